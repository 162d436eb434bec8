package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object ids of a layer, ascending. */
public final class LayerIds {
    private final @Nullable String field;
    private final long[] ids;

    private LayerIds(@Nullable String field, long[] ids) {
        this.field = field;
        this.ids = ids;
    }

    /** The column that the ids are in; null when the server does not tell. */
    public @Nullable String field() {
        return field;
    }

    public int size() {
        return ids.length;
    }

    public long get(int index) {
        return ids[index];
    }

    /** Reads an answer to {@code returnIdsOnly}; empty when it is none. Null instead of a list means that there are no rows. */
    static Optional<LayerIds> of(ByteSource body) throws IOException {
        String field = null;
        long[] found = null;
        try (InputStream stream = body.open();
                JsonParser parser = Json.FACTORY.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("objectIdFieldName") && token == JsonToken.VALUE_STRING) {
                    field = parser.getText();
                } else if (name.equals("objectIds")) {
                    found = token == JsonToken.START_ARRAY ? numbers(parser) : new long[0];
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found == null ? Optional.empty() : Optional.of(new LayerIds(field, found));
    }

    private static long[] numbers(JsonParser parser) throws IOException {
        long[] numbers = new long[1024];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new JsonParseException(parser, "an object id is no whole number");
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = parser.getLongValue();
        }
        long[] all = Arrays.copyOf(numbers, count);
        Arrays.sort(all);
        return all;
    }
}
