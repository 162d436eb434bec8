package io.github.camelgp.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes features as GeoJSON the way ArcGIS Server does for {@code f=geojson}: outer rings clockwise, a {@code crs} member
 * for anything but WGS 84, the id from the row number.
 */
public final class GeoJsonWriter {
    private final JsonGenerator json;
    private final boolean withZ;

    /** Writes to a generator that the caller owns. */
    public GeoJsonWriter(JsonGenerator json, boolean withZ) {
        this.json = json;
        this.withZ = withZ;
    }

    /**
     * Writes a feature collection.
     *
     * @param truncated writes no feature and {@code exceededTransferLimit: true}
     */
    public void write(Features features, boolean truncated) throws IOException {
        writePage(truncated ? features.withRows(List.of()) : features, truncated);
    }

    /**
     * Writes a feature collection with these features.
     *
     * @param truncated says {@code exceededTransferLimit: true}
     */
    public void writePage(Features features, boolean truncated) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        SpatialReference system = features.spatialReference();
        if (!system.isUnknown() && !system.sameAs(SpatialReference.WGS84)) {
            json.writeObjectFieldStart("crs");
            json.writeStringField("type", "name");
            json.writeObjectFieldStart("properties");
            json.writeStringField("name", "EPSG:" + system.code());
            json.writeEndObject();
            json.writeEndObject();
        }
        if (truncated) {
            json.writeBooleanField("exceededTransferLimit", true);
            json.writeObjectFieldStart("properties");
            json.writeBooleanField("exceededTransferLimit", true);
            json.writeEndObject();
        }
        json.writeArrayFieldStart("features");
        String id = features.objectIdField().orElse("");
        for (Feature feature : features.rows()) {
            writeFeature(feature, id, withZ && features.hasZ());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFeature(Feature feature, String id, boolean z) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        if (feature.attributes().get(id) instanceof Number number) {
            json.writeNumberField("id", number.longValue());
        }
        json.writeFieldName("geometry");
        Geometry geometry = feature.geometry();
        if (geometry == null || geometry.isEmpty()) {
            json.writeNull();
        } else {
            writeGeometry(geometry, z);
        }
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, @Nullable Object> entry : feature.attributes().entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writeTree(JsonValues.toJson(entry.getValue()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeGeometry(Geometry geometry, boolean z) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        json.writeFieldName("coordinates");
        if (geometry instanceof GeometryCollection) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                writeCoordinates(geometry.getGeometryN(i), z);
            }
            json.writeEndArray();
        } else {
            writeCoordinates(geometry, z);
        }
        json.writeEndObject();
    }

    private void writeCoordinates(Geometry geometry, boolean z) throws IOException {
        if (geometry instanceof Point point) {
            writePosition(point.getCoordinateSequence(), 0, z);
        } else if (geometry instanceof LineString line) {
            writePositions(line.getCoordinateSequence(), false, z);
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            writeRing(polygon.getExteriorRing(), true, z);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeRing(polygon.getInteriorRingN(i), false, z);
            }
            json.writeEndArray();
        }
    }

    private void writeRing(LineString ring, boolean clockwise, boolean z) throws IOException {
        CoordinateSequence points = ring.getCoordinateSequence();
        writePositions(points, Orientation.isCCW(points) == clockwise, z);
    }

    private void writePositions(CoordinateSequence points, boolean backwards, boolean z) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            writePosition(points, backwards ? points.size() - 1 - i : i, z);
        }
        json.writeEndArray();
    }

    private void writePosition(CoordinateSequence points, int at, boolean z) throws IOException {
        json.writeStartArray();
        json.writeNumber(points.getX(at));
        json.writeNumber(points.getY(at));
        if (z && Double.isFinite(points.getZ(at))) {
            json.writeNumber(points.getZ(at));
        }
        json.writeEndArray();
    }
}
