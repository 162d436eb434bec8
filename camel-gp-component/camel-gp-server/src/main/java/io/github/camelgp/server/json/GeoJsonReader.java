package io.github.camelgp.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes a feature set in Esri JSON of GeoJSON (RFC 7946); coordinates are longitude and latitude in WGS 84. Members
 * that Esri JSON has no place for are left out. Thread safe.
 */
public final class GeoJsonReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeoJsonReader() {}

    /** The document is a GeoJSON feature collection or feature. */
    public static boolean isGeoJson(JsonNode node) {
        String type = node.path("type").asText();
        return type.equals("FeatureCollection") || type.equals("Feature");
    }

    /**
     * The same features as Esri JSON.
     *
     * @throws IllegalArgumentException for geometry collections and what is no geometry
     */
    public static JsonNode toEsriJson(JsonNode document) {
        ObjectNode set = NODES.objectNode();
        set.putObject("spatialReference").put("wkid", 4326).put("latestWkid", 4326);
        ArrayNode features = set.putArray("features");
        boolean[] hasZ = new boolean[1];
        if (document.path("type").asText().equals("Feature")) {
            features.add(feature(document, hasZ));
        } else {
            document.path("features").forEach(feature -> features.add(feature(feature, hasZ)));
        }
        return hasZ[0] ? set.put("hasZ", true) : set;
    }

    private static JsonNode feature(JsonNode feature, boolean[] hasZ) {
        ObjectNode row = NODES.objectNode();
        JsonNode properties = feature.path("properties");
        row.set("attributes", properties.isObject() ? properties : NODES.objectNode());
        JsonNode geometry = feature.path("geometry");
        if (geometry.isObject()) {
            row.set("geometry", geometry(geometry, hasZ));
        }
        return row;
    }

    private static JsonNode geometry(JsonNode geometry, boolean[] hasZ) {
        JsonNode coordinates = geometry.path("coordinates");
        hasZ[0] |= first(coordinates).size() > 2;
        ObjectNode esri = NODES.objectNode();
        String type = geometry.path("type").asText();
        switch (type) {
            case "Point" -> {
                esri.set("x", coordinates.path(0));
                esri.set("y", coordinates.path(1));
                if (coordinates.size() > 2) {
                    esri.set("z", coordinates.path(2));
                }
            }
            case "MultiPoint" -> esri.set("points", coordinates);
            case "LineString" -> esri.putArray("paths").add(coordinates);
            case "MultiLineString" -> esri.set("paths", coordinates);
            case "Polygon" -> addRings(esri.putArray("rings"), coordinates);
            case "MultiPolygon" -> {
                ArrayNode rings = esri.putArray("rings");
                coordinates.forEach(polygon -> addRings(rings, polygon));
            }
            default -> throw new IllegalArgumentException("'" + type + "' is not a geometry that can be read");
        }
        return esri;
    }

    private static JsonNode first(JsonNode coordinates) {
        JsonNode node = coordinates;
        while (node.path(0).isArray()) {
            node = node.path(0);
        }
        return node;
    }

    /** Shells run clockwise in Esri JSON, holes the other way. */
    private static void addRings(ArrayNode rings, JsonNode polygon) {
        for (int i = 0; i < polygon.size(); i++) {
            JsonNode ring = polygon.get(i);
            boolean clockwise = doubledArea(ring) < 0;
            rings.add(clockwise == (i == 0) ? ring : reversed(ring));
        }
    }

    private static double doubledArea(JsonNode ring) {
        double sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            JsonNode a = ring.get(i - 1);
            JsonNode b = ring.get(i);
            sum += a.path(0).asDouble() * b.path(1).asDouble()
                    - b.path(0).asDouble() * a.path(1).asDouble();
        }
        return sum;
    }

    private static JsonNode reversed(JsonNode ring) {
        ArrayNode turned = NODES.arrayNode();
        for (int i = ring.size() - 1; i >= 0; i--) {
            turned.add(ring.get(i));
        }
        return turned;
    }
}
