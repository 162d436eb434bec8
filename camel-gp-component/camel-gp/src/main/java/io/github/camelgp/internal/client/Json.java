package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly and within limits. */
final class Json {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 64 << 20;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
