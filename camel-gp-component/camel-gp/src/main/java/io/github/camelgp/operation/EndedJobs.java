package io.github.camelgp.operation;

import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.poll.EndedJob;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.file.RawResults;
import io.github.camelgp.operation.follow.FollowedResults;
import io.github.camelgp.operation.kept.KeptResults;
import io.github.camelgp.operation.output.RawFormat;
import io.github.camelgp.operation.output.ResultFormat;
import io.github.camelgp.operation.output.ResultOptions;
import io.github.camelgp.operation.output.ResultReply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes replies of ended jobs. The row of a job stays claimed until the exchange that got it is done.
 *
 * @param scope of the endpoint
 */
public record EndedJobs(EndpointScope scope) {

    /** The outputs of a job that succeeded; for any other a reply that tells of the job and then fails. */
    CompletableFuture<Reply> reply(EndedJob ended, ResultOptions options) {
        Optional<GpException> failure = ended.failure();
        if (failure.isPresent()) {
            return CompletableFuture.completedFuture(settled(ended, fails(failure.get())));
        }
        return outputs(ended, options)
                .handle((reply, problem) -> settled(ended, problem == null ? reply : fails(problem)));
    }

    /** {@code content} with the job's headers, and with the row acknowledged or released when the exchange is done. */
    public Reply settled(EndedJob ended, Reply content) {
        return new EndedJobReply(ended, scope.ledger(), scope.cleanUp(), content);
    }

    /** A reply that fails its exchange. */
    static Reply fails(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return exchange -> {
            throw cause instanceof Exception exception ? exception : new CompletionException(cause);
        };
    }

    /** The wanted outputs of a job that succeeded, as they were kept, else from the server. */
    public CompletableFuture<Reply> outputs(EndedJob ended, ResultOptions options) {
        GpJob job = ended.job();
        if (job == null) {
            throw new IllegalStateException("Row " + ended.row().rowId() + " succeeded without a job");
        }
        return outputs(ended.row(), job, options)
                .thenApply(reply -> scope.rules().checked(reply, GpWhere.job(job.taskUrl(), job.jobId())));
    }

    private CompletableFuture<Reply> outputs(GpJobRecord row, GpJob job, ResultOptions options) {
        KeptResults kept = scope.kept();
        String location = row.resultLocation();
        String credentials = row.origin().wanted().credentials();
        boolean never =
                options.format() == ResultFormat.reference || options.files().rawFormat() != RawFormat.json;
        if (kept == null || location == null || never) {
            return outputs(job, options, credentials);
        }
        return kept.read(location, options)
                .thenCompose(found -> found.map(replies -> kept(kept, replies, job, options, credentials))
                        .orElseGet(() -> outputs(job, options, credentials)));
    }

    /** Outputs that were kept, with their files. */
    CompletableFuture<Reply> kept(
            KeptResults kept, List<RunReply> replies, GpJob job, ResultOptions options, @Nullable String credentials) {
        return new FollowedResults(scope.clients(), credentials, scope.spooling(), options, job)
                .saved(replies, whole -> reply(whole, job, options), kept::file);
    }

    CompletableFuture<Reply> outputs(GpJob job, ResultOptions options, @Nullable String credentials) {
        if (options.files().rawFormat() != RawFormat.json) {
            return new RawResults(scope.client(job.taskUrl(), credentials), job, options).reply();
        }
        FollowedResults followed = new FollowedResults(scope.clients(), credentials, scope.spooling(), options, job);
        return JobOutputs.asSent(scope.client(job.taskUrl(), credentials), job, options)
                .thenCompose(replies -> followed.reply(
                        replies,
                        whole -> new ResultReply(
                                whole,
                                job.messages(),
                                job,
                                options,
                                scope.spooling(),
                                GpWhere.job(job.taskUrl(), job.jobId()))))
                .exceptionally(EndedJobs::failsWhenTruncated);
    }

    /** To fetch it again would not make it whole. */
    private static Reply failsWhenTruncated(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof GpTruncatedException) {
            return fails(cause);
        }
        throw problem instanceof RuntimeException known ? known : new CompletionException(problem);
    }

    Reply reply(List<RunReply> replies, GpJob job, ResultOptions options) {
        return new ResultReply(
                replies, job.messages(), job, options, scope.spooling(), GpWhere.job(job.taskUrl(), job.jobId()));
    }

    /** Gives a job back that no exchange took. */
    public void giveBack(EndedJob ended) {
        scope.ledger().giveBack(ended.row());
    }

    /** Gives a job back whose results cannot be fetched now; it comes again later. */
    public void postpone(EndedJob ended, GpException cause) {
        scope.ledger().postpone(ended.row(), cause);
    }

    /** The job itself as body, for routes that take jobs without success as messages. */
    public static Reply asMessage(EndedJob ended) {
        return exchange -> exchange.getMessage().setBody(ended.job());
    }
}
