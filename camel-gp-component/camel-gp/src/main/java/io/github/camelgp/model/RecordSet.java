package io.github.camelgp.model;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table: attribute maps without geometry, in the table's order. The same promises as {@link FeatureSet}.
 *
 * @param features the rows as features; their geometries do not count
 */
public record RecordSet(FeatureSet features) implements Iterable<Map<String, @Nullable Object>> {

    /** The columns; empty when not told. */
    public List<Field> fields() {
        return features.fields();
    }

    /** Whether the server kept rows back. */
    public boolean exceededTransferLimit() {
        return features.exceededTransferLimit();
    }

    /** How many rows there are. */
    public long count() {
        return features.count();
    }

    /** The rows, with Java's types in the columns that {@link TypedColumns} knows. */
    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        TypedColumns columns = TypedColumns.of(fields());
        Iterator<Feature> rows = features.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Map<String, @Nullable Object> next() {
                return columns.typed(rows.next().attributes());
            }
        };
    }
}
