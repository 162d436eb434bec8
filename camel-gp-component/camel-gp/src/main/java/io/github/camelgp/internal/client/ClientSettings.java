package io.github.camelgp.internal.client;

import java.time.Duration;

/**
 * Limits of a {@link GpClient}.
 *
 * @param responseTimeout how long a server may say nothing
 * @param executeTimeout how long a synchronous task may take
 * @param maxReplyBytes the most that is taken of a reply that is no result
 * @param maxResultBytes the most that is taken of a result, which is spooled
 * @param descriptionLife how long descriptions of services and tasks are kept
 */
public record ClientSettings(
        Duration responseTimeout,
        Duration executeTimeout,
        long maxReplyBytes,
        long maxResultBytes,
        Duration descriptionLife) {

    /** 60 s, 10 min, 64 MB, 16 GB, 5 min. */
    public static ClientSettings defaults() {
        return new ClientSettings(
                Duration.ofSeconds(60), Duration.ofMinutes(10), 64L << 20, 16L << 30, Duration.ofMinutes(5));
    }
}
