package io.github.camelgp.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A limit of ours passed. What became of the run is said in the message; nothing was repeated. */
public final class GpTimeoutException extends GpException {
    private final String clock;
    private final Duration limit;

    /** @param clock the option whose limit passed, such as {@code jobTimeout} */
    public GpTimeoutException(String clock, Duration limit, String message, GpWhere where, @Nullable Throwable cause) {
        super(Reason.TIMED_OUT, message, where, cause);
        this.clock = clock;
        this.limit = limit;
    }

    /** The option whose limit passed. */
    public String getClock() {
        return clock;
    }

    public Duration getLimit() {
        return limit;
    }
}
