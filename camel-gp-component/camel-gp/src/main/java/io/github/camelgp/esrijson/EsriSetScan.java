package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.TypeFinder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts features, looks what they are and whether their geometries can be made, without making them. */
final class EsriSetScan implements EsriSetParser.Features {
    private final SetHeader header;
    private final TypeFinder types = new TypeFinder();
    private final OrdinateBuffer curved = new OrdinateBuffer();
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

    /** Sees what {@link EsriSetParser#feature()} will see, so that what that refuses is refused now. */
    private void feature(JsonParser parser) throws IOException {
        boolean bare = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("geometry")) {
                bare = false;
                geometry(token, parser);
            } else if (name.equals("attributes")) {
                if (token != JsonToken.VALUE_NULL) {
                    JsonText.expect(JsonToken.START_OBJECT, "object of attributes", parser);
                }
                parser.skipChildren();
            } else if (bare) {
                member(name, parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void geometry(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        JsonText.expect(JsonToken.START_OBJECT, "geometry", parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            member(member, parser);
        }
    }

    private void member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "x" -> ordinate(GeometryType.POINT, parser);
            case "y" -> JsonText.ordinate(parser);
            case "z" -> sawZ |= !Double.isNaN(JsonText.ordinate(parser));
            case "m" -> sawM |= !Double.isNaN(JsonText.ordinate(parser));
            case "hasZ" -> sawZ |= Boolean.TRUE.equals(JsonText.flag(parser));
            case "hasM" -> sawM |= Boolean.TRUE.equals(JsonText.flag(parser));
            case "spatialReference" -> header.infer(SpatialReferenceJson.read(parser), parser);
            case "points" -> positions(GeometryType.MULTIPOINT, 2, parser);
            case "paths" -> positions(GeometryType.POLYLINE, 3, parser);
            case "rings" -> positions(GeometryType.POLYGON, 3, parser);
            case "curvePaths" -> curves(GeometryType.POLYLINE, parser);
            case "curveRings" -> curves(GeometryType.POLYGON, parser);
            case "xmin" -> ordinate(GeometryType.POLYGON, parser);
            case "ymin", "xmax", "ymax", "zmin", "zmax", "mmin", "mmax" -> JsonText.ordinate(parser);
            default -> parser.skipChildren();
        }
    }

    private void ordinate(GeometryType type, JsonParser parser) throws IOException {
        types.add(type);
        JsonText.ordinate(parser);
    }

    private void positions(GeometryType type, int depth, JsonParser parser) throws IOException {
        types.add(type);
        longestPosition = Math.max(longestPosition, JsonText.positions(parser, depth));
    }

    private void curves(GeometryType type, JsonParser parser) throws IOException {
        types.add(type);
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            curved.reset();
            Curves.readParts(parser, curved);
            longestPosition = Math.max(longestPosition, curved.dimension());
        }
    }
}
