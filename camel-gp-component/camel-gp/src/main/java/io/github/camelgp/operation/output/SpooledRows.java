package io.github.camelgp.operation.output;

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

    SpooledRows(SpooledFeatures features, boolean table) {
        this.features = features;
        this.table = table;
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        return ResultRows.of(features, table).iterator();
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
        return new SpooledRows((SpooledFeatures) features.copy(exchange), table);
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
