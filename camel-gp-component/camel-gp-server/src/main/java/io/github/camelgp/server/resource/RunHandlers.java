package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.Inputs;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobMessage;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.page.TaskForm;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** execute and submitJob (services reference: Execute GP task, Submit GP job), and their forms. */
public final class RunHandlers {
    private final Catalog catalog;
    private final JobEngine engine;

    public RunHandlers(Catalog catalog, JobEngine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    public CompletionStage<Reply> execute(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        if (isFormAsked(call, task)) {
            return CompletableFuture.completedFuture(new Reply.Page(TaskForm.page(call, service, task)));
        } else if (!service.synchronous()) {
            throw ProtocolException.unable(
                    "The task " + task.name() + " is asynchronous: execute is not supported, use submitJob.");
        }
        ResultFormat format = ResultFormat.of(call, service);
        Inputs inputs;
        try {
            inputs = new InputReader(
                            task, call.parameters()::get, id -> engine.uploads().find(id, service.name()))
                    .read();
        } catch (InvalidInputException e) {
            throw ProtocolException.unable("Error executing tool. " + e.getMessage());
        }
        return engine.execute(service, task, inputs).ended().thenApply(job -> answer(job, format));
    }

    public Reply submit(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        if (isFormAsked(call, task)) {
            return new Reply.Page(TaskForm.page(call, service, task));
        } else if (service.synchronous()) {
            throw ProtocolException.unable(
                    "The task " + task.name() + " is synchronous: submitJob is not supported, use execute.");
        }
        Inputs inputs;
        try {
            inputs = new InputReader(
                            task, call.parameters()::get, id -> engine.uploads().find(id, service.name()))
                    .read();
        } catch (InvalidInputException e) {
            throw ProtocolException.invalidInput(String.valueOf(e.getMessage()));
        }
        Job job = engine.submit(service, task, inputs);
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("jobStatus", JobStatus.SUBMITTED.word()));
    }

    private static boolean isFormAsked(HttpCall call, TaskDefinition task) {
        return call.wantsHtml()
                && task.parameters().stream()
                        .noneMatch(p -> p.input()
                                && call.parameters().asMap().keySet().stream()
                                        .anyMatch(name -> name.equalsIgnoreCase(p.name())))
                && !call.parameters().asMap().containsKey("f");
    }

    private static Reply answer(Job job, ResultFormat format) {
        if (job.status() != JobStatus.SUCCEEDED) {
            throw ProtocolException.unable(job.messages().stream()
                    .filter(message -> message.type().endsWith("Error"))
                    .map(JobMessage::description)
                    .reduce((a, b) -> a + "\n" + b)
                    .map(text -> "Error executing tool. " + text)
                    .orElse("The task was cancelled."));
        }
        return Reply.streamed(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (var output : job.outputs()) {
                format.write(json, output);
            }
            json.writeEndArray();
            JobHandlers.writeMessages(json, job);
            json.writeEndObject();
        });
    }
}
