package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.operation.kept.KeptResults;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** Gives a job as it is now (REST page "GP job"). */
public final class GetJobHandler implements OperationHandler {
    private final EndpointScope scope;

    public GetJobHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        JobHandle handle = JobReference.of(exchange, scope);
        return scope.client(handle.taskUrl(), handle.wanted().credentials())
                .job(handle.taskUrl(), handle.jobId(), true)
                .exceptionallyCompose(failure -> {
                    KeptResults kept = scope.kept();
                    return kept == null
                            ? CompletableFuture.failedFuture(failure)
                            : new KeptJobs(scope, kept).job(handle, failure);
                })
                .thenApply(JobReply::new);
    }
}
