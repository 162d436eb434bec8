package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.TypeFinder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts features and looks what they are without making them. */
final class EsriSetScan implements EsriSetParser.Features {
    private final SetHeader header;
    private final TypeFinder types = new TypeFinder();
    private boolean sawZ;
    private boolean sawM;
    private int longestPosition;
    private long count;

    EsriSetScan(SetHeader header) {
        this.header = header;
    }

    long count() {
        return count;
    }

    /** As told, else as the geometries show. */
    @Nullable
    GeometryType geometryType() {
        return header.geometryType() != null ? header.geometryType() : types.type();
    }

    boolean hasZ() {
        Layout layout = new Layout(header.hasZ(), header.hasM());
        return Boolean.TRUE.equals(header.hasZ())
                || sawZ
                || header.hasZ() == null
                        && !sawM
                        && layout.dimension(longestPosition) - layout.measures(longestPosition) > 2;
    }

    boolean hasM() {
        return Boolean.TRUE.equals(header.hasM()) || sawM || !sawZ && header.hasM() == null && longestPosition > 3;
    }

    @Override
    public void read(EsriSetParser at, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(JsonToken.START_OBJECT, "feature", parser);
            feature(parser);
            count++;
        }
    }

    private void feature(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("geometry") && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String member = parser.currentName();
                    parser.nextToken();
                    member(member, parser);
                }
            } else if (!name.equals("attributes")) {
                member(name, parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "x" -> types.add(GeometryType.POINT);
            case "z" -> sawZ = sawZ || parser.currentToken().isNumeric();
            case "m" -> sawM = sawM || parser.currentToken().isNumeric();
            case "hasZ" -> sawZ = sawZ || Boolean.TRUE.equals(JsonText.flag(parser));
            case "hasM" -> sawM = sawM || Boolean.TRUE.equals(JsonText.flag(parser));
            case "spatialReference" -> header.infer(SpatialReferenceJson.read(parser), parser);
            case "points" -> {
                types.add(GeometryType.MULTIPOINT);
                longestPosition = Math.max(longestPosition, JsonText.firstPosition(parser));
            }
            case "paths", "curvePaths" -> {
                types.add(GeometryType.POLYLINE);
                longestPosition = Math.max(longestPosition, JsonText.firstPosition(parser));
            }
            case "rings", "curveRings" -> {
                types.add(GeometryType.POLYGON);
                longestPosition = Math.max(longestPosition, JsonText.firstPosition(parser));
            }
            case "xmin" -> types.add(GeometryType.POLYGON);
            default -> parser.skipChildren();
        }
    }
}
