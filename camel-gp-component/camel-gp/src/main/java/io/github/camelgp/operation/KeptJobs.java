package io.github.camelgp.operation;

import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.kept.KeptResults;
import io.github.camelgp.operation.output.ResultOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as they were kept when they ended.
 *
 * @param scope of the endpoint
 * @param kept what they gave
 */
record KeptJobs(EndpointScope scope, KeptResults kept) {

    /** The wanted outputs; empty when they aren't kept, or not in this way. */
    CompletableFuture<Optional<Reply>> results(JobHandle handle, ResultOptions wanted) {
        return location(handle)
                .thenCompose(location -> location.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : kept.read(location.get(), wanted)
                                .thenCompose(found -> found.isEmpty()
                                        ? CompletableFuture.completedFuture(Optional.<Reply>empty())
                                        : reply(
                                                location.get(),
                                                found.get(),
                                                wanted,
                                                handle.wanted().credentials())));
    }

    private CompletableFuture<Optional<Reply>> reply(
            String location, List<RunReply> replies, ResultOptions wanted, @Nullable String credentials) {
        return kept.job(location)
                .toCompletableFuture()
                .handle((job, failure) -> {
                    if (job == null) {
                        replies.forEach(RunReply::close);
                        return CompletableFuture.completedFuture(Optional.<Reply>empty());
                    }
                    return new EndedJobs(scope)
                            .kept(kept, replies, job, wanted, credentials)
                            .thenApply(reply -> Optional.<Reply>of(reply.after(filled -> JobHeaders.set(filled, job))));
                })
                .thenCompose(stage -> stage);
    }

    /** The job as it ended, where the server no longer knows it; else {@code failure}. */
    CompletableFuture<GpJob> job(JobHandle handle, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof GpException known) || known.getReason() != Reason.GONE) {
            return CompletableFuture.failedFuture(failure);
        }
        return location(handle)
                .thenCompose(location ->
                        location.isEmpty() ? CompletableFuture.failedFuture(failure) : kept.job(location.get()));
    }

    /** Whoever may not ask the server for it gets nothing from the folder either. */
    private static boolean isOf(GpJobRecord row, JobHandle handle) {
        return Objects.equals(
                row.origin().wanted().credentials(), handle.wanted().credentials());
    }

    private CompletableFuture<Optional<String>> location(JobHandle handle) {
        return scope.ledger()
                .row(handle)
                .thenApply(row -> row.filter(found -> isOf(found, handle)).map(GpJobRecord::resultLocation))
                .toCompletableFuture();
    }
}
