package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.task.JobCancelledException;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.RunContext;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.upload.UploadStore;
import io.github.camelgp.server.upload.UploadedItem;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.FileReference;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a tool sees of its job. */
final class RunningCall implements TaskCall {
    private final Job job;
    private final Inputs inputs;
    private final ServerTime time;
    private final OutputFiles files;
    private final UploadStore uploads;
    private final OutputServices services;
    private final Function<String, Optional<Features>> layers;

    RunningCall(
            Job job,
            ServerTime time,
            OutputFiles files,
            UploadStore uploads,
            OutputServices services,
            Function<String, Optional<Features>> layers) {
        this.services = services;
        this.layers = layers;
        this.job = job;
        this.inputs = job.inputs();
        this.time = time;
        this.files = files;
        this.uploads = uploads;
    }

    @Override
    public String jobId() {
        return job.id();
    }

    @Override
    public boolean isGiven(String name) {
        return inputs.values().containsKey(parameter(name).name());
    }

    @Override
    public boolean has(String name) {
        return isGiven(name) || !parameter(name).defaultValue().isNull();
    }

    @Override
    public JsonNode json(String name) {
        ParameterDefinition parameter = parameter(name);
        JsonNode value = inputs.values().getOrDefault(parameter.name(), parameter.defaultValue());
        if (value.isNull()) {
            throw new ToolException(String.valueOf(
                    InvalidInputException.required(parameter.name()).getMessage()));
        }
        return value;
    }

    @Override
    public String text(String name) {
        JsonNode value = json(name);
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    @Override
    public long wholeNumber(String name) {
        return json(name).longValue();
    }

    @Override
    public double number(String name) {
        return json(name).doubleValue();
    }

    @Override
    public boolean flag(String name) {
        return has(name) && json(name).booleanValue();
    }

    @Override
    public Instant date(String name) {
        return DateReader.read(json(name));
    }

    @Override
    public LinearUnit linearUnit(String name) {
        JsonNode value = json(name);
        return value.isTextual()
                ? LinearUnit.parse(value.textValue())
                : new LinearUnit(
                        value.path("distance").asDouble(),
                        LinearUnit.wireName(value.path("units").asText("esriMeters")));
    }

    @Override
    public Features features(String name) {
        ParameterDefinition parameter = parameter(name);
        Features given = inputs.features().get(parameter.name());
        return given != null ? given : InputReader.features(parameter, json(name));
    }

    @Override
    public FileReference file(String name) {
        JsonNode value = json(name);
        return new FileReference(
                value.path("url").asText(""), value.path("itemID").asText(""));
    }

    @Override
    public InputStream open(String name) throws IOException {
        String id = file(name).itemId();
        UploadedItem item = uploads.find(id, job.service().name())
                .orElseThrow(() -> new ToolException("ERROR 000732: " + name + ": Dataset "
                        + (id.isEmpty() ? file(name).url() : id) + " does not exist or is not supported"));
        return Files.newInputStream(item.file());
    }

    @Override
    public List<JsonNode> list(String name) {
        List<JsonNode> list = new ArrayList<>();
        if (has(name)) {
            json(name).forEach(list::add);
        }
        return list;
    }

    @Override
    public RunContext context() {
        return inputs.context();
    }

    @Override
    public Optional<SpatialReference> outputSpatialReference() {
        return outputSpatialReference(job);
    }

    static Optional<SpatialReference> outputSpatialReference(Job job) {
        RunContext context = job.inputs().context();
        if (context.outSpatialReference() != null) {
            return Optional.of(context.outSpatialReference());
        } else if (context.processSpatialReference() != null) {
            return Optional.of(context.processSpatialReference());
        }
        return job.task().parameters().stream()
                .filter(p -> p.input() && p.dataType().equals("GPFeatureRecordSetLayer"))
                .map(p -> inputSystem(job, p))
                .filter(system -> !system.isUnknown())
                .findFirst();
    }

    private static SpatialReference inputSystem(Job job, ParameterDefinition parameter) {
        Features parsed = job.inputs().features().get(parameter.name());
        return parsed != null
                ? parsed.spatialReference()
                : SpatialReferences.read(parameter.defaultValue().path("spatialReference"));
    }

    @Override
    public void set(String name, Object value) {
        ParameterDefinition output = output(name);
        job.put(
                value instanceof Features features
                        ? OutputValue.of(output, features)
                        : OutputValue.of(output, JsonValues.toJson(value)));
    }

    @Override
    public OutputStream file(String name, String fileName) throws IOException {
        ParameterDefinition output = output(name);
        OutputFiles.NewFile file = files.create(job, fileName);
        job.put(OutputValue.file(output, file.address()));
        return file.content();
    }

    @Override
    public void publish(String name, String service, Features features) {
        job.put(services.publish(job, output(name), service, features));
    }

    @Override
    public Optional<Features> layer(String url) {
        return layers.apply(url);
    }

    @Override
    public void message(String text) {
        job.tell(JobMessage.informative(text));
    }

    @Override
    public void warning(String text) {
        job.tell(JobMessage.warning(text));
    }

    @Override
    public void error(String text) {
        job.tell(JobMessage.error(text));
    }

    @Override
    public void progress(int percent, String message) {
        job.report(new JobProgress(message, Math.max(0, Math.min(100, percent))));
    }

    @Override
    public void progress(String message) {
        job.report(new JobProgress(message, -1));
    }

    @Override
    public boolean isCancelled() {
        return job.isCancelled();
    }

    @Override
    public void checkCancelled() {
        if (isCancelled()) {
            throw new JobCancelledException();
        }
    }

    @Override
    public void pause(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        time.after(duration, () -> over.complete(null));
        CompletableFuture.anyOf(over, job.cancelRequest()).join();
        checkCancelled();
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    private ParameterDefinition parameter(String name) {
        return job.task()
                .anyParameter(name, true)
                .orElseThrow(() -> new IllegalArgumentException("the task has no input '" + name + "'"));
    }

    private ParameterDefinition output(String name) {
        return job.task()
                .anyParameter(name, false)
                .orElseThrow(() -> new IllegalArgumentException("the task has no output '" + name + "'"));
    }
}
