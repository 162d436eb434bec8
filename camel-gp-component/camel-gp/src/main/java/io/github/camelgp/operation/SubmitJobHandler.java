package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.GpJobRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** Submits a job for a consumer to collect, and gives its handle (REST page "Submit GP job"). */
public final class SubmitJobHandler implements OperationHandler {
    private final EndpointScope scope;

    public SubmitJobHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        return TaskRequest.of(exchange, places, scope)
                .thenCompose(request -> request.sent(ready -> new Submissions(scope).submit(exchange, ready, false)))
                .thenApply(SubmitJobHandler::reply);
    }

    private static Reply reply(GpJobRecord row) {
        return exchange -> {
            JobHeaders.set(exchange, row);
            Submissions.forget(exchange, row.taskUrl());
            exchange.getMessage().setBody(row.handle().orElseThrow().toText());
        };
    }
}
