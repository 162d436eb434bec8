package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.esrijson.JsonValues;
import io.github.camelgp.esrijson.PolygonRings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometry objects. */
final class GeoJsonGeometryWriter {

    private GeoJsonGeometryWriter() {}

    static void write(@Nullable Geometry geometry, JsonGenerator json) throws IOException {
        if (geometry == null || geometry.isEmpty()) {
            json.writeNull();
            return;
        }
        boolean collection = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        boolean ring = geometry.getGeometryType().equals(Geometry.TYPENAME_LINEARRING);
        json.writeStartObject();
        json.writeStringField("type", ring ? Geometry.TYPENAME_LINESTRING : geometry.getGeometryType());
        if (collection) {
            json.writeArrayFieldStart("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (!geometry.getGeometryN(i).isEmpty()) {
                    write(geometry.getGeometryN(i), json);
                }
            }
            json.writeEndArray();
        } else {
            json.writeFieldName("coordinates");
            coordinates(geometry, json);
        }
        json.writeEndObject();
    }

    private static void coordinates(Geometry geometry, JsonGenerator json) throws IOException {
        if (geometry instanceof GeometryCollection) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (!geometry.getGeometryN(i).isEmpty()) {
                    coordinates(geometry.getGeometryN(i), json);
                }
            }
            json.writeEndArray();
        } else if (geometry instanceof Point point) {
            position(point.getCoordinateSequence(), 0, json);
        } else if (geometry instanceof LineString line) {
            positions(line.getCoordinateSequence(), false, json);
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            ring(polygon.getExteriorRing(), true, json);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), false, json);
            }
            json.writeEndArray();
        }
    }

    private static void ring(LineString ring, boolean counterClockwise, JsonGenerator json) throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        double area = PolygonRings.signedArea(positions);
        positions(positions, counterClockwise ? area < 0 : area > 0, json);
    }

    private static void positions(CoordinateSequence positions, boolean backwards, JsonGenerator json)
            throws IOException {
        int last = positions.size() - 1;
        json.writeStartArray();
        for (int i = 0; i <= last; i++) {
            position(positions, backwards ? last - i : i, json);
        }
        json.writeEndArray();
    }

    private static void position(CoordinateSequence positions, int index, JsonGenerator json) throws IOException {
        json.writeStartArray();
        JsonValues.number(positions.getX(index), json);
        JsonValues.number(positions.getY(index), json);
        if (positions.hasZ()) {
            double z = positions.getZ(index);
            if (!Double.isNaN(z)) {
                JsonValues.number(z, json);
            }
        }
        json.writeEndArray();
    }
}
