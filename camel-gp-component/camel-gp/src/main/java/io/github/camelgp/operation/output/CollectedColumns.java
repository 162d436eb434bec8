package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.FieldFinder;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of several sets together, by name in any case: numbers get the wider type, and a column that is empty in
 * one set has the type of another. Not thread-safe.
 */
final class CollectedColumns {
    private static final List<FieldType> WHOLE =
            List.of(FieldType.SMALL_INTEGER, FieldType.INTEGER, FieldType.BIG_INTEGER);
    private static final List<FieldType> BROKEN = List.of(FieldType.SINGLE, FieldType.DOUBLE);

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> empty = new HashSet<>();
    private final FieldFinder undeclared = new FieldFinder();
    private boolean anyUndeclared;

    /** Takes one more feature of a set without columns into account. */
    void add(Feature feature) {
        undeclared.add(feature.attributes());
        anyUndeclared = true;
    }

    /** @param filled names of columns with a value in that set */
    void add(FeatureSet set, Set<String> filled) {
        for (Field field : set.fields()) {
            add(field, !filled.contains(field.name()));
        }
    }

    private void add(Field field, boolean isEmpty) {
        String key = field.name().toLowerCase(Locale.ROOT);
        Field former = fields.get(key);
        if (former == null || empty.contains(key) && !isEmpty) {
            String name = former == null ? field.name() : former.name();
            fields.put(
                    key, new Field(name, field.type(), field.typeText(), field.alias(), field.length(), field.more()));
            if (isEmpty) {
                empty.add(key);
            } else {
                empty.remove(key);
            }
        } else if (!isEmpty && former.type() != field.type()) {
            fields.put(key, Field.of(former.name(), wider(former, field)));
        } else if (!isEmpty && former.length() != null && field.length() != null && field.length() > former.length()) {
            fields.put(key, field);
        }
    }

    private static FieldType wider(Field one, Field other) {
        FieldType type = wider(one.type(), other.type());
        if (type == FieldType.UNKNOWN) {
            throw new GpParameterException(
                    "",
                    "Features cannot be put together: the column " + one.name() + " is " + one.typeText()
                            + " in some and " + other.typeText() + " in others",
                    GpWhere.NOWHERE);
        }
        return type;
    }

    private static FieldType wider(FieldType one, FieldType other) {
        if (one == other) {
            return one;
        }
        if (WHOLE.contains(one) && WHOLE.contains(other)) {
            return WHOLE.get(Math.max(WHOLE.indexOf(one), WHOLE.indexOf(other)));
        }
        boolean numbers =
                (WHOLE.contains(one) || BROKEN.contains(one)) && (WHOLE.contains(other) || BROKEN.contains(other));
        return numbers ? FieldType.DOUBLE : FieldType.UNKNOWN;
    }

    /** All columns; empty when no set told any, as they are found when the features are sent. */
    List<Field> fields() {
        if (fields.isEmpty()) {
            return List.of();
        }
        if (anyUndeclared) {
            undeclared.fields(null).forEach(field -> add(field, false));
            anyUndeclared = false;
        }
        return new ArrayList<>(fields.values());
    }
}
