package io.github.camelgp.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A clock that stands still and a timer that runs what is due on the calling thread, in order, when a test lets time
 * pass. Single-threaded by design; tasks may schedule further tasks.
 */
public final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {
    public static final Instant START = Instant.parse("2026-03-01T22:00:00Z");

    private final PriorityQueue<Alarm<?>> alarms = new PriorityQueue<>();
    private Instant now = START;
    private long count;
    private boolean shut;

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass; each task runs at its own moment. */
    public void pass(Duration duration) {
        var end = now.plus(duration);
        while (!alarms.isEmpty() && !alarms.peek().due.isAfter(end)) {
            var next = alarms.remove();
            now = next.due.isAfter(now) ? next.due : now;
            next.run();
        }
        now = end;
    }

    public void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** Runs what is due by now. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** How many tasks wait for their time. */
    public int pending() {
        return alarms.size();
    }

    /** The clock is put forward, or back, without a task running in time. */
    public void jump(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    command.run();
                    return "";
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        var alarm = new Alarm<>(callable, now.plusNanos(unit.toNanos(Math.max(0, delay))), count++);
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(command, first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    command.run();
                    scheduleWithFixedDelay(command, delay, delay, unit);
                },
                first,
                unit);
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        alarms.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }

    private final class Alarm<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final Instant due;
        private final long number;

        Alarm(Callable<V> callable, Instant due, long number) {
            super(callable);
            this.due = due;
            this.number = number;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            alarms.remove(this);
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            var alarm = (Alarm<?>) other;
            var order = due.compareTo(alarm.due);
            return order != 0 ? order : Long.compare(number, alarm.number);
        }
    }
}
