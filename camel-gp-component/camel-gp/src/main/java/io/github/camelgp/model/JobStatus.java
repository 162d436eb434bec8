package io.github.camelgp.model;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The states of a job as the REST page "GP job" lists them. A word that a server sends beyond that list is
 * {@link #UNKNOWN}: neither success nor an end; its text is kept beside it in {@link GpJob#statusText()}.
 */
public enum JobStatus {
    NEW("esriJobNew", false),
    SUBMITTED("esriJobSubmitted", false),
    WAITING("esriJobWaiting", false),
    EXECUTING("esriJobExecuting", false),
    CANCELLING("esriJobCancelling", false),
    DELETING("esriJobDeleting", false),
    SUCCEEDED("esriJobSucceeded", true),
    FAILED("esriJobFailed", true),
    TIMED_OUT("esriJobTimedOut", true),
    CANCELLED("esriJobCancelled", true),
    DELETED("esriJobDeleted", true),
    UNKNOWN("", false);

    private static final Map<String, JobStatus> BY_WIRE_NAME = Arrays.stream(values())
            .filter(status -> status != UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(JobStatus::wireName, Function.identity()));

    private final String wireName;
    private final boolean end;

    JobStatus(String wireName, boolean end) {
        this.wireName = wireName;
        this.end = end;
    }

    /** The word on the wire, such as {@code esriJobExecuting}; empty for {@link #UNKNOWN}. */
    public String wireName() {
        return wireName;
    }

    /** Whether a job in this state changes no more. */
    public boolean isFinal() {
        return end;
    }

    /** The state a server means by {@code word}, or {@link #UNKNOWN}; never null. */
    public static JobStatus of(String word) {
        return BY_WIRE_NAME.getOrDefault(word.strip(), UNKNOWN);
    }
}
