package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpServiceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;

/** Runs a task however its service does that: at once, or as a job that is waited for. */
public final class RunHandler implements OperationHandler {
    private final EndpointScope scope;
    private final ExecuteTaskHandler execute;

    public RunHandler(EndpointScope scope) {
        this.scope = scope;
        this.execute = new ExecuteTaskHandler(scope);
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        return TaskRequest.of(exchange, places, scope)
                .thenCompose(request -> run(exchange, request).whenComplete((reply, failure) -> {
                    if (failure instanceof CompletionException wrapped
                            && wrapped.getCause() instanceof GpServiceException) {
                        // republished services change how they run and what they take
                        request.client().forget(request.task().url());
                    }
                }));
    }

    private CompletableFuture<Reply> run(Exchange exchange, TaskRequest request) {
        if (request.task().executionType() == ExecutionType.SYNCHRONOUS) {
            return request.sent(execute::send);
        }
        return request.sent(ready -> new Submissions(scope).submit(exchange, ready, true))
                .thenCompose(this::waitFor);
    }

    /** The exchange learns of its job with the reply only, as until then its caller may leave. */
    private CompletableFuture<Reply> waitFor(GpJobRecord row) {
        EndedJobs jobs = new EndedJobs(scope);
        return scope.ledger()
                .whenEnded(row.rowId(), scope.jobs().polling())
                .thenCompose(ended -> jobs.reply(ended, scope.result()))
                .exceptionally(EndedJobs::fails)
                .thenApply(reply -> reply.after(exchange -> JobHeaders.set(exchange, row)));
    }
}
