package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.GpDataType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a reply are, found in one pass to its end without keeping any of it. The pass proves the text
 * well-formed. Members may come in any order.
 */
final class ReplyScan {
    private static final int MOST_NAMES = 64;
    private static final int MOST_ENTRIES = 10_000;
    private static final long SMALL_BYTES = 8L << 20;
    private static final String RESULTS = "results";
    private static final String VALUE = "value";
    private static final String FLAG = "exceededTransferLimit";
    private static final Set<String> FLAG_HOLDERS = Set.of("featureSet", "properties");

    private final Spool spool;
    private final boolean features;
    private final Map<String, Span> members = new LinkedHashMap<>();
    private final List<Map<String, Span>> entries = new ArrayList<>();
    private boolean array;

    private ReplyScan(Spool spool, boolean features) {
        this.spool = spool;
        this.features = features;
    }

    /** @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON, also when it is cut */
    static ReplyScan of(Spool spool) throws IOException {
        return of(spool, false);
    }

    /**
     * The same, with the features of small results read in the same pass.
     *
     * @throws io.github.camelgp.model.GpProtocolException when a geometry is wrong
     */
    static ReplyScan withFeatures(Spool spool) throws IOException {
        return of(spool, !spool.isInFile() && spool.size() <= RawOutput.FEW_BYTES);
    }

