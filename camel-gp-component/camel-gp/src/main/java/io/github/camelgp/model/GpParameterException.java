package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/** An input was wrong, found before anything was sent. */
public final class GpParameterException extends GpException {
    private final String parameter;

    /**
     * @param parameter the input's name; empty when the failure is about all of them
     * @param message names the value and the rule it breaks
     */
    public GpParameterException(String parameter, String message, GpWhere where) {
        this(parameter, message, where, null);
    }

    public GpParameterException(String parameter, String message, GpWhere where, @Nullable Throwable cause) {
        super(Reason.INVALID_INPUT, message, where, cause);
        this.parameter = parameter;
    }

    /** The input's name; empty when the failure is about all of them. */
    public String getParameter() {
        return parameter;
    }
}
