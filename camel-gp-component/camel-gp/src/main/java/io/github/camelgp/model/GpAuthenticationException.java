package io.github.camelgp.model;

import java.util.List;

/** The server knows us not, or no more: code 498, 499 or a refused log-in. */
public final class GpAuthenticationException extends GpServiceException {
    public GpAuthenticationException(int code, String message, List<String> details, GpWhere where) {
        super(Reason.AUTHENTICATION, code, message, details, where);
    }
}
