package io.github.camelgp.operation.input;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features as they are sent: with another geometry type and system where they tell none, or without geometry.
 *
 * @param features that are seen
 * @param geometryType null for a table
 * @param spatialReference null for a table
 */
record FeatureView(
        FeatureSet features, @Nullable GeometryType geometryType, @Nullable SpatialReference spatialReference)
        implements FeatureSet {

    /** The attributes alone. */
    static FeatureView table(FeatureSet features) {
        return new FeatureView(features, null, null);
    }

    @Override
    public Iterator<Feature> iterator() {
        Iterator<Feature> all = features.iterator();
        return geometryType != null
                ? all
                : new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Feature next() {
                        return new Feature(all.next().attributes(), null);
                    }
                };
    }

    @Override
    public List<Field> fields() {
        return features.fields();
    }

    @Override
    public boolean hasZ() {
        return geometryType != null && features.hasZ();
    }

    @Override
    public boolean hasM() {
        return geometryType != null && features.hasM();
    }

    /** What is sent is all there is. */
    @Override
    public boolean exceededTransferLimit() {
        return false;
    }

    @Override
    public long count() {
        return features.count();
    }

    @Override
    public @Nullable String objectIdField() {
        return features.objectIdField();
    }
}
