package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.operation.follow.FollowedResults;
import io.github.camelgp.operation.kept.KeptResults;
import io.github.camelgp.operation.output.ResultOptions;
import io.github.camelgp.operation.output.ResultReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Gives outputs or inputs of a job, one or all (REST pages "GP result", "GP input"). Jobs that failed or were cancelled
 * do not link theirs, but servers from 11.1 on keep them.
 */
public final class JobValuesHandler implements OperationHandler {
    private final EndpointScope scope;
    private final boolean inputs;

    /** @param inputs whether inputs are wanted, not outputs */
    public JobValuesHandler(EndpointScope scope, boolean inputs) {
        this.scope = scope;
        this.inputs = inputs;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        JobHandle handle = JobReference.of(exchange, scope);
        ResultOptions wanted = scope.result().with(handle.wanted());
        return kept(handle, wanted)
                .thenCompose(found ->
                        found.isPresent() ? CompletableFuture.completedFuture(found.get()) : asked(handle, wanted));
    }

    /** What was kept of the job, if that is what is wanted. */
    private CompletableFuture<Optional<Reply>> kept(JobHandle handle, ResultOptions wanted) {
        KeptResults kept = scope.kept();
        if (inputs || kept == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return new KeptJobs(scope, kept).results(handle, wanted);
    }

    private CompletableFuture<Reply> asked(JobHandle handle, ResultOptions wanted) {
        return scope.client(handle.taskUrl(), handle.wanted().credentials())
                .job(handle.taskUrl(), handle.jobId(), true)
                .thenCompose(job -> values(job, wanted, handle.wanted().credentials())
                        .thenApply(values -> values.after(filled -> JobHeaders.set(filled, job))));
    }

    private CompletableFuture<Reply> values(GpJob job, ResultOptions options, @Nullable String credentials) {
        if (inputs) {
            return inputsOf(job, options, credentials);
        }
        if (!job.status().isFinal() && job.results().isEmpty()) {
            throw new GpParameterException(
                    "",
                    "The job has no outputs yet, as it is " + job.statusText() + "; use awaitJob to wait for it",
                    GpWhere.job(job.taskUrl(), job.jobId()));
        }
        if (job.status() != JobStatus.SUCCEEDED && job.results().isEmpty()) {
            FollowedResults followed =
                    new FollowedResults(scope.clients(), credentials, scope.spooling(), options, job);
            return scope.client(job.taskUrl(), credentials)
                    .results(job, options.requestParameters())
                    .thenCompose(reply -> followed.reply(List.of(reply), whole -> resultReply(job, whole, options)));
        }
        return new EndedJobs(scope).outputs(job, options, credentials);
    }

    private CompletableFuture<Reply> inputsOf(GpJob job, ResultOptions options, @Nullable String credentials) {
        GpClient client = scope.client(job.taskUrl(), credentials);
        Set<String> names = options.output() == null ? job.inputs().keySet() : Set.of(spelled(job, options.output()));
        List<CompletableFuture<RunReply>> fetches = new ArrayList<>();
        for (String name : names) {
            fetches.add(
                    client.input(job, name).thenApply(value -> new RunReply(List.of(value), List.of(), value.owner())));
        }
        return Fetches.all(fetches).thenApply(replies -> resultReply(job, replies, options));
    }

    private static String spelled(GpJob job, String name) {
        return job.inputs().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private Reply resultReply(GpJob job, List<RunReply> replies, ResultOptions options) {
        return new ResultReply(
                replies, job.messages(), job, options, scope.spooling(), GpWhere.job(job.taskUrl(), job.jobId()));
    }
}
