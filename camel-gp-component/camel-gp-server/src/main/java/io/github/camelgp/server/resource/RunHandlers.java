package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.job.Caller;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.Inputs;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobMessage;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** execute and submitJob (services reference: Execute GP task, Submit GP job). */
public final class RunHandlers {
    private final Catalog catalog;
    private final JobEngine engine;
    private final Release release;
    private final Function<HttpCall, Optional<String>> user;

    /** The user is that of the request's token. */
    public RunHandlers(Catalog catalog, JobEngine engine, Release release, Function<HttpCall, Optional<String>> user) {
        this.release = release;
        this.user = user;
        this.catalog = catalog;
        this.engine = engine;
    }

    public CompletionStage<Reply> execute(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        if (!service.synchronous()) {
            throw ProtocolException.unable(
                    "The task " + task.name() + " is asynchronous: execute is not supported, use submitJob.");
        }
        ResultFormat format = ResultFormat.of(call, service);
        Inputs inputs;
        try {
            inputs = new InputReader(
                            task, call.parameters()::get, id -> engine.uploads().find(id, service.name()))
                    .withLayers(engine::layer)
                    .read();
        } catch (InvalidInputException e) {
            throw ProtocolException.unable("Error executing tool. " + e.getMessage());
        }
        ReleaseRules.check(release, task, inputs);
        return engine.execute(service, task, inputs, caller(call)).ended().thenApply(job -> answer(job, format));
    }

    public Reply submit(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        if (service.synchronous()) {
            throw ProtocolException.unable(
                    "The task " + task.name() + " is synchronous: submitJob is not supported, use execute.");
        }
        Inputs inputs;
        try {
            inputs = new InputReader(
                            task, call.parameters()::get, id -> engine.uploads().find(id, service.name()))
                    .withLayers(engine::layer)
                    .read();
        } catch (InvalidInputException e) {
            throw ProtocolException.invalidInput(String.valueOf(e.getMessage()));
        }
        ReleaseRules.check(release, task, inputs);
        Job job = engine.submit(service, task, inputs, caller(call));
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("jobStatus", JobStatus.SUBMITTED.word()));
    }

    private Caller caller(HttpCall call) {
        return new Caller(user.apply(call).orElse(""), call.siteUrl());
    }

    private static Reply answer(Job job, ResultFormat format) {
        if (!job.exceededLimit().isEmpty()) {
            throw ProtocolException.limitExceeded(job.exceededLimit());
        } else if (job.status() != JobStatus.SUCCEEDED) {
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
