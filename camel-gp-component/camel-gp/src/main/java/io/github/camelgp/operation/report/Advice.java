package io.github.camelgp.operation.report;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.Reason;

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
        return of(why.reason());
    }

    private static String of(Reason reason) {
        return switch (reason) {
            case NOT_FOUND_OR_NOT_SHARED ->
                "See that the service and task exist under this name, and that they are shared with the user.";
            case SERVICE_STOPPED -> "Have the service started in the server's manager, then run the job again.";
            case NO_INSTANCE ->
                "All instances of the service were busy or did not start: have their number raised, or run it again at a quieter time.";
            case AUTHENTICATION ->
                "See that user and password, token or application are still good, then run it again.";
            case FORBIDDEN -> "Have the service shared with the user, or run it as another one.";
            case LICENCE -> "The server lacks a licence or extension that the tool needs: tell its administrator.";
            case CREDITS -> "The organisation or user has too few credits left: tell the administrator.";
            case INVALID_INPUT ->
                "An input is not what the task takes; the messages name it. Mend it and send it again.";
            case TOOL_FAILED ->
                "The tool itself failed; the first error among the messages says why. Mend the input or the service, then run it again.";
            case TIMED_OUT ->
                "It took longer than the service lets it: have its longest run time raised, or give it less to do.";
            case CANCELLED -> "Somebody, or the server, cancelled the job. Run it again if it is still wanted.";
            case GONE -> "The server no longer has the job or its results. Run it again.";
            case TRUNCATED ->
                "The result was not whole: ask for less, use onTruncated=page, or have the service's maximum number of records raised.";
            case UNREACHABLE, BUSY ->
                "The server could not be reached or was busy. See that it is up, then run it again.";
            case OUTCOME_UNKNOWN ->
                "It is not known what became of the request. Look for the job at the server before you run it again.";
            case SERVER_ERROR -> "The server failed: its log, in the manager, says more at this time.";
            case NOT_UNDERSTOOD ->
                "The answer was not what the protocol allows; a proxy or sign-in page may have given it. Open the task's URL in a browser.";
            case NOT_ACCEPTED ->
                "The server calls it a success, but the route's own rules don't (failWhen, minFeatures, failOnWarning). Look at the result, then at the inputs.";
            case REJECTED -> "This side gave it up; the text above says why. The job may have succeeded at the server.";
        };
    }
}
