package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.file.UploadMemory;
import io.github.camelgp.operation.file.UploadedInputs;
import io.github.camelgp.operation.file.Uploads;
import io.github.camelgp.operation.input.Mark;
import io.github.camelgp.operation.input.RunForms;
import io.github.camelgp.operation.input.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A run that is ready to be sent: described, read and checked.
 *
 * @param client of the task's server
 * @param task as the server describes it
 * @param inputs names of those that are given
 * @param form the inputs and everything else of the request
 * @param credentials name of those that it is sent with; null for the component's own
 * @param mark the input that tells it from other runs; null when there is none
 * @param uploads ids of items that were uploaded for it
 */
record TaskRequest(
        GpClient client,
        GpTask task,
        Set<String> inputs,
        RunForm form,
        @Nullable String credentials,
        @Nullable Mark mark,
        List<String> uploads) {

    /** Asks for the description, which is kept for a while, and reads the inputs. */
    static CompletableFuture<TaskRequest> of(Exchange exchange, List<Place> places, EndpointScope scope) {
        TaskAddress address = places.stream()
                .filter(TaskAddress.class::isInstance)
                .map(TaskAddress.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The address names no task"));
        String credentials = scope.credentials().of(exchange);
        GpClient client = scope.client(address.url(), credentials);
        return client.service(address.service())
                .handle((service, failure) -> Optional.ofNullable(service))
                .thenCompose(service -> readableBy(scope.readers(), client.task(address))
                        .thenCompose(task -> {
                            double version =
                                    service.map(GpService::currentVersion).orElse(0.0);
                            Map<String, WireValue> inputs = OutputInputs.checked(
                                    scope.inputs().read(exchange, asked(scope, task), version), task);
                            mustBeWaited(exchange, address);
                            Uploads uploads = new Uploads(
                                    client,
                                    address.service().url(),
                                    service,
                                    scope.files(),
                                    scope.spooling(),
                                    scope.readers());
                            UploadMemory memory = new UploadMemory(exchange, GpConstants.ROW_ID + ":" + task.url());
                            return UploadedInputs.of(inputs, uploads, memory).thenApply(uploaded -> {
                                mustBeWaited(exchange, address);
                                return of(uploaded, task, version, client, credentials, scope);
                            });
                        }));
    }

    /**
     * Inputs are read by the exchange's own thread where the description is known, as in any other step of a route; by
     * {@code readers} when it had to be asked for.
     */
    private static CompletableFuture<GpTask> readableBy(Executor readers, CompletableFuture<GpTask> description) {
        return description.isDone() ? description : description.thenApplyAsync(task -> task, readers);
    }

    /** Nobody is asked for what is marked here. */
    private static GpTask asked(EndpointScope scope, GpTask task) {
        String name = scope.jobs().correlationParameter();
        return name == null ? task : Mark.asked(task, name);
    }

    /** Synchronous runs leave nothing behind that could be looked for. */
    private static @Nullable Mark mark(EndpointScope scope, GpTask task, Set<String> given) {
        String name = scope.jobs().correlationParameter();
        return name == null || task.executionType() == ExecutionType.SYNCHRONOUS ? null : Mark.of(task, name, given);
    }

    private static TaskRequest of(
            UploadedInputs inputs,
            GpTask task,
            double version,
            GpClient client,
            @Nullable String credentials,
            EndpointScope scope) {
        Mark mark = mark(scope, task, inputs.values().keySet());
        learnHidden(inputs.values(), task, client);
        Map<String, WireValue> form = scope.request().form(inputs.values(), task, version, scope.result());
        return new TaskRequest(
                client,
                task,
                inputs.values().keySet(),
                RunForms.of(form, mark, scope.spooling(), task.url(), client.layerTokens()),
                credentials,
                mark,
                inputs.items());
    }

    /** Tools may repeat what they were given in messages. */
    private static void learnHidden(Map<String, WireValue> inputs, GpTask task, GpClient client) {
        task.inputs().stream()
                .filter(parameter -> parameter.dataType().isSecret() && inputs.containsKey(parameter.name()))
                .forEach(hidden ->
                        client.redactor().learn(inputs.get(hidden.name()).text()));
    }

    /** What {@code send} makes of this request, whose form is let go after the answer. */
    <T> CompletableFuture<T> sent(Function<TaskRequest, CompletableFuture<T>> send) {
        try {
            return send.apply(this).whenComplete((answer, failure) -> form.close());
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    /** To read inputs may take long; what was given up meanwhile is not sent. */
    private static void mustBeWaited(Exchange exchange, TaskAddress address) {
        if (exchange.getExchangeExtension().isInterrupted()) {
            throw new GpRejectedException(
                    "Nobody waits for the run any more; it was not sent", GpWhere.at(address.url()));
        }
    }
}
