package io.github.camelgp.server.task;

/** Fails the job; the text becomes its error message, by custom {@code ERROR 000732: …}. Clients see it. */
public final class ToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the text for the client. */
    public ToolException(String message) {
        super(message);
    }

    /** With the text for the client, and a cause for the log. */
    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
