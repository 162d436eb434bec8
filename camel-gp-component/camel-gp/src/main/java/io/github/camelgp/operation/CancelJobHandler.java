package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** Has a job cancelled and gives it as it ended, which may be that it succeeded (REST page "Cancel GP job"). */
public final class CancelJobHandler implements OperationHandler {
    private final EndpointScope scope;

    public CancelJobHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        return scope.ledger()
                .cancel(JobReference.of(exchange, scope), scope.jobs().polling())
                .thenApply(JobReply::new);
    }
}
