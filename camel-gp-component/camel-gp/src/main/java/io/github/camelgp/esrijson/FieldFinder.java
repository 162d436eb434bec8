package io.github.camelgp.esrijson;

import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of attributes that come without: whole numbers are {@link FieldType#INTEGER}, beyond 32 bits {@link
 * FieldType#BIG_INTEGER}; with fractions among them {@link FieldType#DOUBLE}; moments and clock times with a day {@link FieldType#DATE},
 * days {@link FieldType#DATE_ONLY}, clock times {@link FieldType#TIME_ONLY}, moments with an offset or zone {@link
 * FieldType#TIMESTAMP_OFFSET}, UUIDs {@link FieldType#GUID}; text, truth
 * values, nested values, whole numbers beyond 64 bits and columns of several kinds are {@link FieldType#STRING}, as is a
 * column without any value. In the order of first appearance. Not thread-safe.
 */
public final class FieldFinder {
    private static final Set<FieldType> DATES = Set.of(FieldType.DATE, FieldType.DATE_ONLY, FieldType.TIMESTAMP_OFFSET);

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private long rows;

    /** Takes one more row into account. */
    public void add(Map<String, ? extends @Nullable Object> attributes) {
        rows++;
        for (Map.Entry<String, ? extends @Nullable Object> attribute : attributes.entrySet()) {
            Column column = columns.get(attribute.getKey());
            if (column == null) {
                column = new Column();
                columns.put(attribute.getKey(), column);
            }
            column.add(typeOf(attribute.getValue()));
        }
    }

    /** The columns; the one called {@code objectIdField} identifies rows if each has a whole number in it. */
    public List<Field> fields(@Nullable String objectIdField) {
        List<Field> fields = new ArrayList<>(columns.size());
        columns.forEach((name, column) -> {
            FieldType type = column.type == null ? FieldType.STRING : column.type;
            boolean whole = type == FieldType.INTEGER || type == FieldType.BIG_INTEGER;
            if (name.equals(objectIdField) && whole && column.values == rows) {
                Integer length = type == FieldType.BIG_INTEGER ? Long.BYTES : Integer.BYTES;
                fields.add(new Field(name, FieldType.OID, FieldType.OID.wireName(), null, length));
            } else {
                fields.add(Field.of(name, type));
            }
        });
        return List.copyOf(fields);
    }

    private static final class Column {
        private @Nullable FieldType type;
        private long values;

        void add(@Nullable FieldType next) {
            if (next == null) {
                return;
            }
            values++;
            type = type == null || type == next ? next : common(type, next);
        }
    }

    private static @Nullable FieldType typeOf(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Long number) {
            return number == number.intValue() ? FieldType.INTEGER : FieldType.BIG_INTEGER;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return FieldType.INTEGER;
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() >= Long.SIZE ? FieldType.STRING : typeOf(number.longValue());
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return FieldType.DOUBLE;
        }
        return typeOfTime(value);
    }

    private static FieldType typeOfTime(Object value) {
        if (value instanceof LocalDate || value instanceof java.sql.Date) {
            return FieldType.DATE_ONLY;
        }
        if (value instanceof LocalTime || value instanceof java.sql.Time) {
            return FieldType.TIME_ONLY;
        }
        if (value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return FieldType.TIMESTAMP_OFFSET;
        }
        boolean date = value instanceof Instant
                || value instanceof LocalDateTime
                || value instanceof Date
                || value instanceof Calendar;
        return date ? FieldType.DATE : value instanceof UUID ? FieldType.GUID : FieldType.STRING;
    }

    private static FieldType common(FieldType one, FieldType other) {
        if (DATES.contains(one) && DATES.contains(other)) {
            return FieldType.DATE;
        }
        if (!isNumber(one) || !isNumber(other)) {
            return FieldType.STRING;
        }
        return one == FieldType.DOUBLE || other == FieldType.DOUBLE ? FieldType.DOUBLE : FieldType.BIG_INTEGER;
    }

    private static boolean isNumber(FieldType type) {
        return type == FieldType.INTEGER || type == FieldType.BIG_INTEGER || type == FieldType.DOUBLE;
    }
}
