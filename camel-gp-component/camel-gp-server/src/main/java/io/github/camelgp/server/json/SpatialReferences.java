package io.github.camelgp.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;

/** Reads spatial references and extents (REST API, "Geometry objects": Spatial reference, Envelope). */
public final class SpatialReferences {
    private SpatialReferences() {}

    /**
     * Reads a number, a text that holds one, or an object with {@code wkid}, {@code latestWkid} or {@code wkt}; anything
     * else, an empty list or null among it, is unknown.
     */
    public static SpatialReference read(JsonNode node) {
        if (node.isInt()) {
            return SpatialReference.of(node.intValue());
        } else if (node.isTextual()) {
            String text = node.textValue().trim();
            return text.matches("\\d{1,9}") ? SpatialReference.of(Integer.parseInt(text)) : SpatialReference.UNKNOWN;
        }
        int wkid = node.path("wkid").asInt();
        int latest = node.path("latestWkid").asInt();
        String wkt = node.path("wkt").asText("");
        if (latest == 0) {
            latest = SpatialReference.of(wkid).latestWkid();
        }
        return new SpatialReference(wkid != 0 ? wkid : latest, latest, wkt);
    }

    /**
     * Reads {@code xmin} to {@code ymax} with an optional spatial reference.
     *
     * @throws IllegalArgumentException if a number is missing
     */
    public static Extent readExtent(JsonNode node) {
        for (String key : new String[] {"xmin", "ymin", "xmax", "ymax"}) {
            if (!node.path(key).isNumber()) {
                throw new IllegalArgumentException("extent: " + key + " is not a number");
            }
        }
        JsonNode system = node.has("spatialReference") ? node.path("spatialReference") : node.path("spatial_reference");
        return new Extent(
                node.path("xmin").doubleValue(),
                node.path("ymin").doubleValue(),
                node.path("xmax").doubleValue(),
                node.path("ymax").doubleValue(),
                read(system));
    }
}
