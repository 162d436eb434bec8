package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads an answer of a layer in one pass to its end: everything but the features, and of these the ids and where they stand. */
final class PageScan {
    private static final String FEATURES = "features";
    private static final String FLAG = "exceededTransferLimit";

    private static final ObjectReader VALUES =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Spool body;
    private final ObjectNode head = Json.MAPPER.createObjectNode();
    private @Nullable String idField;
    private long[] ids = new long[256];
    private int idCount;
    private long count;
    private long from;
    private long to;

    private PageScan(Spool body, @Nullable String idField) {
        this.body = body;
        this.idField = idField;
    }

    /** @param idField the column of the object ids; null to take what the answer says before its features */
    static PageScan of(Spool body, @Nullable String idField) throws IOException {
        PageScan scan = new PageScan(body, idField);
        try (InputStream stream = body.open();
                JsonParser parser = Json.FACTORY.createParser(stream)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, first == null ? "it is empty" : "it is not an object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                scan.member(parser.currentName(), parser);
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end");
            }
        }
        return scan;
    }

    private void member(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (name.equals(FEATURES) && token == JsonToken.START_ARRAY) {
            from = offset(parser) + 1;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                feature(parser);
                count++;
            }
            to = offset(parser);
            head.putNull(FEATURES);
            return;
        }
        JsonNode value = VALUES.readTree(parser);
        head.set(name, value);
        if (idField == null && name.equals("objectIdFieldName") && value.isTextual()) {
            idField = value.textValue();
        }
    }

    private void feature(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "a feature is no object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean attributes = parser.currentName().equals("attributes");
            if (parser.nextToken() == JsonToken.START_OBJECT && attributes && idField != null) {
                attributes(parser, idField);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void attributes(JsonParser parser, String wanted) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean id = parser.currentName().equalsIgnoreCase(wanted);
            if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && id) {
                if (idCount == ids.length) {
                    ids = Arrays.copyOf(ids, idCount * 2);
                }
                ids[idCount++] = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
    }

    private static long offset(JsonParser parser) throws IOException {
        long offset = parser.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            throw new JsonParseException(parser, "its text is not UTF-8");
        }
        return offset;
    }

    /** All members; the features are null. */
    ObjectNode head() {
        return head;
    }

    /** Retains the body. */
    LayerPage page() {
        boolean more = head.path(FLAG).asBoolean()
                || head.path("properties").path(FLAG).asBoolean();
        return new LayerPage(head, count, Arrays.copyOf(ids, idCount), more, body.slice(from, to), body.retain());
    }
}
