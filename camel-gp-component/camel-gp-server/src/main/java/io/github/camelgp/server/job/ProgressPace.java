package io.github.camelgp.server.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a job that must take a while, though its work may be done at once: steps are shown no earlier than
 * their share of that time. Guarded by the job's lock.
 */
final class ProgressPace {
    private static final int MAX_STEPS = 128;

    private final InstantSource clock;
    private final Instant start;
    private final long nanos;
    private final List<JobProgress> steps = new ArrayList<>();
    private @Nullable JobProgress latest;

    /** @param length how long the job takes at least; zero shows each step at once */
    ProgressPace(InstantSource clock, Instant start, Duration length) {
        this.clock = clock;
        this.start = start;
        this.nanos = length.toNanos();
    }

    void report(JobProgress step) {
        latest = step;
        if (nanos > 0 && steps.size() < MAX_STEPS) {
            steps.add(step);
        }
    }

    /** The latest step whose time has come; the first one in any case. */
    Optional<JobProgress> now() {
        long percent = nanos > 0 ? Duration.between(start, clock.instant()).toNanos() * 100 / nanos : 100;
        if (percent >= 100 || steps.isEmpty()) {
            return Optional.ofNullable(latest);
        }
        JobProgress shown = steps.get(0);
        for (JobProgress step : steps) {
            if (step.percent() <= percent) {
                shown = step;
            }
        }
        return Optional.of(shown);
    }
}
