package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.operation.Checks;
import io.github.camelgp.shapefile.ShapefileReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/**
 * What stands behind a value for a feature or record set: a set, or text to read one from.
 *
 * @param features null when there is text
 * @param text null when there is a set
 */
record FeatureSource(@Nullable FeatureSet features, @Nullable ByteSource text) {

    /** @throws InvalidInput when the value can be neither */
    static FeatureSource of(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        if (value instanceof FeatureSet set) {
            return of(set);
        }
        if (value instanceof RecordSet records) {
            return of(records.features());
        }
        if (value instanceof Geometry geometry) {
            return of(ofGeometry(geometry));
        }
        if (value instanceof Feature feature) {
            return of(FeatureList.ofFeatures(List.of(feature), null));
        }
        if (value instanceof LayerReference || value instanceof DataFile || value instanceof GpUpload) {
            return text(JsonForm.of(value).toString());
        }
        if (value instanceof JsonNode || value instanceof Map) {
            JsonNode json = context.jsonOrNull(value);
            return text(String.valueOf(json));
        }
        if (value instanceof Collection<?> many) {
            return of(ofCollection(many, parameter, context));
        }
        return ofBytes(value, context);
    }

    private static FeatureSource of(FeatureSet set) {
        return new FeatureSource(set, null);
    }

    private static FeatureSource text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FeatureSource(null, () -> new ByteArrayInputStream(bytes));
    }

    private static FeatureSet ofGeometry(Geometry geometry) {
        if (geometry.getClass() != GeometryCollection.class) {
            return FeatureList.of(geometry, null);
        }
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.getSRID() == 0) {
                part.setSRID(geometry.getSRID());
            }
            parts.add(part);
        }
        return FeatureList.ofGeometries(parts, null);
    }

    private static FeatureSet ofCollection(Collection<?> many, GpParameter parameter, InputContext context)
            throws InvalidInput {
        if (!many.isEmpty() && many.stream().allMatch(Map.class::isInstance)) {
            return ofRows(many, parameter, context);
        }
        List<Feature> features = new ArrayList<>(many.size());
        for (Object item : many) {
            if (item instanceof Feature feature) {
                features.add(feature);
            } else if (item instanceof Geometry geometry) {
                features.add(new Feature(Map.of(), geometry));
            } else if (item instanceof Map) {
                throw new InvalidInput("holds at [" + features.size() + "] a row among features");
            } else {
                throw new InvalidInput("holds at [" + features.size() + "] neither a feature, a geometry nor a row but "
                        + (item == null ? "null" : item.getClass().getName()));
            }
        }
        return FeatureList.ofFeatures(features, null);
    }

    private static FeatureSet ofRows(Collection<?> many, GpParameter parameter, InputContext context)
            throws InvalidInput {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(many.size());
        for (Object item : many) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            ((Map<?, ?>) item).forEach((name, value) -> row.put(String.valueOf(name), value));
            rows.add(row);
        }
        try {
            return FeatureRows.features(
                    rows,
                    new FeatureRows.Reading(
                            context.geometryColumn(),
                            null,
                            context.checks() == Checks.off ? List.of() : InputSchema.fields(parameter),
                            context.timeTypes()));
        } catch (GpParameterException e) {
            throw new InvalidInput("cannot be read as rows: " + e.getMessage(), e);
        }
    }

    /** Text, unless it is a shapefile. */
    private static FeatureSource ofBytes(Object value, InputContext context) throws InvalidInput {
        Object file = value instanceof WrappedFile<?> wrapped ? wrapped.getFile() : value;
        Path path = file instanceof File local ? local.toPath() : file instanceof Path given ? given : null;
        try {
            if (path != null && ShapefileReader.isOnDisk(path)) {
                return of(new ShapefileReader().onDisk(path));
            }
            ByteSource bytes = bytes(value, context);
            return ShapefileReader.isZip(bytes)
                    ? of(new ShapefileReader().zipped(bytes))
                    : new FeatureSource(null, bytes);
        } catch (IOException | GpProtocolException e) {
            throw new InvalidInput("cannot be read: " + e.getMessage(), e);
        }
    }

    private static ByteSource bytes(Object value, InputContext context) throws InvalidInput {
        Object file = value instanceof WrappedFile<?> wrapped ? wrapped.getFile() : value;
        if (file instanceof File local) {
            return () -> Files.newInputStream(local.toPath());
        }
        if (file instanceof Path path) {
            return () -> Files.newInputStream(path);
        }
        byte[] bytes = context.exchange()
                .getContext()
                .getTypeConverter()
                .tryConvertTo(byte[].class, context.exchange(), value);
        if (bytes == null) {
            throw new InvalidInput("can be read neither as features nor as text");
        }
        return () -> new ByteArrayInputStream(bytes);
    }
}
