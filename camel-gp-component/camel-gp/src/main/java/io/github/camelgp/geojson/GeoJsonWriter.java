package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.esrijson.JsonValues;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes features as GeoJSON (RFC 7946): compact, in UTF-8, feature by feature. Stateless and thread-safe.
 *
 * <p>Only WGS 84, longitude first; nothing is projected here. A set of unknown system is taken for WGS 84 as long as its
 * coordinates can be degrees. Outer rings run counter-clockwise, holes clockwise, whatever way they run in JTS. Measures
 * have no place in GeoJSON and are left out; a height that is NaN too. An empty geometry is null.
 *
 * <p>A feature's {@code id} is its object id: the value of the set's object id field, or the one {@link #withIdAttribute}
 * names, else of {@code OBJECTID}, {@code objectid} or {@code FID}; a value that is neither text nor a number is none.
 * All attributes, that one too, are properties, as they are: dates stay milliseconds since 1970. A set that the server
 * has cut says so as ArcGIS does, by {@code "properties":{"exceededTransferLimit":true}} on the collection.
 */
public final class GeoJsonWriter {
    private static final List<String> ID_NAMES = List.of("OBJECTID", "objectid", "FID");
    private static final double FULL_TURN = 360;
    private static final double POLE = 90;
    /** WGS 84 with and without ellipsoidal height. */
    private static final List<Integer> WGS84_CODES = List.of(4326, 4979);

    private final @Nullable String idAttribute;

    public GeoJsonWriter() {
        this(null);
    }

    private GeoJsonWriter(@Nullable String idAttribute) {
        this.idAttribute = idAttribute;
    }

    /** A writer that takes ids from another attribute. */
    public GeoJsonWriter withIdAttribute(String name) {
        return new GeoJsonWriter(name);
    }

    /**
     * The set as text.
     *
     * @throws GpParameterException when it is in another system than WGS 84
     */
    public String text(FeatureSet features) {
        return JsonValues.text(json -> write(features, json));
    }

    /**
     * Writes the set; {@code out} is flushed and stays open.
     *
     * @throws GpParameterException when it is in another system than WGS 84
     */
    public void write(FeatureSet features, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonText.generator(out)) {
            write(features, json);
        }
    }

    /** Writes the set as one value. */
    public void write(FeatureSet features, JsonGenerator json) throws IOException {
        boolean known = requireWgs84(features.spatialReference());
        List<String> idNames = idNames(features.objectIdField());
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        if (features.exceededTransferLimit()) {
            json.writeObjectFieldStart("properties");
            json.writeBooleanField("exceededTransferLimit", true);
            json.writeEndObject();
        }
        json.writeArrayFieldStart("features");
        for (Feature feature : features) {
            feature(feature, idNames, known, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One feature alone, in WGS 84. */
    public String text(Feature feature) {
        return JsonValues.text(json -> feature(feature, idNames(null), false, json));
    }

    /** One geometry alone, in WGS 84; {@code null} when it is empty. */
    public String text(Geometry geometry) {
        return JsonValues.text(json -> geometry(geometry, false, json));
    }

    private List<String> idNames(@Nullable String objectIdField) {
        List<String> names = new ArrayList<>();
        if (idAttribute != null) {
            names.add(idAttribute);
        }
        if (objectIdField != null) {
            names.add(objectIdField);
        }
        names.addAll(ID_NAMES);
        return names;
    }

    private static void feature(Feature feature, List<String> idNames, boolean known, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        Map<String, @Nullable Object> attributes = feature.attributes();
        for (String name : idNames) {
            Object id = attributes.get(name);
            if (id instanceof String || id instanceof Number) {
                json.writeFieldName("id");
                JsonValues.write(id, json);
                break;
            }
        }
        json.writeFieldName("geometry");
        geometry(feature.geometry(), known, json);
        json.writeFieldName("properties");
        JsonValues.write(attributes, json);
        json.writeEndObject();
    }

    private static void geometry(@Nullable Geometry geometry, boolean known, JsonGenerator json) throws IOException {
        if (geometry != null && !known) {
            requireDegrees(geometry);
        }
        GeoJsonGeometryWriter.write(geometry, json);
    }

    private static boolean requireWgs84(@Nullable SpatialReference reference) {
        if (reference == null) {
            return false;
        }
        Integer code = reference.code();
        String wkt = reference.wkt() != null ? reference.wkt() : reference.wkt2();
        boolean right = code != null
                ? WGS84_CODES.contains(code)
                : wkt != null && wkt.matches("(?s)\\s*GEOG(CS|CRS)\\[\"(GCS_WGS_1984|WGS[ _]?(19)?84)\".*");
        if (!right) {
            throw new GpParameterException(
                    "",
                    "GeoJSON is in WGS 84 (EPSG:4326), but the features are in "
                            + (code == null ? "a system given as text" : reference.authorityCode())
                            + "; ask the server for outSR=4326",
                    GpWhere.NOWHERE);
        }
        return true;
    }

    private static void requireDegrees(Geometry geometry) {
        Envelope extent = geometry.getEnvelopeInternal();
        if (!extent.isNull()
                && (Math.abs(extent.getMinX()) > FULL_TURN
                        || Math.abs(extent.getMaxX()) > FULL_TURN
                        || Math.abs(extent.getMinY()) > POLE
                        || Math.abs(extent.getMaxY()) > POLE)) {
            throw new GpParameterException(
                    "",
                    "GeoJSON is in WGS 84 (EPSG:4326), but the features, whose spatial reference is unknown, have"
                            + " coordinates that are no degrees: " + extent,
                    GpWhere.NOWHERE);
        }
    }
}
