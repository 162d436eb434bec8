package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.job.JobOrigin;
import java.util.UUID;

/**
 * A job to be submitted, or found again.
 *
 * @param rowId chosen by the exchange and kept by it: submitted again under the same id, it finds its own job, and a new
 *     one is made only if that one definitely failed
 * @param form as it goes to the server; it is kept only as far as {@code origin} says, and closed by its maker
 * @param onUnknown what becomes of it when its answer is lost
 * @param turn how it waits when the service has enough jobs
 */
public record Submission(
        String rowId, JobOrigin origin, RunForm form, PollSettings polling, OnUnknown onUnknown, Turn turn) {

    /** One that waits for nobody, and is parked when its answer is lost. */
    public Submission(String rowId, JobOrigin origin, RunForm form, PollSettings polling) {
        this(rowId, origin, form, polling, OnUnknown.PARK, Turn.AT_ONCE);
    }

    /** An id for an exchange that has none yet. */
    public static String newRowId() {
        return UUID.randomUUID().toString();
    }
}
