package io.github.camelgp.model;

import java.util.List;

/** The server answered with an error. */
public class GpServiceException extends GpException {
    private final int code;
    private final List<String> details;

    /**
     * @param code the server's number; 0 when it sent none
     * @param details the server's further texts; may be empty
     */
    public GpServiceException(Reason reason, int code, String message, List<String> details, GpWhere where) {
        super(reason, message, where, null);
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** The server's number, such as 400 or 498; 0 when it sent none. */
    public int getCode() {
        return code;
    }

    /** The server's further texts; never null. */
    public List<String> getDetails() {
        return details;
    }
}
