package io.github.camelgp.server.job;

/** Where a job stands, with the word of the protocol (services reference, GP job). */
public enum JobStatus {
    SUBMITTED("esriJobSubmitted"),
    EXECUTING("esriJobExecuting"),
    CANCELLING("esriJobCancelling"),
    SUCCEEDED("esriJobSucceeded"),
    FAILED("esriJobFailed"),
    TIMED_OUT("esriJobTimedOut"),
    CANCELLED("esriJobCancelled");

    private final String word;

    JobStatus(String word) {
        this.word = word;
    }

    /** As clients see it. */
    public String word() {
        return word;
    }

    /** Nothing will change any more. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == TIMED_OUT || this == CANCELLED;
    }
}
