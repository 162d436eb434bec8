package io.github.camelgp.server.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock and one daemon thread for the delays. Closing it drops what is still to come. */
public final class SystemTime implements ServerTime, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    /** Starts the timer; its thread is created with the first delay. */
    public SystemTime() {
        timer = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "gp-server-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void after(Duration delay, Runnable action) {
        if (!timer.isShutdown()) {
            timer.schedule(action, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
