package io.github.camelgp.operation.output;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Features as rows: attributes by name, dates as {@link Instant}, and the geometry, as JTS, under {@value #GEOMETRY}
 * unless the set is a table. A row's geometry carries the set's wkid as its SRID.
 */
public final class FeatureRows implements Iterable<Map<String, @Nullable Object>> {
    /** The column of the geometry. */
    public static final String GEOMETRY = "geometry";

    private final FeatureSet features;
    private final Set<String> dates;
    private final boolean table;

    public FeatureRows(FeatureSet features, boolean table) {
        this.features = features;
        this.table = table;
        this.dates = features.fields().stream()
                .filter(field -> field.type() == FieldType.DATE)
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        Iterator<Feature> all = features.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Map<String, @Nullable Object> next() {
                return row(all.next());
            }
        };
    }

    private Map<String, @Nullable Object> row(Feature feature) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(feature.attributes());
        dates.forEach(name -> row.computeIfPresent(
                name,
                (key, value) -> value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : value));
        if (!table) {
            row.put(GEOMETRY, feature.geometry());
        }
        return row;
    }
}
