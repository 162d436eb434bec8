package io.github.camelgp.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes features as Esri JSON (REST API, common data types, "Feature object" and "Geometry objects"): outer rings
 * clockwise, holes the other way, missing measures as null. Heights and measures only when asked for. Closes nothing.
 */
public final class EsriJsonWriter {
    private final JsonGenerator json;
    private boolean withZ;
    private boolean withM;

    /** Writes to a generator that the caller owns. */
    public EsriJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes heights where the features have them. */
    public EsriJsonWriter withZ() {
        withZ = true;
        return this;
    }

    /** Writes measures where the features have them. */
    public EsriJsonWriter withM() {
        withM = true;
        return this;
    }

    /**
     * Writes a feature set, or a record set for a table.
     *
     * @param truncated writes no feature and {@code exceededTransferLimit: true}
     */
    public void write(Features features, boolean truncated) throws IOException {
        json.writeStartObject();
        json.writeStringField("displayFieldName", "");
        if (features.geometryType() != null) {
            json.writeStringField("geometryType", features.geometryType());
            writeFlags(features);
            if (!features.spatialReference().isUnknown()) {
                json.writeFieldName("spatialReference");
                json.writeTree(JsonValues.toJson(features.spatialReference()));
            }
        }
        json.writeArrayFieldStart("fields");
        for (Field field : features.fields()) {
            json.writeTree(JsonValues.toJson(field));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("features");
        if (!truncated) {
            writeRows(features);
        }
        json.writeEndArray();
        json.writeBooleanField("exceededTransferLimit", truncated);
        json.writeEndObject();
    }

    /** Writes the features alone, inside of an array. */
    public void writeRows(Features features) throws IOException {
        for (Feature feature : features.rows()) {
            writeFeature(feature, features);
        }
    }

    private void writeFlags(Features features) throws IOException {
        if (withZ && features.hasZ()) {
            json.writeBooleanField("hasZ", true);
        }
        if (withM && features.hasM()) {
            json.writeBooleanField("hasM", true);
        }
    }

    private void writeFeature(Feature feature, Features all) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, @Nullable Object> entry : feature.attributes().entrySet()) {
            json.writeFieldName(entry.getKey());
            writeAttribute(entry.getValue());
        }
        json.writeEndObject();
        if (all.geometryType() != null) {
            json.writeFieldName("geometry");
            Geometry geometry = feature.geometry();
            if (geometry == null) {
                json.writeNull();
            } else {
                writeGeometry(geometry, all.geometryType(), withZ && all.hasZ(), withM && all.hasM());
            }
        }
        json.writeEndObject();
    }

    private void writeAttribute(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            writeNumber(number);
        } else {
            json.writeTree(JsonValues.toJson(value));
        }
    }

    private void writeGeometry(Geometry geometry, String type, boolean z, boolean m) throws IOException {
        json.writeStartObject();
        switch (type) {
            case "esriGeometryPoint" -> writePoint(geometry, z, m);
            case "esriGeometryMultipoint" -> {
                json.writeArrayFieldStart("points");
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    if (geometry.getGeometryN(i) instanceof Point point && !point.isEmpty()) {
                        writeVertex(point.getCoordinateSequence(), 0, z, m);
                    }
                }
                json.writeEndArray();
            }
            case "esriGeometryPolyline" -> {
                json.writeArrayFieldStart("paths");
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    if (geometry.getGeometryN(i) instanceof LineString line && !line.isEmpty()) {
                        writePath(line.getCoordinateSequence(), false, z, m);
                    }
                }
                json.writeEndArray();
            }
            case "esriGeometryEnvelope" -> writeEnvelope(geometry);
            default -> writeRings(geometry, z, m);
        }
        json.writeEndObject();
    }

    private void writeEnvelope(Geometry geometry) throws IOException {
        var box = geometry.getEnvelopeInternal();
        json.writeNumberField("xmin", box.getMinX());
        json.writeNumberField("ymin", box.getMinY());
        json.writeNumberField("xmax", box.getMaxX());
        json.writeNumberField("ymax", box.getMaxY());
    }

    private void writePoint(Geometry geometry, boolean z, boolean m) throws IOException {
        if (!(geometry instanceof Point point) || point.isEmpty()) {
            json.writeNullField("x");
            json.writeNullField("y");
            return;
        }
        CoordinateSequence at = point.getCoordinateSequence();
        json.writeNumberField("x", at.getX(0));
        json.writeNumberField("y", at.getY(0));
        if (z) {
            json.writeFieldName("z");
            writeNumber(at.getZ(0));
        }
        if (m) {
            json.writeFieldName("m");
            writeNumber(at.getM(0));
        }
    }

    private void writeRings(Geometry geometry, boolean z, boolean m) throws IOException {
        json.writeArrayFieldStart("rings");
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                writeRing(polygon.getExteriorRing(), true, z, m);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    writeRing(polygon.getInteriorRingN(hole), false, z, m);
                }
            }
        }
        json.writeEndArray();
    }

    private void writeRing(LineString ring, boolean clockwise, boolean z, boolean m) throws IOException {
        CoordinateSequence points = ring.getCoordinateSequence();
        writePath(points, Orientation.isCCW(points) == clockwise, z, m);
    }

    private void writePath(CoordinateSequence points, boolean backwards, boolean z, boolean m) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            writeVertex(points, backwards ? points.size() - 1 - i : i, z, m);
        }
        json.writeEndArray();
    }

    private void writeVertex(CoordinateSequence points, int at, boolean z, boolean m) throws IOException {
        json.writeStartArray();
        json.writeNumber(points.getX(at));
        json.writeNumber(points.getY(at));
        if (z) {
            writeNumber(points.getZ(at));
        }
        if (m) {
            writeNumber(points.getM(at));
        }
        json.writeEndArray();
    }

    private void writeNumber(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
