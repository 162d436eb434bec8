package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.RecordSet;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Results as rows: attributes by name, dates as {@link Instant}, and the geometry, as JTS, under
 * {@value FeatureRows#GEOMETRY} unless the set is a table. They can be iterated as often as the set.
 */
public final class ResultRows implements Iterable<Map<String, @Nullable Object>> {
    private final Iterable<Map<String, @Nullable Object>> rows;
    private final Set<String> dates;

    private ResultRows(FeatureSet features, Iterable<Map<String, @Nullable Object>> rows) {
        this.rows = rows;
        this.dates = features.fields().stream()
                .filter(field -> field.type() == FieldType.DATE)
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param table whether the features are the rows of a table, so that their geometries do not count
     */
    public static ResultRows of(FeatureSet features, boolean table) {
        return new ResultRows(
                features,
                table
                        ? new RecordSet(features)
                        : FeatureRows.rows(features, FeatureRows.GEOMETRY, FeatureRows.Form.JTS));
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        Iterator<Map<String, @Nullable Object>> all = rows.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Map<String, @Nullable Object> next() {
                return dated(all.next());
            }
        };
    }

    private Map<String, @Nullable Object> dated(Map<String, @Nullable Object> row) {
        if (dates.isEmpty()) {
            return row;
        }
        Map<String, @Nullable Object> dated = new LinkedHashMap<>(row);
        dates.forEach(name -> dated.computeIfPresent(
                name,
                (key, value) -> value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : value));
        return dated;
    }
}
