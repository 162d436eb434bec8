package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.AttributesBuilder;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Walks through the text of a feature set, or of what counts as one. One parser, one thread. */
final class EsriSetParser {
    private static final int NAMES_IN_MESSAGE = 5;
    private static final int MOST_NAMES = 64;

    private final JsonParser parser;
    private final SetHeader header;
    private final EsriGeometryParser geometries = new EsriGeometryParser();
    private GeometryFactory factory;
    private boolean hasFeatures;
    private boolean isFeature;
    private int inside;
    private final Set<String> names = new LinkedHashSet<>();
    private final AttributesBuilder builder = new AttributesBuilder();
    private @Nullable Map<String, @Nullable Object> attributes;

    EsriSetParser(JsonParser parser, SetHeader header) {
        this.parser = parser;
        this.header = header;
        this.factory = header.factory();
    }

    /** What is done with an array of features: called at its start, returns at its end. */
    @FunctionalInterface
    interface Features {
        void read(EsriSetParser at, JsonParser parser) throws IOException;
    }

    /**
     * Reads the whole text.
     *
     * @return the only feature, when the text is a feature or a geometry; null when it is a set
     */
    @Nullable
    Feature walk(Features features) throws IOException {
        JsonToken token = JsonText.start(parser);
        if (token == JsonToken.START_ARRAY) {
            features.read(this, parser);
            return null;
        }
        JsonText.expect(JsonToken.START_OBJECT, "feature set", parser);
        geometries.reset();
        List<String> unknown = new ArrayList<>();
        members(features, unknown);
        if (hasFeatures) {
            header.checkSystem(parser);
            return null;
        }
        if (isFeature || geometries.kind() != null) {
            return single();
        }
        if (header.isTold()) {
            return null;
        }
        throw new GpProtocolException(
                "The JSON is no feature set, feature or geometry; it holds "
                        + (unknown.isEmpty() ? "nothing" : String.join(", ", unknown)),
                GpWhere.NOWHERE,
                null);
    }

    /**
     * Reads the object whose start is current, to its end.
     *
     * @return whether it is a set
     */
    boolean object(Features features) throws IOException {
        geometries.reset();
        members(features, new ArrayList<>());
        if (hasFeatures) {
            header.checkSystem(parser);
        }
        return hasFeatures;
    }

    /** What the members of the object are called, without those inside its members; the first ones. */
    Set<String> names() {
        return names;
    }

    private void inside(Features features, List<String> unknown) throws IOException {
        inside++;
        members(features, unknown);
        inside--;
    }

    private void members(Features features, List<String> unknown) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (inside == 0 && names.size() < MOST_NAMES) {
                names.add(name);
            }
            JsonToken token = parser.nextToken();
            switch (name) {
                case "features" -> features(features);
                case "featureSet" -> {
                    JsonText.expect(JsonToken.START_OBJECT, "feature set", parser);
                    inside(features, unknown);
                }
                case "layers" -> layers(features, unknown);
                case "layerDefinition" -> header.layerDefinition(parser);
                case "attributes" -> {
                    isFeature = true;
                    attributes = attributes();
                }
                case "geometry" -> {
                    isFeature = true;
                    geometry(token);
                }
                default -> {
                    if (!header.member(name, parser) && !(!isFeature && geometries.member(name, parser))) {
                        parser.skipChildren();
                        if (unknown.size() < NAMES_IN_MESSAGE) {
                            unknown.add(name);
                        }
                    }
                }
            }
        }
    }

    private void features(Features features) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        JsonText.expect(JsonToken.START_ARRAY, "array of features", parser);
        if (hasFeatures) {
            throw JsonText.failure("has a second array of features", parser);
        }
        hasFeatures = true;
        factory = header.factory();
        features.read(this, parser);
    }

    private void layers(Features features, List<String> unknown) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(JsonToken.START_OBJECT, "layer", parser);
            inside(features, unknown);
        }
    }

    private Feature single() {
        header.infer(geometries.spatialReference(), parser);
        factory = header.factory();
        return new Feature(
                attributes == null ? Map.of() : attributes, geometries.build(header.hasZ(), header.hasM(), factory));
    }

    /** Reads the feature whose start is current, to its end. */
    Feature feature() throws IOException {
        JsonText.expect(JsonToken.START_OBJECT, "feature", parser);
        geometries.reset();
        Map<String, @Nullable Object> values = Map.of();
        boolean bare = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "attributes" -> values = attributes();
                case "geometry" -> {
                    bare = false;
                    geometry(token);
                }
                default -> {
                    if (!bare || !geometries.member(name, parser)) {
                        parser.skipChildren();
                    }
                }
            }
        }
        if (geometries.spatialReference() != null) {
            header.infer(geometries.spatialReference(), parser);
            factory = factory.getSRID() == 0 ? header.factory() : factory;
        }
        Geometry geometry = geometries.build(header.hasZ(), header.hasM(), factory);
        return new Feature(values, geometry);
    }

    private void geometry(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            geometries.reset();
        } else {
            JsonText.expect(JsonToken.START_OBJECT, "geometry", parser);
            geometries.read(parser);
        }
    }

    private Map<String, @Nullable Object> attributes() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        JsonText.expect(JsonToken.START_OBJECT, "object of attributes", parser);
        return JsonText.attributes(parser, builder);
    }

    /** Moves a new parser into the array of features that {@link #walk} has found; false when there is none. */
    static boolean toFeatures(JsonParser parser) throws IOException {
        JsonToken token = JsonText.start(parser);
        return token == JsonToken.START_ARRAY || toFeaturesInside(parser);
    }

    private static boolean toFeaturesInside(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("features") && token == JsonToken.START_ARRAY) {
                return true;
            } else if (name.equals("featureSet") && token == JsonToken.START_OBJECT) {
                if (toFeaturesInside(parser)) {
                    return true;
                }
            } else if (name.equals("layers") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    if (toFeaturesInside(parser)) {
                        return true;
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        return false;
    }
}
