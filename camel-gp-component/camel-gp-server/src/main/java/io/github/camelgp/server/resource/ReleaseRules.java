package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.job.Inputs;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.TaskDefinition;

/** What depends on the release in requests and answers. */
final class ReleaseRules {
    private static final long MOST = 4503599627370495L;

    private ReleaseRules() {}

    /** GPLong has 32 bits before 11.2, and as many as a double holds from then on. */
    static void check(Release release, TaskDefinition task, Inputs inputs) {
        boolean wide = release.atLeast("11.2");
        task.parameters().stream()
                .filter(p -> p.input() && p.dataType().endsWith("GPLong"))
                .forEach(p -> {
                    JsonNode value = inputs.values().get(p.name());
                    if (value != null) {
                        (value.isArray()
                                        ? value
                                        : JsonNodeFactory.instance.arrayNode().add(value))
                                .forEach(one -> check(p.name(), one, wide));
                    }
                });
    }

    private static void check(String name, JsonNode value, boolean wide) {
        boolean fits = wide ? Math.abs((double) value.asLong()) <= MOST : value.asLong() == (int) value.asLong();
        if (!fits) {
            throw ProtocolException.invalidInput(
                    "ERROR 000840: " + name + ": The value " + value.asText() + " is not a Long.");
        }
    }

    /** Lists of results and inputs, and results of jobs that didn't succeed, are there from 11.1 on. */
    static boolean hasCollections(Release release) {
        return release.atLeast("11.1");
    }

    /** Where the schema of a service's description is, from 11.1 on. */
    static void addSchema(Release release, HttpCall call, ObjectNode service) {
        if (release.atLeast("11.1")) {
            service.putObject("schema")
                    .putObject("json-schema")
                    .put("url", call.siteUrl() + "/rest/schemas/gp-service");
        }
    }

    /** {@code rest/schemas/gp-service}: what the description of a service holds, as a JSON schema. */
    static Reply schema(Release release, HttpCall call) {
        if (!release.atLeast("11.1")) {
            throw ProtocolException.unknownAddress(call.path());
        }
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "GP service")
                .put("type", "object");
        schema.putArray("required").add("tasks").add("executionType").add("resultMapServerName");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("currentVersion").put("type", "number");
        properties.putObject("tasks").put("type", "array").putObject("items").put("type", "string");
        properties
                .putObject("executionType")
                .putArray("enum")
                .add("esriExecutionTypeSynchronous")
                .add("esriExecutionTypeAsynchronous");
        for (String text : new String[] {"serviceDescription", "resultMapServerName", "capabilities"}) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("maximumRecords").put("type", "integer");
        return Reply.of(schema);
    }
}
