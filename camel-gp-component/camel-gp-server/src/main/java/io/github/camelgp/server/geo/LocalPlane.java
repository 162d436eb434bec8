package io.github.camelgp.server.geo;

import java.util.ArrayList;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.proj4j.geodesic.Geodesic;
import org.locationtech.proj4j.geodesic.GeodesicData;
import org.locationtech.proj4j.geodesic.GeodesicMask;

/**
 * A plane in metres around a point on WGS 84: x east, y north, distances and directions from the centre are exact
 * geodesics (azimuthal equidistant), at any latitude and across the 180th meridian. Immutable and thread-safe.
 *
 * @param longitude of the centre, degrees
 * @param latitude of the centre, degrees
 */
public record LocalPlane(double longitude, double latitude) {

    private static final Geodesic EARTH = Geodesic.WGS84;
    private static final double SLIT = 0.25;
    private static final int DIRECT = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL;
    private static final int INVERSE = GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH;

    public LocalPlane {
        if (!(Math.abs(latitude) <= 90) || !Double.isFinite(longitude)) {
            throw new SpatialReferenceException(
                    "No such place on Earth: longitude " + longitude + ", latitude " + latitude);
        }
    }

    /** The plane around the middle of a geometry in longitude and latitude, also if it crosses the 180th meridian. */
    public static LocalPlane around(Geometry lonLat) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (var vertex : lonLat.getCoordinates()) {
            double lon = Math.toRadians(vertex.x);
            double lat = Math.toRadians(vertex.y);
            x += Math.cos(lat) * Math.cos(lon);
            y += Math.cos(lat) * Math.sin(lon);
            z += Math.sin(lat);
        }
        if (!Double.isFinite(x + y + z) || lonLat.isEmpty()) {
            throw new SpatialReferenceException("There is no middle of an empty geometry, or of one without numbers");
        }
        return new LocalPlane(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    }

    /** From longitude and latitude to metres east and north of the centre. */
    public Coordinate toPlane(double lon, double lat) {
        GeodesicData line = EARTH.Inverse(latitude, longitude, lat, lon, INVERSE);
        double azimuth = Math.toRadians(line.azi1);
        return new Coordinate(line.s12 * Math.sin(azimuth), line.s12 * Math.cos(azimuth));
    }

    /** From metres east and north of the centre to longitude (not wrapped at 180: continuous around the centre) and latitude. */
    public Coordinate toLonLat(double x, double y) {
        double azimuth = Math.toDegrees(Math.atan2(x, y));
        GeodesicData end = EARTH.Direct(latitude, longitude, azimuth, Math.hypot(x, y), DIRECT);
        return new Coordinate(end.lon2, end.lat2);
    }

    /** A geometry in longitude and latitude, as metres in this plane; vertices are moved, nothing is added between them. */
    public Geometry toPlane(Geometry lonLat) {
        return move(lonLat, true);
    }

    /**
     * A geometry of this plane in longitude and latitude. Areas that reach over the 180th meridian are cut there, so that
     * every longitude is within -180 to 180; areas that hold a pole are opened along the meridian opposite of the centre.
     */
    public Geometry toLonLat(Geometry plane) {
        if (!(plane instanceof Polygonal) || plane.isEmpty()) {
            return move(plane, false);
        }
        var lonLat = move(openAtPole(openAtPole(plane, 90), -90), false);
        var box = lonLat.getEnvelopeInternal();
        return box.getMinX() >= -180 && box.getMaxX() <= 180 ? lonLat : cutAtDateLine(lonLat, box);
    }

    /** Cuts a slit from the pole outwards, as around the pole all longitudes meet. */
    private Geometry openAtPole(Geometry plane, double pole) {
        double away = EARTH.Inverse(latitude, longitude, pole, longitude, INVERSE).s12;
        double outwards = Math.signum(pole);
        var factory = plane.getFactory();
        if (!plane.getEnvelopeInternal().contains(0, outwards * away)
                || !plane.intersects(factory.createPoint(new Coordinate(0, outwards * away)))) {
            return plane;
        }
        double end = plane.getEnvelopeInternal().getDiameter();
        var edge = new CoordinateList();
        for (double step = end; step > SLIT; step /= 4) {
            edge.add(new Coordinate(-SLIT, outwards * (away + step)), false);
        }
        edge.add(new Coordinate(-SLIT, outwards * away), false);
        for (int i = edge.size() - 1; i >= 0; i--) {
            edge.add(new Coordinate(SLIT, edge.get(i).y), false);
        }
        edge.closeRing();
        return OverlayNGRobust.overlay(plane, factory.createPolygon(edge.toCoordinateArray()), OverlayNG.DIFFERENCE);
    }

    private Geometry move(Geometry geometry, boolean intoPlane) {
        var copy = geometry.copy();
        copy.apply(new Projections.EachVertex((sequence, i) -> {
            double x = sequence.getX(i);
            double y = sequence.getY(i);
            var moved = intoPlane ? toPlane(x, y) : toLonLat(x, y);
            sequence.setOrdinate(i, CoordinateSequence.X, moved.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, moved.y);
        }));
        return copy;
    }

    private static Geometry cutAtDateLine(Geometry lonLat, Envelope box) {
        var factory = lonLat.getFactory();
        var parts = new ArrayList<Geometry>();
        long first = Math.round(Math.floor((box.getMinX() + 180) / 360));
        long last = Math.round(Math.ceil((box.getMaxX() + 180) / 360));
        for (long turn = first; turn < last; turn++) {
            var world = new Envelope(360.0 * turn - 180, 360.0 * turn + 180, -90, 90);
            var part = lonLat.intersection(factory.toGeometry(world));
            parts.add(AffineTransformation.translationInstance(-360.0 * turn, 0).transform(part));
        }
        return factory.buildGeometry(parts).union();
    }
}
