package io.github.camelgp.operation.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.operation.Checks;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * What reading a value needs to know beside the value.
 *
 * @param exchange whose type converters read files and streams
 * @param checks how strict to be
 * @param geometryColumn where rows have their geometry; null to find it
 * @param timeTypes whether the server knows columns of days, clock times and moments with an offset
 */
record InputContext(Exchange exchange, Checks checks, @Nullable String geometryColumn, boolean timeTypes) {
    static final ObjectMapper JSON = BoundedJson.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The same without checks. */
    InputContext unchecked() {
        return new InputContext(exchange, Checks.off, geometryColumn, timeTypes);
    }

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
        return JsonForm.of(value);
    }

    /** The value in a form that can be read twice: streams as their bytes. */
    Object rereadable(Object value) throws InvalidInput {
        boolean once = value instanceof InputStream
                || value instanceof Reader
                || value instanceof StreamCache && !(value instanceof Iterable);
        return once ? bytes(value) : value;
    }

    /** The text inside bytes and files, anything else as it is. */
    Object unpacked(Object value) throws InvalidInput {
        if (value instanceof Path path) {
            return text(path.toFile());
        }
        boolean packed = value instanceof byte[] || value instanceof File || value instanceof WrappedFile;
        return packed ? text(value) : value;
    }

    private byte[] bytes(Object value) throws InvalidInput {
        byte[] bytes = exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, value);
        if (bytes == null) {
            throw new InvalidInput("cannot be read");
        }
        return bytes;
    }

    /** Strict JSON; the message of a failure says where the text breaks. */
    static JsonNode parse(String text) throws InvalidInput {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidInput(
                    "is no JSON: " + JsonText.problem(e)
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr() + ", column "
                                            + e.getLocation().getColumnNr()),
                    e);
        }
    }
}
