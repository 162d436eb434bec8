package io.github.camelgp.job.jdbc;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The database that keeps jobs could not do what was asked. UNREACHABLE means that it may come back by itself; otherwise
 * the message says what to do. Neither message nor cause holds a password.
 */
public final class GpStoreException extends GpException {
    GpStoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(reason, message, GpWhere.NOWHERE, cause);
    }

    static GpStoreException refused(String message) {
        return new GpStoreException(Reason.REJECTED, message, null);
    }
}
