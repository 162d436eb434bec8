package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A box of coordinates (REST page "GP data types", GPExtent and GPEnvelope, from release 11.4 on).
 *
 * @param xmin the western or left edge, in units of the spatial reference
 * @param ymin the southern or lower edge
 * @param xmax the eastern or right edge
 * @param ymax the northern or upper edge
 * @param zmin the lowest height; null when there are none
 * @param zmax the greatest height; null when there are none
 * @param mmin the lowest measure; null when there are none
 * @param mmax the greatest measure; null when there are none
 * @param spatialReference null when not told: the server then takes its own default
 */
public record Extent(
        double xmin,
        double ymin,
        double xmax,
        double ymax,
        @Nullable Double zmin,
        @Nullable Double zmax,
        @Nullable Double mmin,
        @Nullable Double mmax,
        @Nullable SpatialReference spatialReference) {

    /** A box without heights and measures. */
    public Extent(double xmin, double ymin, double xmax, double ymax, @Nullable SpatialReference spatialReference) {
        this(xmin, ymin, xmax, ymax, null, null, null, null, spatialReference);
    }

    /**
     * @throws IllegalArgumentException for an empty box
     */
    public static Extent of(Envelope box, @Nullable SpatialReference spatialReference) {
        if (box.isNull()) {
            throw new IllegalArgumentException("is an empty extent");
        }
        return new Extent(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), spatialReference);
    }

    /**
     * The box around a geometry, in the system that its SRID names.
     *
     * @throws IllegalArgumentException when the geometry is empty
     */
    public static Extent of(Geometry geometry) {
        return of(
                geometry.getEnvelopeInternal(),
                geometry.getSRID() > 0 ? SpatialReference.of(geometry.getSRID()) : null);
    }

    /** The same as JTS has it. */
    public Envelope envelope() {
        return new Envelope(xmin, xmax, ymin, ymax);
    }
}
