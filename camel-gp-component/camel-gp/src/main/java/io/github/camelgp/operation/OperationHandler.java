package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** Carries out one operation. It reads the exchange and leaves writing to the {@link Reply}. Nothing blocks. */
public interface OperationHandler {

    /**
     * Starts the operation.
     *
     * @param places what the address may mean, the likeliest first
     * @return fails with a {@link io.github.camelgp.model.GpException}
     */
    CompletionStage<Reply> handle(Exchange exchange, List<Place> places);
}
