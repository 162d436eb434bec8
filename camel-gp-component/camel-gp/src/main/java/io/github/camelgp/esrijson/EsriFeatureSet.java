package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature set over a text that has been scanned. Iterators hold the text open until they reach the end or are closed
 * ({@link FeatureIterator}).
 */
record EsriFeatureSet(ByteSource source, SetHeader header, EsriSetScan scan) implements FeatureSet {

    @Override
    public @Nullable GeometryType geometryType() {
        return scan.geometryType();
    }

    @Override
    public @Nullable SpatialReference spatialReference() {
        return header.spatialReference();
    }

    @Override
    public List<Field> fields() {
        return header.fields();
    }

    @Override
    public boolean hasZ() {
        return scan.hasZ();
    }

    @Override
    public boolean hasM() {
        return scan.hasM();
    }

    @Override
    public boolean exceededTransferLimit() {
        return header.exceededTransferLimit();
    }

    @Override
    public long count() {
        return scan.count();
    }

    @Override
    public @Nullable String objectIdField() {
        return header.objectIdField();
    }

    @Override
    public Iterator<Feature> iterator() {
        JsonParser parser = JsonText.open(source);
        EsriSetParser features = new EsriSetParser(parser, header.copy());
        return new FeatureIterator(parser, EsriSetParser::toFeatures, features::feature);
    }
}
