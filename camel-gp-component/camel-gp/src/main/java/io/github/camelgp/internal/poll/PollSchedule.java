package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When to ask for a job again. One schedule serves all jobs, on several threads; it may learn from their ends. */
public interface PollSchedule {

    /**
     * What is known when the next interval is chosen.
     *
     * @param polls how many answers there have been
     * @param age since the submission
     * @param previous the interval before; null at the first
     * @param job as last seen; null before the first answer
     */
    record Moment(
            String taskUrl,
            PollSettings settings,
            int polls,
            Duration age,
            @Nullable Duration previous,
            @Nullable GpJob job) {}

    /** The interval to the next poll; the poller keeps it between floor and ceiling. */
    Duration next(Moment moment);

    /** A job ended well after this time. */
    default void ended(String taskUrl, Duration age) {}
}
