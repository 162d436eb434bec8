package io.github.camelgp.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No answer came, or only part of one, or only that the server is too busy. */
public final class GpTransportException extends GpException {
    private final transient @Nullable Duration retryAfter;

    /** @param reason UNREACHABLE when the request certainly did not arrive, else OUTCOME_UNKNOWN or BUSY */
    public GpTransportException(Reason reason, String message, GpWhere where, @Nullable Throwable cause) {
        super(reason, message, where, cause);
        this.retryAfter = null;
    }

    /**
     * The server asks to come back later; the request was not carried out.
     *
     * @param retryAfter when; null when it does not tell
     */
    public GpTransportException(@Nullable Duration retryAfter, String message, GpWhere where) {
        super(Reason.BUSY, message, where, null);
        this.retryAfter = retryAfter;
    }

    /** Whether the request certainly was not carried out, so that it may be sent again. */
    public boolean isNotSent() {
        return getReason() == Reason.UNREACHABLE || getReason() == Reason.BUSY;
    }

    /** How long the server asks to wait. */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
