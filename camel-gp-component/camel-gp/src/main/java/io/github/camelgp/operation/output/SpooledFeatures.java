package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/**
 * Features in a temporary file, as a body that can be read as often as wanted, by several branches of a route at once.
 * As text it is Esri JSON. The file goes when every exchange that has it is done.
 */
final class SpooledFeatures implements FeatureSet, StreamCache {
    private final FeatureSet features;
    private final Spool spool;
    private final long bytes;

    SpooledFeatures(FeatureSet features, Spool spool, long bytes) {
        this.features = features;
        this.spool = spool;
        this.bytes = bytes;
    }

    @Override
    public Iterator<Feature> iterator() {
        return features.iterator();
    }

    @Override
    public @Nullable GeometryType geometryType() {
        return features.geometryType();
    }

    @Override
    public @Nullable SpatialReference spatialReference() {
        return features.spatialReference();
    }

    @Override
    public List<Field> fields() {
        return features.fields();
    }

    @Override
    public boolean hasZ() {
        return features.hasZ();
    }

    @Override
    public boolean hasM() {
        return features.hasM();
    }

    @Override
    public boolean exceededTransferLimit() {
        return features.exceededTransferLimit();
    }

    @Override
    public long count() {
        return features.count();
    }

    @Override
    public @Nullable String objectIdField() {
        return features.objectIdField();
    }

    /** Nothing to do: every iterator starts at the first feature. */
    @Override
    public void reset() {}

    @Override
    public void writeTo(OutputStream out) throws IOException {
        new EsriJsonWriter().write(features, out);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        SpoolHolder.hold(spool, exchange);
        return new SpooledFeatures(features, spool, bytes);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return bytes;
    }

    @Override
    public long position() {
        return -1;
    }
}
