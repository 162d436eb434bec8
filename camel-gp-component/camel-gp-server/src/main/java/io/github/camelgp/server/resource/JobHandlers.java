package io.github.camelgp.server.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobMessage;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.job.OutputValue;
import io.github.camelgp.server.page.JobPage;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.JsonTree;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.protocol.Target;
import io.github.camelgp.server.task.ParameterDefinition;
import java.io.IOException;
import java.util.List;

/** A job and its children (services reference: GP job, GP result, GP input, Cancel GP job). */
public final class JobHandlers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Catalog catalog;
    private final JobEngine engine;
    private final Release release;

    public JobHandlers(Catalog catalog, JobEngine engine, Release release) {
        this.release = release;
        this.catalog = catalog;
        this.engine = engine;
    }

    public Reply status(HttpCall call) {
        Job job = job(call);
        JobStatus status = job.status();
        ObjectNode node = NODES.objectNode().put("jobId", job.id()).put("jobStatus", status.word());
        job.progress().filter(known -> release.atLeast("10.81")).ifPresent(progress -> {
            ObjectNode child = node.putObject("progress").put("type", progress.type());
            child.put("message", progress.message());
            if (progress.percent() >= 0) {
                child.put("percent", progress.percent());
            }
        });
        if (status == JobStatus.SUCCEEDED) {
            ObjectNode results = node.putObject("results");
            job.outputs().forEach(output -> addLink(results, "results", output.parameter()));
            ObjectNode inputs = node.putObject("inputs");
            inputs(job).forEach(input -> addLink(inputs, "inputs", input));
            if (call.wantsHtml()) {
                addValues(node, job, ResultFormat.of(call, job.service()));
            }
        }
        String wanted = call.parameters().get("returnMessages");
        if (!wanted.equalsIgnoreCase("false")) {
            node.set("messages", messages(job));
        }
        return Reply.of(node);
    }

    public Reply messages(HttpCall call) {
        ObjectNode node = NODES.objectNode();
        node.set("messages", messages(job(call)));
        return Reply.of(node);
    }

    public Reply results(HttpCall call) {
        checkCollections(call);
        Job job = finished(call);
        ResultFormat format = ResultFormat.of(call, job.service());
        return Reply.streamed(json -> {
            json.writeStartArray();
            for (OutputValue output : job.outputs()) {
                format.write(json, output);
            }
            json.writeEndArray();
        });
    }

    public Reply result(HttpCall call) {
        Job job = finished(call);
        String name = call.target().name();
        OutputValue value = job.outputs().stream()
                .filter(output -> output.parameter().name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ProtocolException.unknownParameter("result", name));
        ResultFormat format = ResultFormat.of(call, job.service());
        return Reply.streamed(json -> format.write(json, value));
    }

    public Reply inputs(HttpCall call) {
        checkCollections(call);
        Job job = job(call);
        ArrayNode list = NODES.arrayNode();
        inputs(job).forEach(input -> list.add(input(job, input)));
        return Reply.of(list);
    }

    public Reply input(HttpCall call) {
        Job job = job(call);
        String name = call.target().name();
        ParameterDefinition parameter =
                job.task().input(name).orElseThrow(() -> ProtocolException.unknownParameter("input", name));
        return Reply.of(input(job, parameter));
    }

    public Reply cancel(HttpCall call) {
        Job job = job(call);
        boolean waits = job.status() == JobStatus.SUBMITTED;
        if (waits && job.service().limits().cancelRefusedWhileSubmitted()) {
            throw ProtocolException.invalidInput("Job " + job.id() + " is only submitted, it can't be cancelled yet.");
        } else if (!engine.cancel(job) && job.status() != JobStatus.CANCELLED) {
            throw ProtocolException.unable("Job " + job.id() + " can't be cancelled: it is "
                    + job.status().word() + ".");
        }
        JobStatus now = job.status();
        JobStatus said = now.isFinal() ? now : JobStatus.CANCELLING;
        return Reply.of(NODES.objectNode().put("jobId", job.id()).put("jobStatus", said.word()));
    }

    public static void writeMessages(JsonGenerator json, Job job) throws IOException {
        json.writeFieldName("messages");
        json.writeTree(messages(job));
    }

    private Job job(HttpCall call) {
        Target target = call.target();
        var task = catalog.task(target.service(), target.task());
        return engine.find(target.jobId())
                .filter(job -> job.service().name().equalsIgnoreCase(target.service()) && job.task() == task)
                .orElseThrow(() -> ProtocolException.unknownJob(target.jobId()));
    }

    private Job finished(HttpCall call) {
        Job job = job(call);
        JobStatus status = job.status();
        boolean readable = status.isFinal() && ReleaseRules.hasCollections(release);
        if (status != JobStatus.SUCCEEDED && !readable) {
            throw ProtocolException.unable(
                    "Job " + job.id() + " has no results: it is " + job.status().word() + ".");
        }
        return job;
    }

    private void checkCollections(HttpCall call) {
        if (!ReleaseRules.hasCollections(release)) {
            throw ProtocolException.unknownAddress(call.path());
        }
    }

    private static List<ParameterDefinition> inputs(Job job) {
        return job.task().parameters().stream()
                .filter(ParameterDefinition::input)
                .toList();
    }

    private ObjectNode input(Job job, ParameterDefinition parameter) {
        JsonNode value = parameter.dataType().equals("GPStringHidden") && release.atLeast("11.5")
                ? NODES.textNode("")
                : job.inputs().values().getOrDefault(parameter.name(), parameter.defaultValue());
        ObjectNode node = NODES.objectNode().put("paramName", parameter.name()).put("dataType", parameter.dataType());
        node.set("value", value);
        return node;
    }

    /** The page of a job shows what came out. */
    private void addValues(ObjectNode node, Job job, ResultFormat format) {
        node.put(JobPage.RESULT_MAP, job.service().layers().resultMap());
        ArrayNode outputs = node.putArray(JobPage.RESULT_VALUES);
        job.outputs().forEach(output -> outputs.add(JsonTree.of(json -> format.write(json, output))));
        ArrayNode inputs = node.putArray(JobPage.INPUT_VALUES);
        inputs(job).forEach(input -> inputs.add(input(job, input)));
    }

    private static void addLink(ObjectNode links, String kind, ParameterDefinition parameter) {
        links.putObject(parameter.name()).put("paramUrl", kind + "/" + parameter.name());
    }

    private static ArrayNode messages(Job job) {
        ArrayNode messages = NODES.arrayNode();
        for (JobMessage message : job.messages()) {
            messages.addObject().put("type", message.type()).put("description", message.description());
        }
        return messages;
    }
}
