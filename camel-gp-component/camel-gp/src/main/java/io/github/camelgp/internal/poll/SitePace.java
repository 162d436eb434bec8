package io.github.camelgp.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets polls of one site out one by one, evenly spaced, first come first served. */
final class SitePace {
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Duration step;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Instant free = Instant.MIN;
    private boolean armed;

    SitePace(ScheduledExecutorService timer, InstantSource clock, double perSecond) {
        this.timer = timer;
        this.clock = clock;
        step = Duration.ofNanos(Math.round(1e9 / perSecond));
    }

    /** Runs {@code poll} as soon as the pace allows, perhaps at once on this thread. */
    void request(Runnable poll) {
        synchronized (this) {
            waiting.add(poll);
        }
        letOut(false);
    }

    private void letOut(boolean fired) {
        var next = next(fired);
        if (next != null) {
            next.run();
            // The step is longer than no time at all, so this arms the timer for whoever else waits.
            letOut(false);
        }
    }

    private synchronized @Nullable Runnable next(boolean fired) {
        if (fired) {
            armed = false;
        }
        if (armed || waiting.isEmpty()) {
            return null;
        }
        var now = clock.instant();
        if (now.isBefore(free)) {
            armed = true;
            // A clock that was set back must not hold polls up for longer than one step.
            var delay = Math.min(Duration.between(now, free).toNanos(), step.toNanos());
            free = now.plusNanos(delay);
            timer.schedule(() -> letOut(true), delay, TimeUnit.NANOSECONDS);
            return null;
        }
        free = now.plus(step);
        return waiting.remove();
    }
}
