package io.github.camelgp.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a job, kept to the millisecond so that every store gives back what it was given.
 *
 * @param created when the row was written, before the request
 * @param changed when the row's state last changed
 * @param submitted when the server answered with a job id
 * @param started when it was first seen executing
 * @param ended when its end was noticed
 * @param sweepAt from when on the server may have dropped the results
 * @param nextAttemptAt not to be claimed before; null means at once
 * @param deadline when the wait for it ends; null means never
 */
public record JobTimes(
        Instant created,
        Instant changed,
        @Nullable Instant submitted,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant sweepAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deadline) {

    public JobTimes {
        created = created.truncatedTo(ChronoUnit.MILLIS);
        changed = changed.truncatedTo(ChronoUnit.MILLIS);
        submitted = cut(submitted);
        started = cut(started);
        ended = cut(ended);
        sweepAt = cut(sweepAt);
        nextAttemptAt = cut(nextAttemptAt);
        deadline = cut(deadline);
    }

    /** Of a row that is new. */
    public static JobTimes startingAt(Instant created, @Nullable Instant deadline) {
        return new JobTimes(created, created, null, null, null, null, null, deadline);
    }

    JobTimes changed(Instant now) {
        return new JobTimes(created, now, submitted, started, ended, sweepAt, nextAttemptAt, deadline);
    }

    JobTimes submitted(Instant now) {
        return new JobTimes(created, now, now, started, ended, sweepAt, nextAttemptAt, deadline);
    }

    JobTimes started(Instant when) {
        return new JobTimes(created, changed, submitted, when, ended, sweepAt, nextAttemptAt, deadline);
    }

    JobTimes ended(Instant now, @Nullable Instant sweep) {
        return new JobTimes(created, now, submitted, started, now, sweep, nextAttemptAt, deadline);
    }

    JobTimes nextAttemptAt(@Nullable Instant when) {
        return new JobTimes(created, changed, submitted, started, ended, sweepAt, when, deadline);
    }

    JobTimes deadline(@Nullable Instant when) {
        return new JobTimes(created, changed, submitted, started, ended, sweepAt, nextAttemptAt, when);
    }

    private static @Nullable Instant cut(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
