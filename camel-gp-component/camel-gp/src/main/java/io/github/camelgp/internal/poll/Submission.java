package io.github.camelgp.internal.poll;

import io.github.camelgp.job.JobOrigin;
import java.util.Map;
import java.util.UUID;

/**
 * A job to be submitted, or found again.
 *
 * @param rowId chosen by the exchange and kept by it: submitted again under the same id, it finds its own job, and a new
 *     one is made only if that one definitely failed
 * @param parameters as they go to the server; they are kept only as far as {@code origin} says
 */
public record Submission(String rowId, JobOrigin origin, Map<String, String> parameters, PollSettings polling) {

    public Submission {
        parameters = Map.copyOf(parameters);
    }

    /** An id for an exchange that has none yet. */
    public static String newRowId() {
        return UUID.randomUUID().toString();
    }
}
