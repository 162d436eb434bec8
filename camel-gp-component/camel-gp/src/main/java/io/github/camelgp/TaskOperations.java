package io.github.camelgp;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.internal.poll.EndedJob;
import io.github.camelgp.operation.AwaitJobHandler;
import io.github.camelgp.operation.CancelJobHandler;
import io.github.camelgp.operation.DescribeHandler;
import io.github.camelgp.operation.EndedJobs;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.ExecuteTaskHandler;
import io.github.camelgp.operation.GetJobHandler;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.JobValuesHandler;
import io.github.camelgp.operation.OperationHandler;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.RunHandler;
import io.github.camelgp.operation.SubmitJobHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** The operations of one endpoint, ready to be called. Safe for several threads. */
final class TaskOperations {
    private final GpRuntime runtime;
    private final GpOptions options;
    private final List<Place> places;
    private final EndpointScope scope;
    private final Map<GpOperation, OperationHandler> handlers = new EnumMap<>(GpOperation.class);

    TaskOperations(GpEndpoint endpoint) {
        runtime = endpoint.getComponent().runtime();
        options = new GpOptions(endpoint);
        places = options.places(endpoint.getTask());
        places.forEach(place -> runtime.sites().configure(place.url()));
        scope = new EndpointScope(
                runtime.sites(),
                runtime.ledger(),
                runtime.readers(),
                options.inputs(),
                options.request(),
                options.result(),
                options.rules(),
                options.jobs(),
                options.executeTimeout(),
                runtime.spooling(),
                InstantSource.system());
        handlers.put(GpOperation.run, new RunHandler(scope));
        handlers.put(GpOperation.execute, new ExecuteTaskHandler(scope));
        handlers.put(GpOperation.submitJob, new SubmitJobHandler(scope));
        handlers.put(GpOperation.awaitJob, new AwaitJobHandler(scope));
        handlers.put(GpOperation.getJob, new GetJobHandler(scope));
        handlers.put(GpOperation.getResult, new JobValuesHandler(scope, false));
        handlers.put(GpOperation.getInput, new JobValuesHandler(scope, true));
        handlers.put(GpOperation.cancelJob, new CancelJobHandler(scope));
        handlers.put(GpOperation.describe, new DescribeHandler(scope, false));
        handlers.put(GpOperation.list, new DescribeHandler(scope, true));
    }

    /** Starts the operation that the options, or an allowed header, ask for. */
    CompletionStage<Reply> handle(Exchange exchange) {
        GpOperation operation = operation(exchange);
        OperationHandler handler = handlers.get(operation);
        return handler.handle(exchange, places(exchange, operation));
    }

    private GpOperation operation(Exchange exchange) {
        Object header = exchange.getMessage().getHeader(GpConstants.OPERATION);
        return header == null || !options.allowsHeader("operation")
                ? options.operation()
                : GpOperation.of(header.toString());
    }

    private List<Place> places(Exchange exchange, GpOperation operation) {
        String header = exchange.getMessage().getHeader(GpConstants.TASK, String.class);
        if (header == null || !options.allowsHeader("task") || operation.takesJob()) {
            return places;
        }
        return List.of(options.taskOfHeader(header));
    }

    /** Holds the address and the options against what the server says, as strictly as {@code validateOnStart} asks. */
    void validate() throws InterruptedException {
        for (Place place : places) {
            if (place instanceof TaskAddress task && places.size() == 1) {
                options.startCheck(runtime.startLimit()).check(runtime.sites().at(place.url()), task);
            }
        }
    }

    /** Ended jobs for a consumer of this endpoint. */
    CompletionStage<List<EndedJob>> claim(int max) {
        return runtime.ledger().claim(scope.jobs().collectorOf(places.get(0).url()), max);
    }

    /** How long the thread of a consumer waits for the ledger. */
    Duration storeLimit() {
        return runtime.storeLimit();
    }

    /** Puts an ended job into an exchange; false when its results could not be fetched and it comes again later. */
    boolean fill(Exchange exchange, EndedJob ended) throws InterruptedException {
        return options.delivery(scope).fill(exchange, ended);
    }

    /** Gives a claimed job back that no exchange gets, as the consumer stops. */
    void giveBack(EndedJob ended) {
        new EndedJobs(scope).giveBack(ended);
    }
}
