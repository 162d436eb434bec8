package io.github.camelgp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How fast a count grows: since it was looked at some seconds ago. Safe for several threads. */
final class PollRate {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final InstantSource clock;
    private Instant from;
    private long before;
    private double rate;

    PollRate(InstantSource clock) {
        this.clock = clock;
        this.from = clock.instant();
    }

    /** The growth a second; short looks one after the other give the same. */
    synchronized double at(long count) {
        Duration passed = Duration.between(from, clock.instant());
        if (passed.toMillis() >= Duration.ofSeconds(1).toMillis()) {
            rate = (count - before) * 1000.0 / passed.toMillis();
        }
        if (passed.compareTo(WINDOW) >= 0) {
            from = clock.instant();
            before = count;
        }
        return rate;
    }
}
