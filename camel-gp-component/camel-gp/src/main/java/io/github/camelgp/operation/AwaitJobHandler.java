package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.JobHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** Waits for the job of a handle, also from a cold start, and gives its outputs in the form that the handle asks for. */
public final class AwaitJobHandler implements OperationHandler {
    private final EndpointScope scope;

    public AwaitJobHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        JobHandle handle = JobReference.of(exchange, scope);
        return scope.ledger().await(handle, scope.jobs().polling()).thenCompose(ended -> new EndedJobs(scope)
                .reply(ended, scope.result().with(handle.wanted())));
    }
}
