package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.FieldValues;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TypeFinder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes features as Esri JSON (REST pages "Feature object" and "Geometry objects"): compact, in UTF-8, feature by
 * feature. Stateless and thread-safe.
 *
 * <p>Outer rings run clockwise and holes counter-clockwise, whatever way they run in JTS. {@code hasZ} and {@code hasM}
 * stand, if true, on the set and on each geometry; an ordinate that is NaN is null. An empty point has null as x and y,
 * other empty geometries no parts; a feature without geometry in a set that has a type gets null.
 *
 * <p>Where the set doesn't tell its type or columns, the features are gone through once before ({@link FieldFinder}), and
 * so are they to see whether object ids need more than 32 bits, when their column doesn't tell its length. In a column of
 * text, values that aren't become their text. Columns keep everything the server told about them.
 */
public final class EsriJsonWriter {
    /** The set as text. */
    public String text(FeatureSet features) {
        return JsonValues.text(json -> write(features, json));
    }

    /**
     * Writes the set; {@code out} is flushed and stays open.
     *
     * @throws GpParameterException when its geometries are of types that a feature set can't hold together
     */
    public void write(FeatureSet features, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonText.generator(out)) {
            write(features, json);
        }
    }

    /** Writes the set as one value. */
    public void write(FeatureSet features, JsonGenerator json) throws IOException {
        Plan plan = Plan.of(features);
        json.writeStartObject();
        if (features.objectIdField() != null) {
            json.writeStringField("objectIdFieldName", features.objectIdField());
        }
        if (plan.type != null) {
            json.writeStringField("geometryType", plan.type.wireName());
        }
        SpatialReference reference = features.spatialReference();
        if (reference != null) {
            json.writeFieldName("spatialReference");
            SpatialReferenceJson.write(reference, json);
        }
        if (features.hasZ()) {
            json.writeBooleanField("hasZ", true);
        }
        if (features.hasM()) {
            json.writeBooleanField("hasM", true);
        }
        json.writeArrayFieldStart("fields");
        for (Field field : plan.fields) {
            FieldJson.write(field, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("features");
        EsriGeometryWriter geometries = new EsriGeometryWriter(plan.type, features.hasZ(), features.hasM());
        for (Feature feature : features) {
            feature(feature, plan, geometries, null, json);
        }
        json.writeEndArray();
        if (features.exceededTransferLimit()) {
            json.writeBooleanField("exceededTransferLimit", true);
        }
        json.writeEndObject();
    }

    /** One feature alone; its system, if given, stands in the geometry. */
    public String text(Feature feature, @Nullable SpatialReference reference) {
        EsriGeometryWriter geometries = new EsriGeometryWriter(null, false, false);
        Plan plan = new Plan(null, List.of(), Map.of());
        return JsonValues.text(json -> feature(feature, plan, geometries, reference, json));
    }

    /** One geometry alone, with its system if given. */
    public String text(Geometry geometry, @Nullable SpatialReference reference) {
        return JsonValues.text(json -> writeGeometry(geometry, reference, json));
    }

    /**
     * Writes one geometry as a value, with its system if given.
     *
     * @throws GpParameterException for a collection of several kinds
     */
    public void writeGeometry(Geometry geometry, @Nullable SpatialReference reference, JsonGenerator json)
            throws IOException {
        new EsriGeometryWriter(null, false, false).write(geometry, reference, json);
    }

    private static void feature(
            Feature feature,
            Plan plan,
            EsriGeometryWriter geometries,
            @Nullable SpatialReference reference,
            JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, @Nullable Object> attribute :
                feature.attributes().entrySet()) {
            json.writeFieldName(attribute.getKey());
            attribute(attribute, plan.types.get(attribute.getKey()), json);
        }
        json.writeEndObject();
        Geometry geometry = feature.geometry();
        if (geometry != null) {
            json.writeFieldName("geometry");
            geometries.write(geometry, reference, json);
        } else if (plan.type != null) {
            json.writeNullField("geometry");
        }
        json.writeEndObject();
    }

    private static void attribute(
            Map.Entry<String, @Nullable Object> attribute, @Nullable FieldType type, JsonGenerator json)
            throws IOException {
        Object value = attribute.getValue();
        if (type == FieldType.STRING) {
            JsonValues.writeAsText(value, json);
        } else if (type == null || !isOfTime(value) && !(value instanceof UUID)) {
            JsonValues.write(value, json);
        } else {
            try {
                JsonValues.write(FieldValues.json(value, type), json);
            } catch (IllegalArgumentException e) {
                throw new GpParameterException(
                        "", "Column '" + attribute.getKey() + "' " + e.getMessage(), GpWhere.NOWHERE, e);
            }
        }
    }

    private static boolean isOfTime(@Nullable Object value) {
        return value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar;
    }

    /** What must be known before the first feature is written. */
    private record Plan(@Nullable GeometryType type, List<Field> fields, Map<String, FieldType> types) {

        static Plan of(FeatureSet features) {
            List<Field> fields = features.fields();
            GeometryType type = features.geometryType();
            if (type != null && !fields.isEmpty() && longIdField(fields) == null) {
                return new Plan(type, fields, types(fields));
            }
            FieldFinder finder = new FieldFinder();
            TypeFinder types = new TypeFinder();
            Field idField = longIdField(fields);
            boolean longIds = false;
            Set<GeometryType> seen = new HashSet<>();
            for (Feature feature : features) {
                if (fields.isEmpty()) {
                    finder.add(feature.attributes());
                }
                Geometry geometry = feature.geometry();
                if (type == null && geometry != null) {
                    GeometryType own = GeometryType.of(geometry);
                    types.add(own);
                    if (own != null) {
                        seen.add(own);
                    }
                }
                longIds = longIds
                        || idField != null && isLong(feature.attributes().get(idField.name()));
            }
            GeometryType found = type != null ? type : types.type();
            if (found == null && seen.size() > 1) {
                throw new GpParameterException(
                        "",
                        "The features have geometries of several types, "
                                + seen.stream()
                                        .map(GeometryType::wireName)
                                        .sorted()
                                        .toList()
                                + ", and a feature set has one",
                        GpWhere.NOWHERE);
            }
            List<Field> told = fields.isEmpty() ? finder.fields(features.objectIdField()) : fields;
            return new Plan(found, longIds ? lengthened(told) : told, types(told));
        }

        private static @Nullable Field longIdField(List<Field> fields) {
            return fields.stream()
                    .filter(field ->
                            field.type() == FieldType.OID && (field.length() == null || field.length() < Long.BYTES))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isLong(@Nullable Object id) {
            return id instanceof Long number && number != number.intValue();
        }

        private static List<Field> lengthened(List<Field> fields) {
            List<Field> lengthened = new ArrayList<>();
            for (Field field : fields) {
                lengthened.add(
                        field.type() == FieldType.OID
                                ? new Field(
                                        field.name(),
                                        field.type(),
                                        field.typeText(),
                                        field.alias(),
                                        Long.BYTES,
                                        field.more())
                                : field);
            }
            return lengthened;
        }

        private static Map<String, FieldType> types(List<Field> fields) {
            Map<String, FieldType> types = new HashMap<>();
            fields.forEach(field -> types.put(field.name(), field.type()));
            return types;
        }
    }
}
