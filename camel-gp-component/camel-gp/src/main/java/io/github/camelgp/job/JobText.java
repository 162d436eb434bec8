package io.github.camelgp.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.JobStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON forms of what a row holds, for stores that keep text. */
public final class JobText {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final int LONGEST_HANDLE = 1_000_000;

    private JobText() {}

    static String writeHandle(JobHandle handle) {
        var node = JSON.createObjectNode();
        node.put("version", handle.version());
        node.put("taskUrl", handle.taskUrl());
        node.put("jobId", handle.jobId());
        if (handle.rowId() != null) {
            node.put("rowId", handle.rowId());
        }
        addWanted(node, handle.wanted());
        return node.toString();
    }

    static JobHandle readHandle(String json) {
        if (json.length() > LONGEST_HANDLE) {
            throw JobHandle.refused("is too long", json, null);
        }
        var node = tree(json);
        var version = node.path("version").asInt(JobHandle.VERSION);
        if (version > JobHandle.VERSION) {
            throw JobHandle.refused("has the form " + version + " of a later release", json, null);
        }
        var taskUrl = node.path("taskUrl").asText("");
        var jobId = node.path("jobId").asText("");
        if (!taskUrl.matches("https?://\\S+") || jobId.isBlank()) {
            throw JobHandle.refused("lacks taskUrl or jobId", json, null);
        }
        try {
            return new JobHandle(version, taskUrl, jobId, text(node, "rowId"), wanted(node));
        } catch (IllegalArgumentException e) {
            throw JobHandle.refused("holds what a handle can't: " + e.getMessage(), json, e);
        }
    }

    static Optional<Map<String, String>> readForm(String json) {
        try {
            var form = new LinkedHashMap<String, String>();
            JSON.readTree(json)
                    .properties()
                    .forEach(value -> form.put(value.getKey(), value.getValue().asText()));
            form.remove("f");
            return form.isEmpty() ? Optional.empty() : Optional.of(form);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What is wanted, as JSON text. */
    public static String writeWanted(WantedResult wanted) {
        var node = JSON.createObjectNode();
        addWanted(node, wanted);
        return node.toString();
    }

    /** What {@link #writeWanted} wrote. */
    public static WantedResult readWanted(String json) {
        return wanted(tree(json));
    }

    /** A job as JSON text, messages included. */
    public static String writeJob(GpJob job) {
        var node = JSON.createObjectNode();
        node.put("taskUrl", job.taskUrl());
        node.put("jobId", job.jobId());
        node.put("status", job.status().name());
        node.put("statusText", job.statusText());
        var messages = node.putArray("messages");
        job.messages()
                .forEach(message -> messages.addArray().add(message.type()).add(message.description()));
        job.results().forEach(node.putObject("results")::put);
        job.inputs().forEach(node.putObject("inputs")::put);
        return node.toString();
    }

    /** What {@link #writeJob} wrote. */
    public static GpJob readJob(String json) {
        var node = tree(json);
        List<GpMessage> messages = new ArrayList<>();
        node.path("messages")
                .forEach(entry -> messages.add(
                        new GpMessage(entry.path(0).asText(), entry.path(1).asText())));
        return new GpJob(
                node.path("taskUrl").asText(),
                node.path("jobId").asText(),
                JobStatus.valueOf(node.path("status").asText("UNKNOWN")),
                node.path("statusText").asText(),
                messages,
                null,
                texts(node.path("results")),
                texts(node.path("inputs")));
    }

    private static void addWanted(ObjectNode node, WantedResult wanted) {
        wanted.outputs().forEach(node.putArray("outputs")::add);
        if (!wanted.resultFormat().isEmpty()) {
            node.put("resultFormat", wanted.resultFormat());
        }
        wanted.options().forEach(node.putObject("options")::put);
        node.set("correlation", JSON.valueToTree(wanted.correlation()));
    }

    private static WantedResult wanted(JsonNode node) {
        List<String> outputs = new ArrayList<>();
        node.path("outputs").forEach(output -> outputs.add(output.asText()));
        Map<String, Object> correlation = new LinkedHashMap<>();
        node.path("correlation").properties().forEach(entry -> {
            var value = simple(entry.getValue());
            if (value != null) {
                correlation.put(entry.getKey(), value);
            }
        });
        return new WantedResult(
                outputs, node.path("resultFormat").asText(""), texts(node.path("options")), correlation);
    }

    private static @Nullable Object simple(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : null;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    private static JsonNode tree(String json) {
        try {
            var node = JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw JobHandle.refused("is no JSON object", json, null);
            }
            return node;
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw JobHandle.refused("is no JSON: " + e.getOriginalMessage(), json, null);
        }
    }
}
