package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.json.EsriJsonReader;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads single features of edits into the schema of a layer: names in any case, values checked, coordinates moved. */
final class RowReader {
    private final LayerData layer;

    RowReader(LayerData layer) {
        this.layer = layer;
    }

    /**
     * Reads one feature; attributes that the layer doesn't have are left out.
     *
     * @throws IllegalArgumentException if a value or the geometry doesn't fit
     */
    Feature read(JsonNode feature) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("features").add(feature);
        Features schema = layer.features();
        set.put("hasZ", schema.hasZ()).put("hasM", schema.hasM());
        if (layer.isTable() && feature instanceof ObjectNode object) {
            object.remove("geometry");
        }
        Features read = new EsriJsonReader(schema.geometryType(), schema.spatialReference()).read(set);
        if (!layer.isTable() && !schema.geometryType().equals(read.geometryType())) {
            throw new IllegalArgumentException("geometry is not of type " + schema.geometryType());
        }
        if (!schema.spatialReference().isUnknown()) {
            read = Reprojection.reproject(read, schema.spatialReference());
        }
        Feature row = read.rows().get(0);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        row.attributes().forEach((name, value) -> layer.field(name)
                .ifPresent(field -> attributes.put(field.name(), value == null ? null : checked(field, value))));
        return new Feature(attributes, row.geometry());
    }

    private static Object checked(Field field, Object value) {
        try {
            return switch (field.type()) {
                case "esriFieldTypeSmallInteger",
                        "esriFieldTypeInteger",
                        "esriFieldTypeBigInteger",
                        "esriFieldTypeOID" -> wholeNumber(field, value);
                case "esriFieldTypeDate" ->
                    value instanceof Number number
                            ? (Object) number.longValue()
                            : SqlValues.millis(value.toString()).orElseThrow();
                case "esriFieldTypeDouble", "esriFieldTypeSingle" ->
                    value instanceof Number number ? number.doubleValue() : Double.parseDouble(value.toString());
                case "esriFieldTypeString", "esriFieldTypeGUID", "esriFieldTypeGlobalID" ->
                    text(field, value.toString());
                default -> value;
            };
        } catch (NumberFormatException | NoSuchElementException e) {
            throw new IllegalArgumentException("'" + value + "' is no value for the field " + field.name(), e);
        }
    }

    private static Long wholeNumber(Field field, Object value) {
        long number = value instanceof Double real && real == Math.rint(real)
                ? real.longValue()
                : Long.parseLong(value.toString());
        long most =
                switch (field.type()) {
                    case "esriFieldTypeSmallInteger" -> Short.MAX_VALUE;
                    case "esriFieldTypeInteger" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        if (number > most || number < -most - 1) {
            throw new NumberFormatException(value.toString());
        }
        return number;
    }

    private static String text(Field field, String value) {
        if (field.length() > 0 && value.length() > field.length()) {
            throw new IllegalArgumentException(
                    "the text for the field " + field.name() + " is longer than " + field.length());
        }
        return value;
    }
}
