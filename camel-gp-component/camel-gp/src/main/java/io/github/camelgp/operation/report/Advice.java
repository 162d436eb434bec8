package io.github.camelgp.operation.report;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;

/** What people can do about a job that came to no good end. */
final class Advice {
    private Advice() {}

    static String of(GpJobRecord row, JobFailure why) {
        if (why.clock() != null) {
            return "The limit " + why.clock() + (why.limit() == null ? "" : " of " + Words.of(why.limit()))
                    + " passed. "
                    + (row.leftBehind()
                            ? "The job was left as it is and may still end: look at its URL. awaitJob with its handle waits for it again, cancelJob ends it."
                            : "See at the server why it took so long, or raise the limit, then run it again.");
        }
        if (row.state() == JobState.PARKED && row.jobId() == null) {
            return "It is not known whether the server took the job, so nothing was repeated. Look for a job of that time in"
                    + " the server's manager. If there is none, run it again.";
        }
        return why.reason().advice();
    }
}
