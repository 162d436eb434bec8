package io.github.camelgp.server.geo;

import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Moves feature sets between coordinate systems. */
public final class Reprojection {
    private Reprojection() {}

    /**
     * The number that the system is known by here.
     *
     * @throws SpatialReferenceException if it isn't
     */
    public static int wkid(SpatialReference reference) {
        int code = reference.code();
        if (code == 0 && !reference.wkt().isEmpty()) {
            code = Projections.wkidOf(reference.wkt()).orElse(0);
        }
        if (!Projections.isKnown(code) && Projections.isKnown(reference.wkid())) {
            code = reference.wkid();
        }
        Projections.of(code);
        return code;
    }

    /**
     * Moves all features; tables, and features in an unknown system, stay as they are.
     *
     * @throws SpatialReferenceException if a system is not known, or a vertex has no place in the new one
     */
    public static Features reproject(Features features, SpatialReference to) {
        SpatialReference from = features.spatialReference();
        if (features.geometryType() == null || from.isUnknown()) {
            return features;
        }
        if (from.sameAs(to)) {
            return features.withSpatialReference(to);
        }
        int source = wkid(from);
        int target = wkid(to);
        List<Feature> rows = new ArrayList<>(features.rows().size());
        for (Feature feature : features.rows()) {
            Geometry geometry = feature.geometry();
            rows.add(
                    geometry == null ? feature : feature.withGeometry(Projections.transform(geometry, source, target)));
        }
        return features.withRows(rows).withSpatialReference(to);
    }
}
