package io.github.camelgp;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that waits for an operation without holding a thread. It ends once: by the answer, by the application's
 * stop, or because its caller was interrupted and left; then the exchange must not be touched any more.
 */
final class WaitingExchange {
    private final Exchange exchange;
    private final AsyncCallback callback;
    private final @Nullable Exception before;
    private final AtomicBoolean ended = new AtomicBoolean();

    WaitingExchange(Exchange exchange, AsyncCallback callback) {
        this.exchange = exchange;
        this.callback = callback;
        this.before = exchange.getException();
    }

    Exchange exchange() {
        return exchange;
    }

    /** True for the first caller only, and only while the exchange's own caller is still there. */
    boolean end() {
        return ended.compareAndSet(false, true) && !isAbandoned();
    }

    /** Whether Camel released the caller: it leaves an exception in the exchange, and may mark it as interrupted. */
    private boolean isAbandoned() {
        return exchange.getException() != before
                || exchange.getExchangeExtension().isInterrupted();
    }

    void goOn() {
        callback.done(false);
    }
}
