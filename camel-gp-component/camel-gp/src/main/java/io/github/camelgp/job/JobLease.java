package io.github.camelgp.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which node works on a row, and until when it need not say so again.
 *
 * @param node id of the node, unique among those that share a repository
 * @param until kept to the millisecond
 */
public record JobLease(String node, Instant until) {

    public JobLease {
        until = until.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the node has not been heard of for too long. */
    public boolean lapsed(Instant now) {
        return !until.isAfter(now);
    }
}
