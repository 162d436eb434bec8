package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that can go wrong with a geoprocessing task. The message says what failed, then why in the
 * server's words, then what to do where that is known, then the ids; it never holds a token, password or query string.
 */
public abstract class GpException extends RuntimeException {
    private final Reason reason;
    private final transient GpWhere where;

    protected GpException(Reason reason, String message, GpWhere where, @Nullable Throwable cause) {
        super(message + where.suffix(), cause);
        this.reason = reason;
        this.where = where;
    }

    /** Why, in terms that a route can branch on. */
    public Reason getReason() {
        return reason;
    }

    /** URL of the task or resource; null when none is known. */
    public @Nullable String getUrl() {
        return where.url();
    }

    /** The server's id of the job; null when there is none. */
    public @Nullable String getJobId() {
        return where.jobId();
    }

    /** URL of the job; null when there is none. */
    public @Nullable String getJobUrl() {
        return where.jobUrl();
    }
}
