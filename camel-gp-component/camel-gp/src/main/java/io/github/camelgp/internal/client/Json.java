package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.json.BoundedJson;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly and within limits. */
final class Json {
    static final JsonFactory FACTORY = BoundedJson.FACTORY;
    static final ObjectMapper MAPPER = BoundedJson.MAPPER;

    private Json() {}

    /** The text of a member; empty when it is missing, null or no plain value. */
    static String text(JsonNode object, String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() || node.isContainerNode()
                ? ""
                : node.asText().strip();
    }

    /** JSON text of a member; null when it is missing or null. */
    static @Nullable String raw(JsonNode object, String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node.toString();
    }
}
