package io.github.camelgp.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values are more in Java than in JSON (REST pages "Field" and "GP data types"): dates are {@link Instant},
 * or {@link LocalDateTime} where they are clock times; days {@code LocalDate}, clock times {@code LocalTime}, moments with
 * an offset {@code OffsetDateTime}; whole numbers {@code Long} where they came as text. A value that is none stays.
 *
 * @param types by the names that the fields have
 * @param clockTimes whether the milliseconds of dates count the time of a clock in an unknown zone
 */
public record TypedColumns(Map<String, FieldType> types, boolean clockTimes) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Set<FieldType> TYPED = Set.of(
            FieldType.DATE,
            FieldType.DATE_ONLY,
            FieldType.TIME_ONLY,
            FieldType.TIMESTAMP_OFFSET,
            FieldType.BIG_INTEGER);

    public TypedColumns {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** Those among {@code fields}, dates as moments. */
    public static TypedColumns of(List<Field> fields) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (Field field : fields) {
            if (TYPED.contains(field.type())) {
                types.put(field.name(), field.type());
            }
        }
        return new TypedColumns(types, false);
    }

    /** The same, dates as clock times. */
    public TypedColumns withClockTimes() {
        return new TypedColumns(types, true);
    }

    /** The row with Java's types; the same row when there are no such columns. */
    public Map<String, @Nullable Object> typed(Map<String, @Nullable Object> row) {
        if (types.isEmpty()) {
            return row;
        }
        Map<String, @Nullable Object> typed = new LinkedHashMap<>(row);
        types.forEach((name, type) -> typed.computeIfPresent(name, (key, value) -> typed(value, type)));
        return typed;
    }

    private Object typed(Object value, FieldType type) {
        try {
            return switch (type) {
                case DATE -> value instanceof Number millis ? date(millis.longValue()) : value;
                case DATE_ONLY -> value instanceof String text ? TimeTexts.day(text.strip()) : value;
                case TIME_ONLY -> value instanceof String text ? TimeTexts.time(text.strip()) : value;
                case TIMESTAMP_OFFSET -> value instanceof String text ? TimeTexts.offsetTime(text.strip()) : value;
                case BIG_INTEGER ->
                    value instanceof String text && WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : value;
                default -> value;
            };
        } catch (DateTimeException unreadable) {
            return value;
        }
    }

    private Object date(long millis) {
        Instant moment = Instant.ofEpochMilli(millis);
        return clockTimes ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC) : moment;
    }
}
