package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.OrdinateSearch;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes one geometry as an object of the type that its set has.
 *
 * @param type of the set; null to take the geometry's own
 * @param z whether positions have a height even where this geometry has none
 * @param m whether positions have a measure even where this geometry has none
 */
record EsriGeometryWriter(@Nullable GeometryType type, boolean z, boolean m) {

    void write(Geometry geometry, @Nullable SpatialReference reference, JsonGenerator json) throws IOException {
        GeometryType own = GeometryType.of(geometry);
        GeometryType wanted = type != null ? type : own;
        boolean fits = own == wanted || own == GeometryType.POINT && wanted == GeometryType.MULTIPOINT;
        if (wanted == null || !fits && !geometry.isEmpty()) {
            throw new GpParameterException(
                    "",
                    "A " + geometry.getGeometryType() + " can't be written as "
                            + (wanted == null ? "Esri JSON, which has no mixed geometries" : wanted.wireName()),
                    GpWhere.NOWHERE);
        }
        OrdinateSearch search = OrdinateSearch.in(geometry);
        boolean withZ = z || search.hasZ();
        boolean withM = m || search.hasM();
        json.writeStartObject();
        if (wanted == GeometryType.POINT) {
            point(geometry, withZ, withM, json);
        } else {
            flags(withZ, withM, json);
            parts(geometry, wanted, withZ, withM, json);
        }
        if (reference != null) {
            json.writeFieldName("spatialReference");
            SpatialReferenceJson.write(reference, json);
        }
        json.writeEndObject();
    }

    private static void flags(boolean z, boolean m, JsonGenerator json) throws IOException {
        if (z) {
            json.writeBooleanField("hasZ", true);
        }
        if (m) {
            json.writeBooleanField("hasM", true);
        }
    }

    private static void point(Geometry geometry, boolean z, boolean m, JsonGenerator json) throws IOException {
        if (geometry.isEmpty()) {
            json.writeNullField("x");
            json.writeNullField("y");
            return;
        }
        CoordinateSequence position = ((Point) geometry).getCoordinateSequence();
        json.writeFieldName("x");
        JsonValues.number(position.getX(0), json);
        json.writeFieldName("y");
        JsonValues.number(position.getY(0), json);
        if (z) {
            json.writeFieldName("z");
            JsonValues.number(position.getZ(0), json);
        }
        if (m) {
            json.writeFieldName("m");
            JsonValues.number(position.getM(0), json);
        }
    }

    private static void parts(Geometry geometry, GeometryType type, boolean z, boolean m, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(
                type == GeometryType.MULTIPOINT ? "points" : type == GeometryType.POLYLINE ? "paths" : "rings");
        part(geometry, z, m, json);
        json.writeEndArray();
    }

    private static void part(Geometry geometry, boolean z, boolean m, JsonGenerator json) throws IOException {
        if (geometry.isEmpty()) {
            return;
        }
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                part(geometry.getGeometryN(i), z, m, json);
            }
        } else if (geometry instanceof Point point) {
            positions(point.getCoordinateSequence(), false, z, m, json);
        } else if (geometry instanceof LineString line) {
            json.writeStartArray();
            positions(line.getCoordinateSequence(), false, z, m, json);
            json.writeEndArray();
        } else if (geometry instanceof Polygon polygon) {
            ring(polygon.getExteriorRing(), true, z, m, json);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), false, z, m, json);
            }
        }
    }

    private static void ring(LineString ring, boolean clockwise, boolean z, boolean m, JsonGenerator json)
            throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        double area = PolygonRings.signedArea(positions);
        json.writeStartArray();
        positions(positions, clockwise ? area > 0 : area < 0, z, m, json);
        json.writeEndArray();
    }

    private static void positions(
            CoordinateSequence positions, boolean backwards, boolean z, boolean m, JsonGenerator json)
            throws IOException {
        int last = positions.size() - 1;
        for (int i = 0; i <= last; i++) {
            int at = backwards ? last - i : i;
            json.writeStartArray();
            JsonValues.number(positions.getX(at), json);
            JsonValues.number(positions.getY(at), json);
            if (z) {
                JsonValues.number(positions.getZ(at), json);
            }
            if (m) {
                JsonValues.number(positions.getM(at), json);
            }
            json.writeEndArray();
        }
    }
}
