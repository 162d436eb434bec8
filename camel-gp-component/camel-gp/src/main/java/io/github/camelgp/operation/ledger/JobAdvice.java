package io.github.camelgp.operation.ledger;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.model.Reason;

/** What somebody who finds a row in the morning can do about it. */
final class JobAdvice {
    private JobAdvice() {}

    static String of(GpJobRecord row) {
        if (row.rerunAs().isPresent()) {
            return "Nothing here: it was submitted again as row "
                    + row.rerunAs().get() + "; if there is no such row, rerunJob with the id of this one makes it";
        }
        return switch (row.state()) {
            case SUBMITTING -> "Nothing: the server has not answered yet";
            case RUNNING ->
                row.leftBehind()
                        ? "It may still run at the server: awaitJob takes it up again; rerunJob submits another"
                        : "Nothing: it is asked for until it ends";
            case FINISHED -> row.succeeded() ? waits(row) : failed(row);
            case CLAIMED -> "Nothing: a route has it";
            case DELIVERED -> row.succeeded() ? "Nothing: its route is through" : failed(row);
            case UNKNOWN, PARKED ->
                row.jobId() == null
                        ? "See in the server's job list whether it took the job at "
                                + row.times().created()
                                + "; if it did, collect that by its URL and forget this row, else rerunJob"
                        : "awaitJob takes it up; rerunJob submits another";
            case DEAD -> dead(row);
        };
    }

    private static String waits(GpJobRecord row) {
        return row.origin().attached()
                ? "The message comes again with its key and gets the result"
                : "A consumer of " + row.origin().collector() + " takes it, if there is one";
    }

    private static String dead(GpJobRecord row) {
        return row.succeeded()
                ? "Mend what the route failed of, then get the result with awaitJob, before the server removes it, or"
                        + " rerunJob"
                : failed(row);
    }

    private static String failed(GpJobRecord row) {
        JobFailure failure = row.failure();
        Reason reason = failure == null ? Reason.TOOL_FAILED : failure.reason();
        return reason.advice() + (row.origin().request() == null ? " (send its message again)" : " (rerunJob)");
    }
}
