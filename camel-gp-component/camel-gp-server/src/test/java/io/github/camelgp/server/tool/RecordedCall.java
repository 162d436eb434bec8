package io.github.camelgp.server.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.task.JobCancelledException;
import io.github.camelgp.server.task.RunContext;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.FileReference;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call without a server: inputs from a map, everything else written down. */
public final class RecordedCall implements TaskCall {

    public final Map<String, Object> outputs = new LinkedHashMap<>();
    public final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    public final List<String> messages = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();
    public final List<String> errors = new ArrayList<>();
    public final List<Integer> percents = new ArrayList<>();
    public final List<Duration> pauses = new ArrayList<>();
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private @Nullable SpatialReference out;
    private int checksUntilCancelled = Integer.MAX_VALUE;

    public RecordedCall with(String name, Object value) {
        inputs.put(name, value);
        return this;
    }

    public RecordedCall answeredIn(int wkid) {
        out = SpatialReference.of(wkid);
        return this;
    }

    public RecordedCall cancelledAfter(int checks) {
        checksUntilCancelled = checks;
        return this;
    }

    public Features result(String name) {
        return (Features) outputs.get(name);
    }

    @Override
    public String jobId() {
        return "j1";
    }

    @Override
    public boolean isGiven(String name) {
        return inputs.containsKey(name);
    }

    @Override
    public boolean has(String name) {
        return inputs.containsKey(name);
    }

    @Override
    public JsonNode json(String name) {
        return JsonValues.toJson(inputs.get(name));
    }

    @Override
    public String text(String name) {
        return (String) inputs.get(name);
    }

    @Override
    public long wholeNumber(String name) {
        return ((Number) inputs.get(name)).longValue();
    }

    @Override
    public double number(String name) {
        return ((Number) inputs.get(name)).doubleValue();
    }

    @Override
    public boolean flag(String name) {
        return Boolean.TRUE.equals(inputs.get(name));
    }

    @Override
    public Instant date(String name) {
        return (Instant) inputs.get(name);
    }

    @Override
    public LinearUnit linearUnit(String name) {
        return (LinearUnit) inputs.get(name);
    }

    @Override
    public Features features(String name) {
        return (Features) inputs.get(name);
    }

    @Override
    public InputStream open(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public FileReference file(String name) {
        return (FileReference) inputs.get(name);
    }

    @Override
    public List<JsonNode> list(String name) {
        var list = new ArrayList<JsonNode>();
        json(name).forEach(list::add);
        return list;
    }

    @Override
    public RunContext context() {
        return RunContext.NONE;
    }

    @Override
    public Optional<SpatialReference> outputSpatialReference() {
        return Optional.ofNullable(out);
    }

    @Override
    public void set(String name, Object value) {
        outputs.put(name, value);
    }

    @Override
    public OutputStream file(String name, String fileName) {
        var file = new ByteArrayOutputStream();
        files.put(name + "/" + fileName, file);
        return file;
    }

    @Override
    public void message(String text) {
        messages.add(text);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void error(String text) {
        errors.add(text);
    }

    @Override
    public void progress(int percent, String message) {
        percents.add(percent);
    }

    @Override
    public void progress(String message) {
        messages.add(message);
    }

    @Override
    public boolean isCancelled() {
        return checksUntilCancelled <= 0;
    }

    @Override
    public void checkCancelled() {
        if (checksUntilCancelled-- <= 0) {
            throw new JobCancelledException();
        }
    }

    @Override
    public void pause(Duration duration) {
        checkCancelled();
        pauses.add(duration);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }
}
