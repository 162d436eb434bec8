package io.github.camelgp.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature set in memory.
 *
 * @param geometryType null for tables, and when the features have none or several types
 * @param spatialReference null when unknown
 * @param fields empty when not told
 * @param objectIdField null when there is none
 */
public record FeatureList(
        @Nullable GeometryType geometryType,
        @Nullable SpatialReference spatialReference,
        List<Field> fields,
        boolean hasZ,
        boolean hasM,
        boolean exceededTransferLimit,
        @Nullable String objectIdField,
        List<Feature> features)
        implements FeatureSet {

    public FeatureList {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
    }

    /** One feature without attributes. The system is {@code spatialReference}, else what the geometry's SRID says. */
    public static FeatureList of(Geometry geometry, @Nullable SpatialReference spatialReference) {
        return ofGeometries(List.of(geometry), spatialReference);
    }

    /** A feature without attributes for each geometry. The system as in {@link #of(Geometry, SpatialReference)}. */
    public static FeatureList ofGeometries(
            Collection<? extends Geometry> geometries, @Nullable SpatialReference spatialReference) {
        List<Feature> features = new ArrayList<>(geometries.size());
        for (Geometry geometry : geometries) {
            features.add(new Feature(Map.of(), geometry));
        }
        return ofFeatures(features, spatialReference);
    }

    /**
     * Features without columns told. Type, heights and measures are looked up in the geometries; the system as in
     * {@link #of(Geometry, SpatialReference)}.
     */
    public static FeatureList ofFeatures(Collection<Feature> features, @Nullable SpatialReference spatialReference) {
        return of(features, List.of(), spatialReference);
    }

    /** Features with their columns. Everything else as in {@link #ofFeatures}. */
    public static FeatureList of(
            Collection<Feature> features, List<Field> fields, @Nullable SpatialReference spatialReference) {
        OrdinateSearch ordinates = new OrdinateSearch();
        TypeFinder types = new TypeFinder();
        SpatialReference system = spatialReference;
        for (Feature feature : features) {
            Geometry geometry = feature.geometry();
            if (geometry == null) {
                continue;
            }
            types.add(GeometryType.of(geometry));
            ordinates.add(geometry);
            if (system == null && geometry.getSRID() > 0) {
                system = SpatialReference.of(geometry.getSRID());
            }
        }
        String id = fields.stream()
                .filter(field -> field.type() == FieldType.OID)
                .map(Field::name)
                .findFirst()
                .orElse(null);
        return new FeatureList(
                types.type(), system, fields, ordinates.hasZ(), ordinates.hasM(), false, id, List.copyOf(features));
    }

    @Override
    public long count() {
        return features.size();
    }

    @Override
    public Iterator<Feature> iterator() {
        return features.iterator();
    }
}
