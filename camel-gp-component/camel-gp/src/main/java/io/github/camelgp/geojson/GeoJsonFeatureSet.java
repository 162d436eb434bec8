package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import io.github.camelgp.esrijson.FeatureIterator;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature collection over a text that has been scanned. Iterators hold the text open until they reach the end or are
 * closed ({@link FeatureIterator}).
 *
 * @param told everything but the features
 */
record GeoJsonFeatureSet(ByteSource source, GeoJsonHeader header, FeatureList told, long count, String idAttribute)
        implements FeatureSet {

    @Override
    public @Nullable GeometryType geometryType() {
        return told.geometryType();
    }

    @Override
    public @Nullable SpatialReference spatialReference() {
        return told.spatialReference();
    }

    @Override
    public List<Field> fields() {
        return told.fields();
    }

    @Override
    public boolean hasZ() {
        return told.hasZ();
    }

    @Override
    public boolean hasM() {
        return told.hasM();
    }

    @Override
    public boolean exceededTransferLimit() {
        return told.exceededTransferLimit();
    }

    @Override
    public @Nullable String objectIdField() {
        return told.objectIdField();
    }

    @Override
    public Iterator<Feature> iterator() {
        JsonParser parser = JsonText.open(source);
        GeoJsonSetParser features = new GeoJsonSetParser(parser, header.copy(), idAttribute);
        return new FeatureIterator(parser, GeoJsonSetParser::toFeatures, features::feature);
    }
}
