package io.github.camelgp.server.task;

import java.time.Duration;

/**
 * What the publisher of a service set about its life.
 *
 * @param instances how many of its tasks run at once; 0 for as many as the server has
 * @param maximumUsage longer runs are killed; zero for no limit
 * @param maximumWait how long execute waits for an instance before it is refused; zero for no limit
 * @param messageLevel what clients may read
 * @param cancelRefusedWhileSubmitted a job that waits can't be cancelled
 */
public record ServiceLimits(
        int instances,
        Duration maximumUsage,
        Duration maximumWait,
        MessageLevel messageLevel,
        boolean cancelRefusedWhileSubmitted) {
    /** Checks the numbers. */
    public ServiceLimits {
        if (instances < 0 || maximumUsage.isNegative() || maximumWait.isNegative()) {
            throw new IllegalArgumentException("limits of a service can't be negative");
        }
    }

    /** No limit but 60 seconds of waiting; everything is said, cancel always works. */
    public static ServiceLimits usual() {
        return new ServiceLimits(0, Duration.ZERO, Duration.ofSeconds(60), MessageLevel.INFO, false);
    }

    ServiceLimits withInstances(int value) {
        return new ServiceLimits(value, maximumUsage, maximumWait, messageLevel, cancelRefusedWhileSubmitted);
    }

    ServiceLimits withMaximumUsage(Duration value) {
        return new ServiceLimits(instances, value, maximumWait, messageLevel, cancelRefusedWhileSubmitted);
    }

    ServiceLimits withMaximumWait(Duration value) {
        return new ServiceLimits(instances, maximumUsage, value, messageLevel, cancelRefusedWhileSubmitted);
    }

    ServiceLimits withMessageLevel(MessageLevel value) {
        return new ServiceLimits(instances, maximumUsage, maximumWait, value, cancelRefusedWhileSubmitted);
    }

    ServiceLimits withCancelRefusedWhileSubmitted() {
        return new ServiceLimits(instances, maximumUsage, maximumWait, messageLevel, true);
    }
}
