package io.github.camelgp.server.draw;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;
import org.locationtech.jts.geom.Coordinate;

/**
 * The part of the world that a picture shows. Pixels are square; x is easting, y of the picture goes down.
 *
 * @param extent what is shown, in the shape of the picture
 * @param width in pixels
 * @param height in pixels
 * @param dpi pixels per inch, for symbols and the scale
 */
public record MapView(Extent extent, int width, int height, double dpi) {
    private static final double METRES_PER_DEGREE = 111_319.490793;
    private static final double METRES_PER_INCH = 0.0254;
    private static final double EARTH_RADIUS = 6_371_008.8;

    /** The least view that holds an extent, with the same centre; an extent without size gets one. */
    public static MapView fit(Extent wanted, int width, int height, double dpi) {
        double least = Math.max(1e-9, Math.max(Math.abs(wanted.xmin()), Math.abs(wanted.ymin())) * 1e-4);
        double wide = wanted.xmax() - wanted.xmin();
        double high = wanted.ymax() - wanted.ymin();
        if (!(wide > 0) && !(high > 0)) {
            wide = least;
            high = least;
        }
        double unit = Math.max(wide / width, high / height);
        double x = (wanted.xmin() + wanted.xmax()) / 2;
        double y = (wanted.ymin() + wanted.ymax()) / 2;
        return new MapView(
                new Extent(
                        x - unit * width / 2,
                        y - unit * height / 2,
                        x + unit * width / 2,
                        y + unit * height / 2,
                        wanted.spatialReference()),
                width,
                height,
                dpi);
    }

    /** The same place at another scale, such as 25000. */
    public MapView atScale(double scale) {
        double unit = scale * METRES_PER_INCH / dpi / metresPerUnit(extent.spatialReference());
        double x = (extent.xmin() + extent.xmax()) / 2;
        double y = (extent.ymin() + extent.ymax()) / 2;
        return fit(
                new Extent(
                        x - unit * width / 2,
                        y - unit * height / 2,
                        x + unit * width / 2,
                        y + unit * height / 2,
                        extent.spatialReference()),
                width,
                height,
                dpi);
    }

    public double unitsPerPixel() {
        return (extent.xmax() - extent.xmin()) / width;
    }

    public double x(double easting) {
        return (easting - extent.xmin()) / unitsPerPixel();
    }

    public double y(double northing) {
        return (extent.ymax() - northing) / unitsPerPixel();
    }

    /** The denominator, as ArcGIS counts: a degree is as long as on the equator. */
    public double scale() {
        return unitsPerPixel() * metresPerUnit(extent.spatialReference()) * dpi / METRES_PER_INCH;
    }

    /** How many metres on the ground a pixel is in the middle of the picture, along x. */
    public double groundMetresPerPixel() {
        double x = (extent.xmin() + extent.xmax()) / 2;
        double y = (extent.ymin() + extent.ymax()) / 2;
        double step = (extent.xmax() - extent.xmin()) / 100;
        try {
            int wkid = Reprojection.wkid(extent.spatialReference());
            Coordinate one = Projections.transform(new Coordinate(x, y), wkid, Projections.WGS84);
            Coordinate other = Projections.transform(new Coordinate(x + step, y), wkid, Projections.WGS84);
            return greatCircle(one, other) / (step / unitsPerPixel());
        } catch (SpatialReferenceException e) {
            return unitsPerPixel() * metresPerUnit(extent.spatialReference());
        }
    }

    private static double greatCircle(Coordinate one, Coordinate other) {
        double north = Math.toRadians(other.y - one.y) / 2;
        double east = Math.toRadians(other.x - one.x) / 2;
        double h = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(one.y)) * Math.cos(Math.toRadians(other.y)) * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(h));
    }

    private static double metresPerUnit(SpatialReference system) {
        try {
            int wkid = Reprojection.wkid(system);
            if (Projections.isGeographic(wkid)) {
                return METRES_PER_DEGREE;
            }
            double unitsPerMetre = Projections.of(wkid).getProjection().getFromMetres();
            return unitsPerMetre > 0 ? 1 / unitsPerMetre : 1;
        } catch (SpatialReferenceException e) {
            return 1;
        }
    }
}
