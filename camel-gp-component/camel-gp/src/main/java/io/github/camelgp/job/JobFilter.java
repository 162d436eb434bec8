package io.github.camelgp.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to list; what is null or empty doesn't matter.
 *
 * @param states empty means all
 * @param since rows created at this moment or later
 * @param max how many at most
 */
public record JobFilter(
        Set<JobState> states,
        @Nullable String taskUrl,
        @Nullable String collector,
        @Nullable String idempotencyKey,
        @Nullable Instant since,
        int max) {
    /** The first thousand rows. */
    public static final JobFilter ALL = new JobFilter(Set.of(), null, null, null, null, 1_000);

    public JobFilter {
        states = Set.copyOf(states);
        // As rows are kept to the millisecond, a row made at that very moment would be left out.
        since = since == null ? null : since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Rows in these states. */
    public static JobFilter in(JobState... states) {
        return new JobFilter(Set.of(states), null, null, null, null, ALL.max);
    }

    /** The same rows, but more or fewer of them. */
    public JobFilter atMost(int rows) {
        return new JobFilter(states, taskUrl, collector, idempotencyKey, since, rows);
    }

    /** Whether a row is meant, {@link #max} aside. */
    public boolean matches(GpJobRecord row) {
        var origin = row.origin();
        return (states.isEmpty() || states.contains(row.state()))
                && (taskUrl == null || taskUrl.equals(origin.taskUrl()))
                && (collector == null || collector.equals(origin.collector()))
                && (idempotencyKey == null || idempotencyKey.equals(origin.idempotencyKey()))
                && (since == null || !row.times().created().isBefore(since));
    }
}
