package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.model.DateColumns;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.RecordSet;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as rows: attributes by name, dates as {@link Instant}, and the geometry, as JTS, under
 * {@value FeatureRows#GEOMETRY} unless the set is a table. They can be iterated as often as the set.
 */
public final class ResultRows implements Iterable<Map<String, @Nullable Object>> {
    private final Iterable<Map<String, @Nullable Object>> rows;
    private final DateColumns dates;

    private ResultRows(FeatureSet features, Iterable<Map<String, @Nullable Object>> rows) {
        this.rows = rows;
        this.dates = DateColumns.of(features.fields());
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
                return dates.asInstants(all.next());
            }
        };
    }
}
