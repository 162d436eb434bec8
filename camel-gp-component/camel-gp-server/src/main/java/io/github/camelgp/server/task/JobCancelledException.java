package io.github.camelgp.server.task;

/** Thrown inside a tool when its client has cancelled the job; tools let it pass. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace to speak of: it is a signal. */
    public JobCancelledException() {
        super("cancelled", null, false, false);
    }
}
