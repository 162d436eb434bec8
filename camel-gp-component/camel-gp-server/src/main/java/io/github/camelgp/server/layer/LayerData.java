package io.github.camelgp.server.layer;

import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer or table to be queried, as it was at one moment. Every row has an object id of up to 64 bits.
 *
 * @param id of the layer in its service, from 0
 * @param name for people
 * @param features with a field of type OID
 * @param idField the name of that field
 */
public record LayerData(int id, String name, Features features, String idField) {
    private static final String ID_TYPE = "esriFieldTypeOID";

    /** Rows without an object id get one, counted from 1. */
    public static LayerData of(int id, String name, Features features) {
        Optional<String> own = features.fields().stream()
                .filter(field -> field.type().equals(ID_TYPE))
                .map(Field::name)
                .findFirst();
        return own.isPresent()
                ? new LayerData(id, name, features, own.get())
                : numbered(id, name, features, unusedName(features.fields()));
    }

    private static LayerData numbered(int id, String name, Features features, String idField) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(idField, ID_TYPE, idField, 8));
        fields.addAll(features.fields());
        List<Feature> rows = new Numbered(features.rows(), idField);
        return new LayerData(
                id,
                name,
                new Features(
                        features.geometryType(),
                        features.spatialReference(),
                        features.hasZ(),
                        features.hasM(),
                        fields,
                        rows),
                idField);
    }

    private static String unusedName(List<Field> fields) {
        String name = "OBJECTID";
        for (int i = 1; hasField(fields, name); i++) {
            name = "OBJECTID_" + i;
        }
        return name;
    }

    private static boolean hasField(List<Field> fields, String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** The row's object id; -1 if it has none. */
    public long idOf(Feature row) {
        return row.attributes().get(idField) instanceof Number number ? number.longValue() : -1;
    }

    public boolean isTable() {
        return features.geometryType() == null;
    }

    /** The field with that name, without regard to case; a qualified name counts by its last part. */
    public Optional<Field> field(String name) {
        String wanted = name.trim().toLowerCase(Locale.ROOT);
        return features.fields().stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The first text, else the object id. */
    public String displayField() {
        return features.fields().stream()
                .filter(field -> field.type().equals("esriFieldTypeString"))
                .map(Field::name)
                .findFirst()
                .orElse(idField);
    }

    private static final class Numbered extends AbstractList<Feature> {
        private final List<Feature> rows;
        private final String idField;

        Numbered(List<Feature> rows, String idField) {
            this.rows = rows;
            this.idField = idField;
        }

        @Override
        public Feature get(int index) {
            Feature row = rows.get(index);
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            attributes.put(idField, index + 1L);
            attributes.putAll(row.attributes());
            return new Feature(attributes, row.geometry());
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
