package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.FieldFinder;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.TypeFinder;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts features and looks what they are without making their geometries. */
final class GeoJsonScan {
    private static final Map<String, GeometryType> TYPES = Map.of(
            "Point", GeometryType.POINT,
            "MultiPoint", GeometryType.MULTIPOINT,
            "LineString", GeometryType.POLYLINE,
            "MultiLineString", GeometryType.POLYLINE,
            "Polygon", GeometryType.POLYGON,
            "MultiPolygon", GeometryType.POLYGON);

    private final FieldFinder fields = new FieldFinder();
    private final TypeFinder types = new TypeFinder();
    private final GeoJsonHeader header;
    private int longestPosition;
    private long count;

    GeoJsonScan(GeoJsonHeader header) {
        this.header = header;
    }

    FieldFinder fields() {
        return fields;
    }

    @Nullable
    GeometryType geometryType() {
        return types.type();
    }

    int longestPosition() {
        return longestPosition;
    }

    long count() {
        return count;
    }

    void read(GeoJsonSetParser at, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(JsonToken.START_OBJECT, "feature", parser);
            count++;
            Object id = null;
            Map<String, @Nullable Object> properties = Map.of();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("properties") && token == JsonToken.START_OBJECT) {
                    properties = JsonText.map(parser);
                } else if (name.equals("geometry") && token == JsonToken.START_OBJECT) {
                    geometry(parser, false);
                } else if (name.equals("id")) {
                    id = JsonText.value(parser);
                } else {
                    parser.skipChildren();
                }
            }
            fields.add(at.attributes(id, properties));
        }
    }

    private void geometry(JsonParser parser, boolean collected) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                GeometryType type = TYPES.get(parser.getText());
                types.add(collected && type == GeometryType.POINT ? GeometryType.MULTIPOINT : type);
            } else if (name.equals("coordinates") && token == JsonToken.START_ARRAY) {
                longestPosition = Math.max(longestPosition, JsonText.positions(parser, 0));
            } else if (name.equals("geometries") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    geometry(parser, true);
                }
            } else if (!header.member(name, parser)) {
                parser.skipChildren();
            }
        }
    }
}
