package io.github.camelgp.operation;

import io.github.camelgp.model.GpJob;
import org.apache.camel.Exchange;

/**
 * A job as body and headers.
 *
 * @param job as the server showed it
 */
record JobReply(GpJob job) implements Reply {
    @Override
    public void applyTo(Exchange exchange) {
        JobHeaders.set(exchange, job);
        exchange.getMessage().setBody(job);
    }
}
