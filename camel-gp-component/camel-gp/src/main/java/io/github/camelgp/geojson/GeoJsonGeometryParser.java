package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.esrijson.Layout;
import io.github.camelgp.esrijson.OrdinateBuffer;
import io.github.camelgp.esrijson.PolygonRings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads geometry objects member by member, {@code coordinates} before {@code type} too. Not thread-safe. */
final class GeoJsonGeometryParser {
    private static final int POSITION = 1;
    private static final int POSITIONS = 2;
    private static final int PARTS = 3;
    private static final int POLYGONS = 4;

    private final OrdinateBuffer buffer = new OrdinateBuffer();
    private final List<Integer> polygonEnds = new ArrayList<>();
    private final List<Geometry> members = new ArrayList<>();
    private final GeoJsonHeader header;
    private @Nullable String type;
    private int depth;
    private boolean told;

    GeoJsonGeometryParser(GeoJsonHeader header) {
        this.header = header;
    }

    void reset() {
        buffer.reset();
        polygonEnds.clear();
        members.clear();
        type = null;
        depth = 0;
        told = false;
    }

    /** The current value, an object or null. */
    @Nullable
    Geometry read(JsonParser parser, GeometryFactory factory) throws IOException {
        reset();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        JsonText.expect(JsonToken.START_OBJECT, "geometry", parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("type")) {
                JsonText.expect(JsonToken.VALUE_STRING, "geometry type", parser);
                type(parser.getText());
            } else if (!member(name, parser, factory) && !header.member(name, parser)) {
                parser.skipChildren();
            }
        }
        return build(parser, factory);
    }

    void type(@Nullable String word) {
        type = word;
    }

    /** Whether coordinates or members of a collection have been seen. */
    boolean isTold() {
        return told;
    }

    /** Takes the member whose value is current; false, with nothing read, when it isn't one of a geometry. */
    boolean member(String name, JsonParser parser, GeometryFactory factory) throws IOException {
        if (name.equals("coordinates")) {
            told = true;
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                JsonText.expect(JsonToken.START_ARRAY, "array", parser);
                depth = coordinates(parser);
            }
            return true;
        }
        if (!name.equals("geometries")) {
            return false;
        }
        told = true;
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            JsonText.expect(JsonToken.START_ARRAY, "array of geometries", parser);
            GeoJsonGeometryParser inner = new GeoJsonGeometryParser(header);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Geometry member = inner.read(parser, factory);
                if (member != null) {
                    members.add(member);
                }
            }
        }
        return true;
    }

    /** Reads the current array to its end: its depth, 1 for a position, 0 when there is no position in it. */
    private int coordinates(JsonParser parser) throws IOException {
        if (isOrdinate(parser.nextToken())) {
            buffer.readPosition(parser);
            return POSITION;
        }
        return nested(parser);
    }

    private int nested(JsonParser parser) throws IOException {
        int deepest = 0;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonText.expect(JsonToken.START_ARRAY, "array", parser);
            if (isOrdinate(parser.nextToken())) {
                deeper(POSITION, deepest, parser);
                buffer.readPosition(parser);
                buffer.readFurtherPositions(parser);
                return POSITIONS;
            }
            int inner = nested(parser);
            if (inner != deepest) {
                deepest = deeper(inner, deepest, parser);
            }
            ended(inner, parser);
        }
        return deepest == 0 ? 0 : deepest + 1;
    }

    private static boolean isOrdinate(JsonToken token) {
        return token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY;
    }

    private static int deeper(int inner, int deepest, JsonParser parser) {
        if (inner != 0 && deepest != 0) {
            throw JsonText.failure("has coordinates nested unevenly", parser);
        }
        return Math.max(deepest, inner);
    }

    private void ended(int inner, JsonParser parser) {
        if (inner == POSITIONS) {
            buffer.endPart();
        } else if (inner == PARTS) {
            polygonEnds.add(buffer.parts());
        } else if (inner == POLYGONS) {
            throw JsonText.failure("has coordinates nested too deep", parser);
        }
    }

    /** The geometry; null when there was no member of one. */
    @Nullable
    Geometry build(JsonParser parser, GeometryFactory factory) {
        if (type == null) {
            if (told) {
                throw JsonText.failure("has a geometry without a type", parser);
            }
            return null;
        }
        return switch (type) {
            case "Point" -> {
                require(POSITION, parser);
                yield depth == 0 || buffer.positions() == 0
                        ? factory.createPoint()
                        : factory.createPoint(buffer.sequence(Layout.UNTOLD));
            }
            case "MultiPoint" -> {
                require(POSITIONS, parser);
                yield factory.createMultiPoint(buffer.sequence(Layout.UNTOLD));
            }
            case "LineString" -> {
                require(POSITIONS, parser);
                buffer.endPart();
                yield factory.createLineString(line(0));
            }
            case "MultiLineString" -> {
                require(PARTS, parser);
                LineString[] lines = new LineString[buffer.parts()];
                for (int part = 0; part < lines.length; part++) {
                    lines[part] = factory.createLineString(line(part));
                }
                yield factory.createMultiLineString(lines);
            }
            case "Polygon" -> {
                require(PARTS, parser);
                yield PolygonRings.polygon(buffer, Layout.UNTOLD, factory);
            }
            case "MultiPolygon" -> {
                require(POLYGONS, parser);
                yield multiPolygon(factory);
            }
            case "GeometryCollection" -> collection(parser, factory);
            default -> throw JsonText.failure("has a geometry of the unknown type '" + type + "'", parser);
        };
    }

    private CoordinateSequence line(int part) {
        return buffer.line(part, Layout.UNTOLD);
    }

    private Geometry multiPolygon(GeometryFactory factory) {
        List<Polygon> polygons = new ArrayList<>();
        int from = 0;
        for (int to : polygonEnds) {
            polygons.addAll(PolygonRings.polygons(buffer, from, to, Layout.UNTOLD, factory));
            from = to;
        }
        return factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private void require(int wanted, JsonParser parser) {
        if (depth != 0 && depth != wanted) {
            throw JsonText.failure(
                    "has coordinates nested " + depth + " deep where a " + type + " has " + wanted, parser);
        }
    }

    private @Nullable Geometry collection(JsonParser parser, GeometryFactory factory) {
        List<Geometry> singles = new ArrayList<>();
        Set<String> kinds = new TreeSet<>();
        for (Geometry member : members) {
            for (int i = 0; i < member.getNumGeometries(); i++) {
                Geometry single = member.getGeometryN(i);
                if (!single.isEmpty()) {
                    singles.add(single);
                    kinds.add(single.getGeometryType());
                }
            }
        }
        if (kinds.size() > 1) {
            throw JsonText.failure(
                    "has a GeometryCollection of several types, " + String.join(", ", kinds)
                            + ", which a feature set can't hold,",
                    parser);
        }
        if (singles.isEmpty()) {
            return members.isEmpty() ? null : members.get(0);
        }
        Geometry merged = factory.buildGeometry(Collections.unmodifiableList(singles));
        return merged instanceof GeometryCollection ? merged : multi(merged, factory);
    }

    private static Geometry multi(Geometry single, GeometryFactory factory) {
        if (single instanceof Point point) {
            return factory.createMultiPoint(new Point[] {point});
        }
        return single;
    }
}
