package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.AttributesBuilder;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Walks through a GeoJSON text. One parser, one thread. */
final class GeoJsonSetParser {
    private static final int NAMES_IN_MESSAGE = 5;

    private final JsonParser parser;
    private final GeoJsonHeader header;
    private final String idAttribute;
    private final GeoJsonGeometryParser geometries;
    private final AttributesBuilder builder = new AttributesBuilder();
    private GeometryFactory factory;

    GeoJsonSetParser(JsonParser parser, GeoJsonHeader header, String idAttribute) {
        this.parser = parser;
        this.header = header;
        this.idAttribute = idAttribute;
        this.geometries = new GeoJsonGeometryParser(header);
        this.factory = header.factory();
    }

    /** What is done with an array of features: called at its start, returns at its end. */
    @FunctionalInterface
    interface Features {
        void read(GeoJsonSetParser at) throws IOException;
    }

    /** Reads the whole text; gives the only feature when it is a feature or a geometry, null when it is a collection. */
    @Nullable
    Feature walk(Features features) throws IOException {
        JsonText.start(parser);
        JsonText.expect(JsonToken.START_OBJECT, "GeoJSON object", parser);
        geometries.reset();
        String type = null;
        Object id = null;
        Geometry geometry = null;
        Map<String, @Nullable Object> properties = Map.of();
        boolean collection = false;
        List<String> names = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            names.add(name);
            switch (name) {
                case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "id" -> id = JsonText.value(parser);
                case "features" -> {
                    if (collection) {
                        throw JsonText.failure("has a second array of features", parser);
                    }
                    JsonText.expect(JsonToken.START_ARRAY, "array of features", parser);
                    collection = true;
                    factory = header.factory();
                    features.read(this);
                }
                case "geometry" -> geometry = geometries.read(parser, factory);
                case "properties" -> properties = properties();
                default -> {
                    if (!header.member(name, parser) && !geometries.member(name, parser, factory)) {
                        parser.skipChildren();
                    }
                }
            }
        }
        if (collection) {
            header.properties(properties);
            return null;
        }
        if ("Feature".equals(type)) {
            return feature(id, geometry, properties);
        }
        if (type != null && geometries.isTold()) {
            geometries.type(type);
            return new Feature(Map.of(), geometries.build(parser, factory));
        }
        throw new GpProtocolException(
                "The JSON is no GeoJSON feature collection, feature or geometry; its type is " + type + ", it holds "
                        + String.join(", ", names.subList(0, Math.min(names.size(), NAMES_IN_MESSAGE))),
                GpWhere.NOWHERE,
                null);
    }

    /** Reads the feature whose start is current, to its end. */
    Feature feature() throws IOException {
        JsonText.expect(JsonToken.START_OBJECT, "feature", parser);
        Object id = null;
        Geometry geometry = null;
        Map<String, @Nullable Object> properties = Map.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = JsonText.value(parser);
                case "geometry" -> geometry = geometries.read(parser, factory);
                case "properties" -> properties = properties();
                default -> parser.skipChildren();
            }
        }
        return feature(id, geometry, properties);
    }

    private Map<String, @Nullable Object> properties() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        JsonText.expect(JsonToken.START_OBJECT, "object of properties", parser);
        return JsonText.attributes(parser, builder);
    }

    private Feature feature(
            @Nullable Object id, @Nullable Geometry geometry, Map<String, @Nullable Object> properties) {
        return new Feature(attributes(id, properties), geometry);
    }

    Map<String, @Nullable Object> attributes(@Nullable Object id, Map<String, @Nullable Object> properties) {
        boolean taken = properties.containsKey(idAttribute);
        if (id == null || taken && (id.equals(properties.get(idAttribute)) || properties.containsKey("id"))) {
            return properties;
        }
        return builder.first(taken ? "id" : idAttribute, id, properties);
    }

    /** Moves a new parser into the array of features that {@link #walk} has found. */
    static boolean toFeatures(JsonParser parser) throws IOException {
        JsonText.start(parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("features")) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
