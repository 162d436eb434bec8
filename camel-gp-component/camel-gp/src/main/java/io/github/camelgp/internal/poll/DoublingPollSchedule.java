package io.github.camelgp.internal.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Without history: intervals double from the floor to twice the wait that is aimed at, and stay there; an end that falls
 * anywhere in an interval then waits for half of it. Each interval is a tenth longer or shorter, by chance, so that jobs
 * submitted together are not asked for together.
 */
public final class DoublingPollSchedule implements PollSchedule {
    private static final double JITTER = 0.1;
    private static final int DOUBLINGS = 30;

    private final RandomGenerator random;

    public DoublingPollSchedule(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Duration next(Moment moment) {
        var settings = moment.settings();
        var steady = settings.pollWait().multipliedBy(2);
        var grown = settings.pollFloor().multipliedBy(1L << Math.min(moment.polls(), DOUBLINGS));
        var mean = grown.compareTo(steady) < 0 ? grown : steady;
        var factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofNanos(Math.round(mean.toNanos() * factor));
    }
}
