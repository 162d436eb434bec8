package io.github.camelgp.server.admin;

/** A refusal in the envelope of the administrator's site: {@code {"status":"error","messages":[…],"code":…}}. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** The code is in the body; HTTP says 200. */
    public AdminException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** A parameter that must be there, and must make sense. */
    public static AdminException invalid(String what) {
        return new AdminException(400, what);
    }
}
