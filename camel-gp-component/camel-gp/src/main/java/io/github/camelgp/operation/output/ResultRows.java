package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.TypedColumns;
import io.github.camelgp.operation.RowOptions;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as rows: attributes by name with the types that {@link TypedColumns} gives them, and the geometry, in the column
 * and form that the options name, unless the set is a table. They can be iterated as often as the set.
 */
public final class ResultRows implements Iterable<Map<String, @Nullable Object>> {
    private final Iterable<Map<String, @Nullable Object>> rows;
    private final TypedColumns columns;

    private ResultRows(FeatureSet features, Iterable<Map<String, @Nullable Object>> rows, boolean clockTimes) {
        this.rows = rows;
        TypedColumns moments = TypedColumns.of(features.fields());
        this.columns = clockTimes ? moments.withClockTimes() : moments;
    }

    /**
     * @param table whether the features are the rows of a table, so that their geometries do not count
     */
    public static ResultRows of(FeatureSet features, boolean table, RowOptions options) {
        return new ResultRows(
                features,
                table
                        ? attributes(features)
                        : FeatureRows.rows(features, options.resultColumn(), options.geometryForm()),
                options.clockTimes());
    }

    private static Iterable<Map<String, @Nullable Object>> attributes(FeatureSet features) {
        return () -> {
            Iterator<Feature> each = features.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Map<String, @Nullable Object> next() {
                    return each.next().attributes();
                }
            };
        };
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
                return columns.typed(all.next());
            }
        };
    }
}
