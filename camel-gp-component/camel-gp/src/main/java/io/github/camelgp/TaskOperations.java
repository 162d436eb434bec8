package io.github.camelgp;

import io.github.camelgp.internal.client.ItemAddress;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.internal.poll.EndedJob;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
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
import io.github.camelgp.operation.ServerCleanUp;
import io.github.camelgp.operation.SubmitJobHandler;
import io.github.camelgp.operation.edit.ApplyEditsHandler;
import io.github.camelgp.operation.file.UploadHandler;
import io.github.camelgp.operation.follow.MapImageHandler;
import io.github.camelgp.operation.kept.KeptResults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** The operations of one endpoint, ready to be called. Safe for several threads. */
final class TaskOperations {
    private final GpRuntime runtime;
    private final GpOptions options;
    private final List<Place> places;
    private final Optional<ItemAddress> item;
    private final EndpointScope scope;
    private final Map<GpOperation, OperationHandler> handlers = new EnumMap<>(GpOperation.class);

    TaskOperations(GpEndpoint endpoint) {
        runtime = endpoint.getComponent().runtime();
        options = new GpOptions(endpoint);
        places = options.places(endpoint.getTask());
        places.forEach(place -> runtime.sites().configure(place.url()));
        item = options.item(endpoint.getTask());
        scope = new EndpointScope(
                runtime.sites(),
                runtime.ledger(),
                runtime.readers(),
                runtime.waiting().readers(runtime.readers()),
                options.inputs(),
                options.request(),
                options.result(),
                options.rules(),
                options.jobs(),
                new ServerCleanUp(endpoint.getConfiguration().getCleanUp(), runtime.sites()),
                runtime.kept(),
                runtime.reports(),
                options.executeTimeout(),
                runtime.spooling(),
                InstantSource.system(),
                options.credentials(runtime.sites(), places),
                options.files());
        handlers.put(GpOperation.run, new RunHandler(scope));
        handlers.put(GpOperation.execute, new ExecuteTaskHandler(scope));
        handlers.put(GpOperation.submitJob, new SubmitJobHandler(scope));
        handlers.put(GpOperation.awaitJob, new AwaitJobHandler(scope));
        handlers.put(GpOperation.getJob, new GetJobHandler(scope));
        handlers.put(GpOperation.getResult, new JobValuesHandler(scope, false));
        handlers.put(GpOperation.getInput, new JobValuesHandler(scope, true));
        handlers.put(GpOperation.cancelJob, new CancelJobHandler(scope));
        handlers.put(GpOperation.mapImage, new MapImageHandler(scope, options.image()));
        handlers.put(GpOperation.applyEdits, new ApplyEditsHandler(scope, options.load()));
        handlers.put(GpOperation.describe, new DescribeHandler(scope, false));
        handlers.put(GpOperation.upload, new UploadHandler(scope));
        handlers.put(GpOperation.list, new DescribeHandler(scope, true));
        Arrays.stream(GpOperation.values())
                .filter(GpOperation::isOfLedger)
                .forEach(operation ->
                        handlers.put(operation, options.ledgerHandler(runtime.ledgerOperations(), operation)));
    }

    /** Starts the operation that the options, or an allowed header, ask for. */
    CompletionStage<Reply> handle(Exchange exchange) {
        GpOperation operation = operation(exchange);
        OperationHandler handler = handlers.get(operation);
        String search = options.search();
        if (operation == GpOperation.list && search != null) {
            return runtime.portals().search(search);
        }
        List<Place> named = places(exchange, operation);
        if (item.isEmpty() || operation.takesJob() || !named.isEmpty()) {
            return handler.handle(exchange, named);
        }
        ItemAddress address = item.get();
        return address.isHelper() && address.names().isEmpty()
                ? runtime.portals().helperServices()
                : runtime.portals().at(address, place -> handler.handle(exchange, List.of(place)));
    }

    private GpOperation operation(Exchange exchange) {
        Object header = exchange.getMessage().getHeader(GpConstants.OPERATION);
        if (header == null || !options.allowsHeader("operation")) {
            return options.operation();
        }
        GpOperation wanted = GpOperation.of(header.toString());
        if (wanted.isOfLedger() && wanted != options.operation() && !options.allowsHeader("jobs")) {
            throw new GpParameterException(
                    "",
                    "The header CamelGpOperation may ask for " + wanted + " only where allowHeaders lists jobs",
                    GpWhere.NOWHERE);
        }
        return wanted;
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
            if (!options.operation().isOfLedger() && place instanceof TaskAddress task && places.size() == 1) {
                options.startCheck(runtime.startLimit())
                        .check(
                                runtime.sites()
                                        .at(place.url(), scope.credentials().own()),
                                task);
            }
        }
        if (item.isPresent() && !item.get().names().isEmpty()) {
            validate(item.get());
        }
    }

    private void validate(ItemAddress address) throws InterruptedException {
        StartCheck check = options.startCheck(runtime.startLimit());
        Optional<Place> place = check.found(() -> runtime.portals().place(address), address.toString());
        if (place.isPresent() && place.get() instanceof TaskAddress task) {
            check.check(runtime.sites().at(task.url()), task);
        }
    }

    /** A consumer of this endpoint starts: what it wants of its jobs is what is kept of them. */
    void expectJobs() {
        KeptResults kept = runtime.kept();
        if (kept != null && !places.isEmpty()) {
            kept.expect(scope.jobs().collectorOf(places.get(0).url()), scope.result());
        }
    }

    /** Ended jobs for a consumer of this endpoint. */
    CompletionStage<List<EndedJob>> claim(int max) {
        if (item.isPresent() && scope.jobs().collector() == null) {
            return runtime.portals().place(item.get()).thenCompose(place -> runtime.ledger()
                    .claim(scope.jobs().collectorOf(place.url()), max));
        }
        String address = places.isEmpty() ? "" : places.get(0).url();
        return runtime.ledger().claim(scope.jobs().collectorOf(address), max);
    }

    /**
     * Has {@code wake} run when there may be an ended job for a consumer of this endpoint. Which task an item means is not
     * known before the portal was asked; then only polls find its jobs.
     */
    AutoCloseable onFinished(Runnable wake) {
        if (item.isPresent() && scope.jobs().collector() == null) {
            return () -> {};
        }
        String address = places.isEmpty() ? "" : places.get(0).url();
        return runtime.ledger().onFinished(scope.jobs().collectorOf(address), wake);
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
