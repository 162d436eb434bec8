package io.github.camelgp.internal.poll;

import io.github.camelgp.job.JobLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to ask for one job, and for how long.
 *
 * @param pollWait the mean wait after the end that is aimed at
 * @param pollFloor the shortest interval, and the first
 * @param pollCeiling the longest interval, also after errors
 * @param pollErrorTimeout how long polls may fail in a row until the job counts as lost sight of
 * @param cancelTimeout how long the server's last word on a cancelled job is waited for
 * @param limits how long the job may take
 */
public record PollSettings(
        Duration pollWait,
        Duration pollFloor,
        Duration pollCeiling,
        Duration pollErrorTimeout,
        Duration cancelTimeout,
        Limits limits) {
    /** The options' defaults. */
    public static final PollSettings DEFAULTS = new PollSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            new Limits(Duration.ofHours(24), null, null, JobLimits.NONE.cancelling()));

    /** What happens to a job whose time is over. */
    public enum TimeoutAction {
        CANCEL,
        LEAVE
    }

    /**
     * Each null means no limit.
     *
     * @param job from the row's creation to the end
     * @param queue from the submission until it is first seen executing
     * @param run from then to the end
     * @param cancelling names of the options at whose passing the job is cancelled; at others it is left as it is
     */
    public record Limits(
            @Nullable Duration job, @Nullable Duration queue, @Nullable Duration run, Set<String> cancelling) {

        public Limits {
            cancelling = Set.copyOf(cancelling);
        }

        /** With one action whichever passes. */
        public Limits(@Nullable Duration job, @Nullable Duration queue, @Nullable Duration run, TimeoutAction action) {
            this(job, queue, run, action == TimeoutAction.CANCEL ? PollClocks.ALL : Set.of());
        }

        /** What happens when the option {@code clock} passes. */
        TimeoutAction action(String clock) {
            return cancelling.contains(clock) ? TimeoutAction.CANCEL : TimeoutAction.LEAVE;
        }

        /** As rows keep them; the limit on the whole job is kept as a deadline. */
        JobLimits kept() {
            return new JobLimits(queue, run, cancelling);
        }

        /** When a job that is waited for from now on has to be at its end; null means never. */
        public @Nullable Instant deadline(Instant now) {
            return job == null ? null : now.plus(job);
        }
    }

    /**
     * @throws IllegalArgumentException if an interval is not positive, or the floor is above the ceiling
     */
    public PollSettings {
        if (pollFloor.isNegative() || pollFloor.isZero() || pollFloor.compareTo(pollCeiling) > 0) {
            throw new IllegalArgumentException(
                    "pollFloor " + pollFloor + " must be positive and at most pollCeiling " + pollCeiling);
        }
        if (pollWait.isNegative() || pollWait.isZero()) {
            throw new IllegalArgumentException("pollWait " + pollWait + " must be positive");
        }
    }

    /** The same with the limits that came with a job. */
    PollSettings of(JobLimits kept) {
        return kept.inFlight(0).equals(JobLimits.NONE)
                ? this
                : withLimits(new Limits(limits.job(), kept.queue(), kept.run(), kept.cancelling()));
    }

    /** The same with other limits. */
    public PollSettings withLimits(Limits others) {
        return new PollSettings(pollWait, pollFloor, pollCeiling, pollErrorTimeout, cancelTimeout, others);
    }
}
