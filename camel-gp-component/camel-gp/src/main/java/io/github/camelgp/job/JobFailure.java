package io.github.camelgp.job;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a job did not come to a good end, as a row keeps it.
 *
 * @param text for people; without tokens
 * @param clock the option whose limit passed, such as {@code jobTimeout}; null for other reasons
 * @param limit of that option; null when it isn't known, or no clock is
 */
public record JobFailure(Reason reason, String text, @Nullable String clock, @Nullable Duration limit) {
    private static final int LONGEST = 4_000;

    public JobFailure {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        limit = limit == null ? null : Duration.ofMillis(limit.toMillis());
    }

    /** A failure whose limit isn't known. */
    public JobFailure(Reason reason, String text, @Nullable String clock) {
        this(reason, text, clock, null);
    }

    /** A failure that no clock of ours caused. */
    public static JobFailure of(Reason reason, String text) {
        return new JobFailure(reason, text, null, null);
    }

    /** What {@code cause} says; a failure outside our own tree counts as the route's and is told by its class. */
    public static JobFailure of(Throwable cause) {
        if (cause instanceof GpException failure) {
            return of(failure.getReason(), String.valueOf(failure.getMessage()));
        }
        return of(Reason.REJECTED, cause.getClass().getName() + ": " + cause.getMessage());
    }
}
