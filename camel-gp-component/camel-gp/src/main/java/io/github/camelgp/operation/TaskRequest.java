package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.input.Mark;
import io.github.camelgp.operation.input.RunForms;
import io.github.camelgp.operation.input.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
 */
record TaskRequest(
        GpClient client,
        GpTask task,
        Set<String> inputs,
        RunForm form,
        @Nullable String credentials,
        @Nullable Mark mark) {

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
                .handle((service, failure) -> failure == null ? service.currentVersion() : 0.0)
                .thenCompose(version -> client.task(address)
                        .thenApplyAsync(
                                task -> {
                                    Map<String, WireValue> inputs = OutputInputs.checked(
                                            scope.inputs().read(exchange, asked(scope, task), version), task);
                                    mustBeWaited(exchange, address);
                                    Map<String, WireValue> form =
                                            scope.request().form(inputs, task, version, scope.result());
                                    Mark mark = mark(scope, task, inputs.keySet());
                                    return new TaskRequest(
                                            client,
                                            task,
                                            inputs.keySet(),
                                            RunForms.of(form, mark, scope.spooling(), task.url(), client.layerTokens()),
                                            credentials,
                                            mark);
                                },
                                scope.readers()));
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
