package io.github.camelgp.operation.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgp.operation.Checks;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What reading a value needs to know beside the value.
 *
 * @param exchange whose type converters read files and streams
 * @param checks how strict to be
 */
record InputContext(Exchange exchange, Checks checks) {
    private static final int MAX_NESTING = 100;
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The value as text: texts, and what Camel converts to one, such as files and streams. */
    String text(Object value) throws InvalidInput {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        if (text == null) {
            throw new InvalidInput("cannot be read as text");
        }
        return text;
    }

    /** The value as JSON: a text that is a JSON object or array, or what Jackson makes of anything else; null for other texts. */
    @Nullable
    JsonNode jsonOrNull(Object value) throws InvalidInput {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof CharSequence text) {
            String stripped = text.toString().strip();
            return stripped.startsWith("{") || stripped.startsWith("[") ? parse(stripped) : null;
        }
        try {
            return JSON.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /** Strict JSON; the message of a failure says where the text breaks. */
    static JsonNode parse(String text) throws InvalidInput {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidInput(
                    "is no JSON: " + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr() + ", column "
                                            + e.getLocation().getColumnNr()),
                    e);
        }
    }
}
