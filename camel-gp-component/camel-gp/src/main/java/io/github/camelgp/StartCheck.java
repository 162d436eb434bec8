package io.github.camelgp;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.ValidateOnStart;
import io.github.camelgp.operation.follow.JobOnlyRule;
import io.github.camelgp.operation.output.OnTruncated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds an address and its options against the server's description, before a route starts. What the server says is
 * wrong is wrong; that it says nothing is a warning, or a failure where the check is strict.
 *
 * @param configuration of the endpoint
 * @param operation of the endpoint
 * @param limit how long the server may take
 */
record StartCheck(GpConfiguration configuration, GpOperation operation, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    void check(GpClient client, TaskAddress address) throws InterruptedException {
        if (configuration.getValidateOnStart() == ValidateOnStart.off) {
            return;
        }
        Optional<GpTask> task = described(client, address);
        task.ifPresent(this::check);
        if (task.isPresent() && configuration.getOnTruncated() == OnTruncated.page) {
            JobOnlyRule.checkMaps(
                    task.get(),
                    Waits.within(limit, "the description of " + address.url(), client.service(address.service())));
        }
    }

    private Optional<GpTask> described(GpClient client, TaskAddress address) throws InterruptedException {
        return found(() -> client.task(address), address.url());
    }

    /** What the server told; empty when it told nothing and that is let pass, or when nobody wants to know. */
    <T> Optional<T> found(Supplier<CompletableFuture<T>> question, String what) throws InterruptedException {
        if (configuration.getValidateOnStart() == ValidateOnStart.off) {
            return Optional.empty();
        }
        try {
            return Optional.of(Waits.within(limit, "the description of " + what, question.get()));
        } catch (GpException e) {
            if (configuration.getValidateOnStart() == ValidateOnStart.strict
                    || e.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED) {
                throw e;
            }
            LOG.warn("The task is checked at its first use, as the server did not describe it: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void check(GpTask task) {
        configuration
                .getTaskParameters()
                .keySet()
                .forEach(name -> mustExist(name, task.input(name), task.inputs(), task));
        configuration.outputServices().keySet().forEach(name -> mustExist(name, task.input(name), task.inputs(), task));
        JobOnlyRule.check(configuration.getOnTruncated(), configuration.getResultFormat(), task);
        String inputParameter = configuration.getInputParameter();
        if (inputParameter != null) {
            mustExist(inputParameter, task.input(inputParameter), task.inputs(), task);
        }
        String output = configuration.getOutput();
        if (output != null && operation != GpOperation.getInput) {
            mustExist(output, task.output(output), task.outputs(), task);
        }
        if (operation == GpOperation.execute && task.executionType() == ExecutionType.ASYNCHRONOUS) {
            throw new GpParameterException(
                    "", "The task is asynchronous; use operation run or submitJob", GpWhere.at(task.url()));
        }
        if (operation == GpOperation.submitJob && task.executionType() == ExecutionType.SYNCHRONOUS) {
            throw new GpParameterException(
                    "", "The task is synchronous; use operation run or execute", GpWhere.at(task.url()));
        }
    }

    private static void mustExist(String name, Optional<GpParameter> found, List<GpParameter> among, GpTask task) {
        if (found.isEmpty()) {
            throw new GpParameterException(
                    name,
                    "The task " + task.name() + " has no parameter " + name + "; it has "
                            + among.stream().map(GpParameter::name).collect(Collectors.joining(", ")),
                    GpWhere.at(task.url()));
        }
    }
}
