package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/** No answer came, or only part of one. */
public final class GpTransportException extends GpException {

    /** @param reason UNREACHABLE when the request certainly did not arrive, else OUTCOME_UNKNOWN or BUSY */
    public GpTransportException(Reason reason, String message, GpWhere where, @Nullable Throwable cause) {
        super(reason, message, where, cause);
    }

    /** Whether the request certainly did not arrive, so that it may be sent again. */
    public boolean isNotSent() {
        return getReason() == Reason.UNREACHABLE;
    }
}
