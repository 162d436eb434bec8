package io.github.camelgp.server.draw;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Rectangles around features, and rectangles in other systems. */
public final class Extents {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int STEPS_ALONG_EDGE = 16;

    private Extents() {}

    /** Around all geometries, in their system; empty when there are none. */
    public static Optional<Extent> of(Features features) {
        Envelope box = new Envelope();
        for (Feature feature : features.rows()) {
            if (feature.geometry() != null) {
                box.expandToInclude(feature.geometry().getEnvelopeInternal());
            }
        }
        return box.isNull() ? Optional.empty() : Optional.of(extent(box, features.spatialReference()));
    }

    public static Extent extent(Envelope box, SpatialReference system) {
        return new Extent(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), system);
    }

    public static Envelope envelope(Extent extent) {
        return new Envelope(extent.xmin(), extent.xmax(), extent.ymin(), extent.ymax());
    }

    /** Around both; the other one counts in the system of the first. */
    public static Extent union(Extent one, Extent other) {
        Envelope box = envelope(one);
        box.expandToInclude(envelope(project(other, one.spatialReference())));
        return extent(box, one.spatialReference());
    }

    /** A little more on each side. */
    public static Extent withMargin(Extent extent, double share) {
        double x = (extent.xmax() - extent.xmin()) * share;
        double y = (extent.ymax() - extent.ymin()) * share;
        return new Extent(
                extent.xmin() - x, extent.ymin() - y, extent.xmax() + x, extent.ymax() + y, extent.spatialReference());
    }

    /**
     * The rectangle in another system around this one; unknown systems change nothing.
     *
     * @throws SpatialReferenceException if it has no place there
     */
    public static Extent project(Extent extent, SpatialReference to) {
        SpatialReference from = extent.spatialReference();
        if (from.isUnknown() || to.isUnknown() || from.sameAs(to)) {
            return new Extent(extent.xmin(), extent.ymin(), extent.xmax(), extent.ymax(), from.isUnknown() ? to : from);
        }
        Envelope box = envelope(extent);
        double step = Math.max(box.getWidth(), box.getHeight()) / STEPS_ALONG_EDGE;
        var outline = FACTORY.toGeometry(box);
        if (step > 0) {
            outline = Densifier.densify(outline, step);
        }
        var moved = Projections.transform(outline, Reprojection.wkid(from), Reprojection.wkid(to));
        return extent(moved.getEnvelopeInternal(), to);
    }
}
