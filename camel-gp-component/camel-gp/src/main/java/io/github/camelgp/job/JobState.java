package io.github.camelgp.job;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a job stands with us, which is not what the server calls its status. The table of allowed transitions is part
 * of the type: a row that would make another one fails.
 */
public enum JobState {
    /** Written before the request goes out; nothing is known of an answer. */
    SUBMITTING,
    /** The server answered with a job id. */
    RUNNING,
    /** The job ended, well or badly; nobody has taken it yet. */
    FINISHED,
    /** One exchange of one node has it. */
    CLAIMED,
    /** Its exchange is through; kept as a tombstone so that its key stays taken. */
    DELIVERED,
    /** The answer to the request was lost: there may be a job or not. */
    UNKNOWN,
    /** Nothing goes on by itself; somebody has to look. */
    PARKED,
    /** Given up, with the reason; can be listed and run again. */
    DEAD;

    private Set<JobState> next() {
        return switch (this) {
            case SUBMITTING -> EnumSet.of(RUNNING, UNKNOWN, DEAD);
            case RUNNING -> EnumSet.of(FINISHED, CLAIMED);
            case FINISHED -> EnumSet.of(CLAIMED, DELIVERED, PARKED, DEAD);
            case CLAIMED -> EnumSet.of(FINISHED, DELIVERED, PARKED, DEAD);
            case UNKNOWN -> EnumSet.of(SUBMITTING, RUNNING, PARKED, DEAD);
            case PARKED -> EnumSet.of(SUBMITTING, RUNNING, FINISHED, CLAIMED, DEAD);
            case DEAD -> EnumSet.of(FINISHED, CLAIMED);
            case DELIVERED -> EnumSet.noneOf(JobState.class);
        };
    }

    /** Whether a row in this state may go to {@code other}; to stay is always allowed. */
    public boolean mayBecome(JobState other) {
        return this == other || next().contains(other);
    }

    /** Whether a node works on rows in this state, and so holds a lease on them. */
    public boolean isLeased() {
        return this == SUBMITTING || this == RUNNING || this == CLAIMED || this == UNKNOWN;
    }
}
