package io.github.camelgp.esrijson;

import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.FieldValues;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of rows: their types as a schema tells them, else as the values show them, as far as the server knows them. */
final class RowFields {
    private RowFields() {}

    static List<Field> of(List<Field> found, FeatureRows.Reading reading) {
        List<Field> fields = new ArrayList<>(found.size());
        for (Field field : found) {
            Field told = reading.schema().stream()
                    .filter(known -> known.name().equalsIgnoreCase(field.name()) && isOfRows(known))
                    .findFirst()
                    .orElse(null);
            fields.add(
                    told != null
                            ? new Field(field.name(), told.type(), told.typeText(), told.alias(), told.length())
                            : reading.timeTypes() ? field : Field.of(field.name(), older(field.type())));
        }
        return fields;
    }

    private static boolean isOfRows(Field known) {
        return known.type() != FieldType.UNKNOWN && known.type() != FieldType.GEOMETRY;
    }

    private static FieldType older(FieldType type) {
        return switch (type) {
            case DATE_ONLY, TIMESTAMP_OFFSET -> FieldType.DATE;
            case TIME_ONLY -> FieldType.STRING;
            case BIG_INTEGER -> FieldType.DOUBLE;
            default -> type;
        };
    }

    /** @throws GpParameterException naming row and column */
    static @Nullable Object value(@Nullable Object value, Field field, int row) {
        try {
            return FieldValues.json(value, field.type());
        } catch (IllegalArgumentException e) {
            throw new GpParameterException(
                    "", "Column '" + field.name() + "' of row " + row + " " + e.getMessage(), GpWhere.NOWHERE, e);
        }
    }
}
