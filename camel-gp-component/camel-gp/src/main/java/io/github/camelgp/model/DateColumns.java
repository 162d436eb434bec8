package io.github.camelgp.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose numbers are milliseconds since 1970, UTC (REST page "GP data types", esriFieldTypeDate).
 *
 * @param names as the fields spell them
 */
public record DateColumns(Set<String> names) {

    public DateColumns {
        names = Set.copyOf(names);
    }

    /** Those of type date among {@code fields}. */
    public static DateColumns of(List<Field> fields) {
        return new DateColumns(fields.stream()
                .filter(field -> field.type() == FieldType.DATE)
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The row with {@link Instant}s instead of such numbers; the same row when there are no such columns. */
    public Map<String, @Nullable Object> asInstants(Map<String, @Nullable Object> row) {
        if (names.isEmpty()) {
            return row;
        }
        Map<String, @Nullable Object> dated = new LinkedHashMap<>(row);
        names.forEach(name -> dated.computeIfPresent(
                name,
                (key, value) -> value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : value));
        return dated;
    }
}
