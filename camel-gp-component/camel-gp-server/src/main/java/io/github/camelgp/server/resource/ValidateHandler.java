package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.Inputs;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * validate (services reference, Validate GP task, 12.0): checks inputs without running the task. Errors of inputs are part
 * of a good answer, not an error envelope. Inputs come as parameters of the request, or wrapped in one called
 * {@code parameters} or {@code inputs}, plain or as {@code {"value": …}}.
 */
public final class ValidateHandler {
    private static final Pattern NUMBERED = Pattern.compile("ERROR 0*(\\d+): *(.*)", Pattern.DOTALL);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Catalog catalog;
    private final JobEngine engine;
    private final Release release;

    /** For the tasks of the catalog. */
    public ValidateHandler(Catalog catalog, JobEngine engine, Release release) {
        this.catalog = catalog;
        this.engine = engine;
        this.release = release;
    }

    /** Says of each input whether it will do. */
    public Reply validate(HttpCall call) {
        String service = catalog.service(call.target().service()).name();
        TaskDefinition task = catalog.task(service, call.target().task());
        if (!release.atLeast("12.0")) {
            throw ProtocolException.unknownAddress(call.path());
        }
        UnaryOperator<String> given = given(call);
        ObjectNode answer = NODES.objectNode();
        ArrayNode results = answer.putArray("validationResults");
        task.parameters().stream()
                .filter(ParameterDefinition::input)
                .forEach(parameter -> results.add(result(service, task, parameter, given)));
        answer.putArray("additionalMessages");
        return Reply.of(answer);
    }

    private ObjectNode result(
            String service, TaskDefinition task, ParameterDefinition parameter, UnaryOperator<String> given) {
        ObjectNode result = NODES.objectNode()
                .put("paramName", parameter.name())
                .put("dataType", parameter.dataType())
                .put("enabled", true);
        TaskDefinition alone = task.withholding(other -> other != parameter);
        UnaryOperator<String> only = name -> name.equals(parameter.name()) ? given.apply(name) : "";
        try {
            Inputs inputs = new InputReader(alone, only, id -> engine.uploads().find(id, service)).read();
            ReleaseRules.check(release, alone, inputs);
            result.set("value", inputs.values().getOrDefault(parameter.name(), parameter.defaultValue()));
        } catch (InvalidInputException e) {
            addMessage(result, String.valueOf(e.getMessage()));
        } catch (ProtocolException e) {
            addMessage(result, String.join(" ", e.details()));
        }
        if (!parameter.filter().isNull()) {
            result.set("filter", parameter.filter());
        }
        return result;
    }

    private static void addMessage(ObjectNode result, String text) {
        Matcher numbered = NUMBERED.matcher(text);
        boolean known = numbered.matches();
        result.putNull("value");
        result.putObject("message")
                .put("code", known ? Integer.parseInt(numbered.group(1)) : 999999)
                .put("description", known ? numbered.group(2) : text)
                .put("type", "error");
    }

    private static UnaryOperator<String> given(HttpCall call) {
        Map<String, String> wrapped = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : new String[] {"parameters", "inputs"}) {
            String text = call.parameters().get(name);
            if (!text.isBlank()) {
                unwrap(text, wrapped);
            }
        }
        return name -> wrapped.getOrDefault(name, call.parameters().get(name));
    }

    private static void unwrap(String text, Map<String, String> into) {
        JsonNode node;
        try {
            node = LenientJson.read(text);
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput(String.valueOf(e.getMessage()));
        }
        if (node.isArray()) {
            node.forEach(one ->
                    into.put(one.path("paramName").asText(one.path("name").asText()), text(one.path("value"))));
        } else {
            node.properties().forEach(field -> {
                JsonNode value = field.getValue();
                into.put(field.getKey(), text(value.has("value") ? value.path("value") : value));
            });
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.isNull() || value.isMissingNode() ? "" : value.toString();
    }
}
