package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/** A text is not what the protocol allows: a login page, cut JSON, an answer without what it must hold. */
public final class GpProtocolException extends GpException {

    /** @param message says where the text breaks, or holds an excerpt of it, tokens taken out */
    public GpProtocolException(String message, GpWhere where, @Nullable Throwable cause) {
        super(Reason.NOT_UNDERSTOOD, message, where, cause);
    }
}
