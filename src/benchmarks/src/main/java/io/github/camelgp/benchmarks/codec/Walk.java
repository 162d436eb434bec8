package io.github.camelgp.benchmarks.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the features of a text with Jackson, as a user would around a library that knows geometries only. */
final class Walk {
    /** Jackson with what makes it fast. */
    static final JsonFactory FAST = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Walk() {}

    record Row<G>(Map<String, @Nullable Object> attributes, G geometry) {}

    /** Reads a geometry at whose start the parser stands, to its end. */
    interface GeometryReader<G> {
        G read(JsonParser parser) throws IOException;
    }

    /** The rows of the array {@code features}; attributes stand in the member of the given name. */
    static <G> List<Row<G>> rows(JsonFactory factory, byte[] json, String attributesName, GeometryReader<G> reader)
            throws IOException {
        List<Row<G>> rows = new ArrayList<>();
        try (JsonParser parser = factory.createParser(new ByteArrayInputStream(json))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean features = "features".equals(parser.currentName());
                parser.nextToken();
                if (!features) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    rows.add(row(parser, attributesName, reader));
                }
            }
        }
        return rows;
    }

    private static <G> Row<G> row(JsonParser parser, String attributesName, GeometryReader<G> reader)
            throws IOException {
        Map<String, @Nullable Object> attributes = Map.of();
        G geometry = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(attributesName)) {
                attributes = attributes(parser);
            } else if (name.equals("geometry")) {
                geometry = reader.read(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (geometry == null) {
            throw new IOException("a feature without geometry");
        }
        return new Row<>(attributes, geometry);
    }

    private static Map<String, @Nullable Object> attributes(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            attributes.put(
                    name,
                    token == JsonToken.VALUE_STRING
                            ? parser.getText()
                            : token == JsonToken.VALUE_NULL ? null : parser.getNumberValue());
        }
        return attributes;
    }
}
