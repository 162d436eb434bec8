package io.github.camelgp.operation;

import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * What an operation found, ready to be put into the exchange. It is made on any thread and applied on one of the route's
 * own, once, and only if somebody still waits; otherwise it is discarded.
 */
public interface Reply {

    /** Fills the exchange; may take its time, as big results are written here. */
    void applyTo(Exchange exchange) throws Exception;

    /** Lets go of what the reply holds, as nobody waits any more. */
    default void discard() {}

    /** This reply, with a header that is set first, so that a failure has it too. */
    default Reply withHeader(String name, Object value) {
        return after(exchange -> exchange.getMessage().setHeader(name, value));
    }

    /** This reply, after {@code first} was done, so that a failure has what that did too. */
    default Reply after(Consumer<Exchange> first) {
        Reply then = this;
        return new Reply() {
            @Override
            public void applyTo(Exchange exchange) throws Exception {
                first.accept(exchange);
                then.applyTo(exchange);
            }

            @Override
            public void discard() {
                then.discard();
            }
        };
    }
}
