package io.github.camelgp.server.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The server's clock and timer in one, so that a test moves both together. Implementations are thread safe.
 */
public interface ServerTime extends InstantSource {
    /**
     * Runs an action once, not before the delay is over. The action must be short, and runs on a thread of the timer.
     *
     * @param delay zero or less means at once
     */
    void after(Duration delay, Runnable action);
}
