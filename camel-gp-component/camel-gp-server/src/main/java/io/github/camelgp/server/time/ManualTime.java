package io.github.camelgp.server.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it; due actions run on the thread that calls {@link #advance}. */
public final class ManualTime implements ServerTime {
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Instant now;
    private long order;

    /** Starts at the given moment. */
    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        if (delay.isNegative() || delay.isZero()) {
            action.run();
            return;
        }
        synchronized (this) {
            queue.add(new Due(now.plus(delay), order++, action));
        }
    }

    /** How many actions wait for their time. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Moves the clock and runs everything that became due, in order. */
    public void advance(Duration by) {
        for (Runnable action : due(by)) {
            action.run();
        }
    }

    private synchronized List<Runnable> due(Duration by) {
        now = now.plus(by);
        List<Runnable> due = new ArrayList<>();
        for (Due next = queue.peek(); next != null && !next.at().isAfter(now); next = queue.peek()) {
            due.add(queue.remove().action());
        }
        return due;
    }

    private record Due(Instant at, long order, Runnable action) {}
}