    private static ReplyScan of(Spool spool, boolean features) throws IOException {
        ReplyScan scan = new ReplyScan(spool, features);
        try (InputStream stream = spool.open();
                JsonParser parser = Json.FACTORY.createParser(stream)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                scan.object(parser);
            } else if (first == JsonToken.START_ARRAY) {
                scan.array = true;
                scan.entries(parser);
            } else {
                throw first == null ? empty(parser) : scalar(parser);
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end");
            }
        }
        return scan;
    }

    private static IOException empty(JsonParser parser) {
        return new JsonParseException(parser, "it is empty");
    }

    private static IOException scalar(JsonParser parser) {
        return new JsonParseException(parser, "neither an object nor an array");
    }

    private void object(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(RESULTS) && token == JsonToken.START_ARRAY) {
                long from = start(parser);
                entries(parser);
                members.put(name, new Span(RawOutput.Shape.ARRAY, Set.of(), false, from, end(parser), null));
            } else {
                members.put(name, span(parser, token, name.equals(VALUE)));
            }
        }
    }

    private void entries(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (entries.size() >= MOST_ENTRIES) {
                throw new JsonParseException(parser, "too many results");
            }
            Map<String, Span> entry = new LinkedHashMap<>();
            if (token == JsonToken.START_OBJECT) {
                entry(parser, entry);
            } else {
                span(parser, token, false);
            }
            entries.add(entry);
            token = parser.nextToken();
        }
    }

    private void entry(JsonParser parser, Map<String, Span> entry) throws IOException {
        String type = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && name.equals("dataType")) {
                type = parser.getText();
            }
            boolean set = features && token == JsonToken.START_OBJECT && name.equals(VALUE) && isSet(type);
            entry.put(name, set ? features(parser) : span(parser, token, name.equals(VALUE)));
        }
    }

    private static boolean isSet(String dataType) {
        GpDataType.Kind kind = GpDataType.of(dataType).kind();
        return kind == GpDataType.Kind.FEATURES || kind == GpDataType.Kind.RECORDS;
    }

    private static Span features(JsonParser parser) throws IOException {
        long from = start(parser);
        EsriJsonReader.EsriObject read = new EsriJsonReader().object(parser);
        if (parser.currentToken() == null) {
            throw new JsonEOFException(parser, JsonToken.START_OBJECT, "it ends too early");
        }
        return new Span(
                RawOutput.Shape.OBJECT, read.names(), read.exceededTransferLimit(), from, end(parser), read.features());
    }

    private static Span span(JsonParser parser, JsonToken token, boolean withNames) throws IOException {
        long from = start(parser);
        RawOutput.Shape shape =
                switch (token) {
                    case START_OBJECT -> RawOutput.Shape.OBJECT;
                    case START_ARRAY -> RawOutput.Shape.ARRAY;
                    case VALUE_STRING -> RawOutput.Shape.TEXT;
                    case VALUE_TRUE, VALUE_FALSE -> RawOutput.Shape.BOOLEAN;
                    case VALUE_NULL -> RawOutput.Shape.NULL;
                    default -> RawOutput.Shape.NUMBER;
                };
        Names names = new Names();
        if (shape == RawOutput.Shape.OBJECT && withNames) {
            names.read(parser);
        } else if (shape == RawOutput.Shape.OBJECT || shape == RawOutput.Shape.ARRAY) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        if (parser.currentToken() == null) {
            throw new JsonEOFException(parser, token, "it ends too early");
        }
        return new Span(shape, names.found, names.truncated, from, end(parser), null);
    }

    private static long start(JsonParser parser) throws IOException {
        long offset = parser.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            throw new JsonParseException(parser, "its text is not UTF-8");
        }
        return offset;
    }

    private static long end(JsonParser parser) {
        return parser.currentLocation().getByteOffset();
    }

    /** Whether the whole reply is an array. */
    boolean isArray() {
        return array;
    }

    /** Whether the top level has a member called {@code name}. */
    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Whether the top level has a member {@code results} that is a list. */
    boolean hasResults() {
        Span results = members.get(RESULTS);
        return results != null && results.shape == RawOutput.Shape.ARRAY;
    }

    /** How many elements the reply, or its {@code results}, has. */
    int entryCount() {
        return entries.size();
    }

    /** The top level without {@code value}, {@code results} and what is too big for memory. */
    ObjectNode top() throws IOException {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, Span> member : members.entrySet()) {
            boolean payload = member.getKey().equals(VALUE) || member.getKey().equals(RESULTS);
            if (!payload && member.getValue().size() <= SMALL_BYTES) {
                node.set(member.getKey(), read(member.getValue()));
            }
        }
        return node;
    }

    /** The value that the top level is. */
    RawOutput output() throws IOException {
        return output(members);
    }

    /** Whether element {@code index} has a value. */
    boolean isOutput(int index) {
        return entries.get(index).containsKey(VALUE);
    }

    /** The value that element {@code index} is. */
    RawOutput output(int index) throws IOException {
        return output(entries.get(index));
    }

    private RawOutput output(Map<String, Span> of) throws IOException {
        Span value = of.get(VALUE);
        if (value == null) {
            throw new IllegalStateException("No value among " + of.keySet());
        }
        ByteSource text = spool.slice(value.from, value.to);
        return new RawOutput(
                text(of, "paramName"),
                text(of, "dataType"),
                value.shape,
                value.names,
                value.truncated,
                value.features == null ? text : new ReadFeatures(text, value.features),
                value.size(),
                spool);
    }

    private String text(Map<String, Span> of, String name) throws IOException {
        Span span = of.get(name);
        return span == null || span.shape != RawOutput.Shape.TEXT || span.size() > SMALL_BYTES
                ? ""
                : read(span).asText().strip();
    }

    private JsonNode read(Span span) throws IOException {
        try (InputStream stream = spool.slice(span.from, span.to).open()) {
            return Json.MAPPER.readTree(stream);
        }
    }

    /** What an object's members are called, and whether it says that features were kept back. */
    private static final class Names {
        private final Set<String> found = new LinkedHashSet<>();
        private boolean truncated;

        void read(JsonParser parser) throws IOException {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (found.size() < MOST_NAMES) {
                    found.add(name);
                }
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && FLAG_HOLDERS.contains(name)) {
                    Names inside = new Names();
                    inside.read(parser);
                    truncated |= inside.truncated;
                } else {
                    truncated |= name.equals(FLAG) && isTrue(value, parser);
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
        }

        private static boolean isTrue(JsonToken value, JsonParser parser) throws IOException {
            return value == JsonToken.VALUE_TRUE
                    || value == JsonToken.VALUE_STRING && parser.getText().equalsIgnoreCase("true");
        }
    }

    /** @param features null when they were not read */
    private record Span(
            RawOutput.Shape shape,
            Set<String> names,
            boolean truncated,
            long from,
            long to,
            @Nullable FeatureList features) {
        long size() {
            return to - from;
        }
    }
}
