package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.geojson.FeatureReader;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.operation.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GPFeatureRecordSetLayer: features in every form that a route has. They are read, completed with what the server would
 * otherwise guess (geometry type, spatial reference) and checked; references such as a layer URL pass as they are.
 */
final class FeatureSetInput implements InputType {
    private static final List<String> REFERENCES = List.of("url", "itemID", "itemId", "portalItemID");

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        FeatureSource source = FeatureSource.of(value, parameter, context);
        ByteSource text = source.text();
        if (text == null) {
            return WireValue.of(complete(source.features(), parameter, context));
        }
        String start = start(text);
        if (start.isEmpty()) {
            throw new InvalidInput("is empty");
        }
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return WireValue.of(
                    InputContext.JSON.createObjectNode().put("url", all(text).strip()));
        }
        if (!start.startsWith("{") && !start.startsWith("[")) {
            throw new InvalidInput("is neither GeoJSON, Esri JSON nor the URL of a layer");
        }
        if (isReference(text, start)) {
            return WireValue.of(InputContext.parse(all(text)));
        }
        return WireValue.of(complete(read(text), parameter, context));
    }

    static FeatureSet read(ByteSource text) throws InvalidInput {
        try {
            return new FeatureReader().featureSet(text);
        } catch (GpException e) {
            throw new InvalidInput("cannot be read as features: " + e.getMessage(), e);
        }
    }

    /** A short object with a reference's member; a feature set that happens to hold such an attribute is longer or has features. */
    static boolean isReference(ByteSource text, String start) throws InvalidInput {
        if (!start.startsWith("{")
                || start.contains("\"features\"")
                || REFERENCES.stream().noneMatch(start::contains)) {
            return false;
        }
        JsonNode json = InputContext.parse(all(text));
        return REFERENCES.stream().anyMatch(json::hasNonNull) && !json.has("features");
    }

    private static FeatureSet complete(@Nullable FeatureSet given, GpParameter parameter, InputContext context)
            throws InvalidInput {
        FeatureSet features = given == null ? FeatureList.ofFeatures(List.of(), null) : given;
        FeatureSet schema = InputSchema.of(parameter);
        GeometryType type = features.geometryType() != null
                ? features.geometryType()
                : schema == null ? null : schema.geometryType();
        SpatialReference system = features.spatialReference() != null
                ? features.spatialReference()
                : schema == null ? null : schema.spatialReference();
        if (context.checks() != Checks.off) {
            check(features, type, system, parameter, schema);
        }
        return type == features.geometryType() && system == features.spatialReference()
                ? features
                : new FeatureView(features, type, system);
    }

    private static void check(
            FeatureSet features,
            @Nullable GeometryType type,
            @Nullable SpatialReference system,
            GpParameter parameter,
            @Nullable FeatureSet schema)
            throws InvalidInput {
        if (type == null && features.count() > 0) {
            throw new InvalidInput("has features of several geometry types, or none");
        }
        Set<GeometryType> allowed = allowedTypes(parameter, schema);
        if (type != null && !allowed.isEmpty() && !allowed.contains(type)) {
            throw new InvalidInput("holds " + type.wireName() + ", but the task takes "
                    + allowed.stream().map(GeometryType::wireName).collect(Collectors.joining(" or ")));
        }
        if (system == null) {
            throw new InvalidInput("has no spatial reference, and the task names none; give the features a"
                    + " spatialReference, or their JTS geometries an SRID");
        }
    }

    private static Set<GeometryType> allowedTypes(GpParameter parameter, @Nullable FeatureSet schema)
            throws InvalidInput {
        Set<GeometryType> allowed = EnumSet.noneOf(GeometryType.class);
        String filter = parameter.filter();
        JsonNode rule = InputContext.parse(filter == null ? "{}" : filter);
        if (rule.path("type").asText("").equals("featureClass")) {
            for (JsonNode word : rule.path("list")) {
                GeometryType type = GeometryType.of(
                        word.asText().startsWith("esri") ? word.asText() : "esriGeometry" + word.asText());
                if (type != null) {
                    allowed.add(type);
                }
            }
        } else if (schema != null && schema.geometryType() != null) {
            allowed.add(schema.geometryType());
        }
        return allowed;
    }

    static String start(ByteSource text) throws InvalidInput {
        try (InputStream stream = text.open()) {
            String start = new String(stream.readNBytes(2048), StandardCharsets.UTF_8);
            return (start.startsWith("\uFEFF") ? start.substring(1) : start).stripLeading();
        } catch (IOException e) {
            throw new InvalidInput("cannot be read: " + e.getMessage(), e);
        }
    }

    static String all(ByteSource text) throws InvalidInput {
        try (InputStream stream = text.open()) {
            String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return all.startsWith("\uFEFF") ? all.substring(1) : all;
        } catch (IOException e) {
            throw new InvalidInput("cannot be read: " + e.getMessage(), e);
        }
    }
}
