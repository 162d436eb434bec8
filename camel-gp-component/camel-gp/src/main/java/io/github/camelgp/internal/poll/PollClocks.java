package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.PollEnd.Passed;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits on one job's time; guarded by its owner's lock. */
final class PollClocks {
    static final String JOB = "jobTimeout";
    static final String QUEUE = "queueTimeout";
    static final String RUN = "runTimeout";

    /** The limits that have an action each. */
    static final Set<String> ALL = Set.of(JOB, QUEUE, RUN);

    private final PollTarget target;
    private @Nullable Instant started;
    private @Nullable Instant cancelled;

    PollClocks(PollTarget target) {
        this.target = target;
        started = target.started();
    }

    @Nullable
    Instant started() {
        return started;
    }

    void seen(GpJob job, Instant now) {
        if (started == null && (job.status() == JobStatus.EXECUTING || job.status() == JobStatus.CANCELLING)) {
            started = now;
        }
    }

    /** From now on only the last word on the cancellation is waited for. */
    void cancelled(Instant now) {
        cancelled = now;
    }

    @Nullable
    Passed passed(Instant now) {
        var limits = target.settings().limits();
        if (cancelled != null) {
            return over("cancelTimeout", cancelled, target.settings().cancelTimeout(), now);
        }
        var deadline = target.deadline();
        if (deadline != null && !now.isBefore(deadline)) {
            return new Passed(JOB, Duration.between(target.created(), deadline));
        }
        if (started == null) {
            return over(QUEUE, target.submitted(), limits.queue(), now);
        }
        return over(RUN, started, limits.run(), now);
    }

    /** No later than the next limit, so that it is noticed in time. */
    Duration cut(Duration interval, Instant now) {
        var cut = interval;
        var limits = target.settings().limits();
        if (cancelled != null) {
            return cut(cut, cancelled, target.settings().cancelTimeout(), now);
        }
        if (target.deadline() != null) {
            cut = cut(cut, target.deadline(), Duration.ZERO, now);
        }
        return started == null
                ? cut(cut, target.submitted(), limits.queue(), now)
                : cut(cut, started, limits.run(), now);
    }

    private static @Nullable Passed over(String clock, Instant from, @Nullable Duration limit, Instant now) {
        return limit == null || now.isBefore(from.plus(limit)) ? null : new Passed(clock, limit);
    }

    private static Duration cut(Duration interval, Instant from, @Nullable Duration limit, Instant now) {
        if (limit == null) {
            return interval;
        }
        var left = Duration.between(now, from.plus(limit));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(interval) < 0 ? left : interval;
    }
}
