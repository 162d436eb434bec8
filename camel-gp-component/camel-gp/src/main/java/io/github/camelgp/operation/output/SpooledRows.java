package io.github.camelgp.operation.output;

import io.github.camelgp.operation.RowOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** Rows of features in a temporary file; the same promises as {@link SpooledFeatures}. */
final class SpooledRows implements Iterable<Map<String, @Nullable Object>>, StreamCache {
    private final SpooledFeatures features;
    private final boolean table;
    private final RowOptions options;

    SpooledRows(SpooledFeatures features, boolean table, RowOptions options) {
        this.features = features;
        this.table = table;
        this.options = options;
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        return ResultRows.of(features, table, options).iterator();
    }

    @Override
    public void reset() {
        features.reset();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        features.writeTo(out);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new SpooledRows((SpooledFeatures) features.copy(exchange), table, options);
    }

    @Override
    public boolean inMemory() {
        return features.inMemory();
    }

    @Override
    public long length() {
        return features.length();
    }

    @Override
    public long position() {
        return features.position();
    }
}
