package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpJob;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what a job gave, so that it can be had when the server has swept it. No method blocks; futures complete on threads
 * that may take their time. Safe for use by many threads.
 */
public interface ResultKeeper {

    /**
     * Fetches the wanted outputs of a job that succeeded. All or nothing is kept.
     *
     * @return where, for the row; fails with a {@link io.github.camelgp.model.GpException} of the server's, or with the
     *     failure to write
     */
    CompletionStage<String> keep(GpJobRecord row, GpJob job);

    /** The job at its end as it was kept, with all its messages; fails when there is none, or it is damaged. */
    CompletionStage<GpJob> job(String location);

    /** What was kept before a moment: ids of rows by location. */
    CompletionStage<Map<String, String>> keptBefore(Instant moment);

    /** Removes what was kept; failures are only noted. */
    void drop(String location);
}
