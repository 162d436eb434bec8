package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.file.RawResults;
import io.github.camelgp.operation.follow.FollowedResults;
import io.github.camelgp.operation.follow.JobOnlyRule;
import io.github.camelgp.operation.output.ResultReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** Runs a synchronous task (REST page "Execute GP task"). */
public final class ExecuteTaskHandler implements OperationHandler {
    private final EndpointScope scope;

    public ExecuteTaskHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        return TaskRequest.of(exchange, places, scope).thenCompose(request -> request.sent(this::send));
    }

    CompletableFuture<Reply> send(TaskRequest request) {
        String url = request.task().url();
        if (request.task().executionType() == ExecutionType.ASYNCHRONOUS) {
            request.client().forget(url);
            throw new GpParameterException(
                    "", "The task is asynchronous; use operation run or submitJob", GpWhere.at(url));
        }
        JobOnlyRule.check(scope.result().onTruncated(), scope.result().format(), request.task());
        RawResults.check(scope.result(), request.task());
        Instant start = scope.clock().instant();
        return request.client()
                .execute(url, request.form(), scope.executeTimeout(), scope.goingOn())
                .thenCompose(reply -> followed(request)
                        .reply(
                                List.of(reply),
                                whole -> reply(
                                        whole,
                                        reply,
                                        url,
                                        Duration.between(start, scope.clock().instant()))))
                .thenApply(reply -> {
                    scope.cleanUp().used(url, request.uploads(), request.credentials());
                    return reply.after(exchange -> Submissions.forget(exchange, url));
                });
    }

    private FollowedResults followed(TaskRequest request) {
        return new FollowedResults(scope.clients(), request.credentials(), scope.spooling(), scope.result(), null);
    }

    private Reply reply(List<RunReply> whole, RunReply reply, String url, Duration took) {
        Reply result =
                new ResultReply(whole, reply.messages(), null, scope.result(), scope.spooling(), GpWhere.at(url));
        return scope.rules()
                .checked(result, GpWhere.at(url))
                .withHeader(GpConstants.TASK, url)
                .withHeader(GpConstants.RUN_MILLIS, took.toMillis());
    }
}
