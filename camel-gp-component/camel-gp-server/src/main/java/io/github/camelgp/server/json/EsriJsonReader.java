package io.github.camelgp.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads feature sets (REST API, common data types, "Feature set object"). Lenient as ArcGIS is: geometry type, fields,
 * attributes and spatial reference may be missing; the spatial reference may stand in the geometries; foreign members
 * are ignored. A feature collection of one layer is read too. Not thread safe.
 */
public final class EsriJsonReader {
    private final @Nullable String defaultType;
    private final SpatialReference defaultSystem;

    /**
     * With what is taken when the text doesn't say.
     *
     * @param defaultType geometry type; null for none
     * @param defaultSystem for sets without a spatial reference
     */
    public EsriJsonReader(@Nullable String defaultType, SpatialReference defaultSystem) {
        this.defaultType = defaultType;
        this.defaultSystem = defaultSystem;
    }

    /**
     * Reads features.
     *
     * @throws IllegalArgumentException with the path of what is wrong
     */
    public Features read(JsonNode node) {
        if (node.path("featureSet").isObject()) {
            return readSet(node.path("featureSet"), node.path("layerDefinition"));
        }
        return readSet(node, node);
    }

    private Features readSet(JsonNode set, JsonNode definition) {
        JsonNode features = set.path("features");
        if (!features.isArray()) {
            throw new IllegalArgumentException("features is missing or not an array");
        }
        SpatialReference system = system(set, features);
        String type = geometryType(set, definition, features);
        boolean hasZ = set.path("hasZ").asBoolean() || definition.path("hasZ").asBoolean();
        boolean hasM = set.path("hasM").asBoolean() || definition.path("hasM").asBoolean();
        GeometryReader reader = new GeometryReader(hasZ, hasM);
        List<Feature> rows = new ArrayList<>(features.size());
        for (int i = 0; i < features.size(); i++) {
            rows.add(feature(features.get(i), type, reader, "features[" + i + "]"));
        }
        List<Field> fields = fields(set.has("fields") ? set.path("fields") : definition.path("fields"));
        return new Features(type, system, reader.sawZ(), reader.sawM(), fields, rows);
    }

    private static Feature feature(JsonNode node, @Nullable String type, GeometryReader reader, String path) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + " is not an object");
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        node.path("attributes").properties().forEach(e -> attributes.put(e.getKey(), attribute(e.getValue())));
        JsonNode shape = node.path("geometry");
        Geometry geometry = null;
        if (shape.isObject()) {
            if (type != null && !type.equals(GeometryReader.typeOf(shape).orElse(type))) {
                throw new IllegalArgumentException(path + ".geometry is not of type " + type);
            }
            geometry = reader.read(shape, path + ".geometry");
        }
        return new Feature(attributes, geometry);
    }

    private static @Nullable Object attribute(JsonNode value) {
        if (value.isNull()) {
            return null;
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        } else if (value.isNumber()) {
            return value.doubleValue();
        } else if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private SpatialReference system(JsonNode set, JsonNode features) {
        SpatialReference own = SpatialReferences.read(set.path("spatialReference"));
        for (int i = 0; own.isUnknown() && i < features.size(); i++) {
            own = SpatialReferences.read(features.get(i).path("geometry").path("spatialReference"));
        }
        return own.isUnknown() ? defaultSystem : own;
    }

    private @Nullable String geometryType(JsonNode set, JsonNode definition, JsonNode features) {
        String said =
                set.path("geometryType").asText(definition.path("geometryType").asText(""));
        if (!said.isEmpty()) {
            return GeometryReader.TYPES.stream()
                    .filter(type -> type.toLowerCase(Locale.ROOT).equals(said.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown geometryType '" + said + "'"));
        }
        for (JsonNode feature : features) {
            Optional<String> seen = GeometryReader.typeOf(feature.path("geometry"));
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        return defaultType;
    }

    private static List<Field> fields(JsonNode nodes) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = node.path("name").asText("");
            if (!name.isEmpty()) {
                String type = node.path("type").asText("esriFieldTypeString");
                String alias = node.path("alias").asText(name);
                fields.add(new Field(name, type, alias, node.path("length").asInt()));
            }
        }
        return fields;
    }
}
