package io.github.camelgp.server.tool.elevation;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * A path with vertices added, so that none is further from the next than asked for on the ground.
 *
 * @param points from the start
 * @param length in metres on the ground
 */
record SampledLine(List<Point> points, double length) {

    /** Copies the points. */
    SampledLine {
        points = List.copyOf(points);
    }

    /** How long a path is on the ground, in metres. */
    static double length(LineString path, int wkid) {
        var places = path.getCoordinates();
        double length = 0;
        for (int i = 1; i < places.length; i++) {
            length += distance(lonLat(places[i - 1], wkid), lonLat(places[i], wkid));
        }
        return length;
    }

    /**
     * Adds vertices on the straight lines between those of the path.
     *
     * @param longest most metres between two vertices
     */
    static SampledLine of(LineString path, int wkid, double longest) {
        var points = new ArrayList<Point>();
        double gone = 0;
        var places = path.getCoordinates();
        for (int i = 0; i < places.length - 1; i++) {
            double length = distance(lonLat(places[i], wkid), lonLat(places[i + 1], wkid));
            int pieces = (int) Math.max(1, Math.ceil(length / longest - 1e-9));
            for (int piece = 0; piece < pieces; piece++) {
                double share = (double) piece / pieces;
                var place = new Coordinate(
                        places[i].x + share * (places[i + 1].x - places[i].x),
                        places[i].y + share * (places[i + 1].y - places[i].y));
                points.add(new Point(place, lonLat(place, wkid), gone + share * length));
            }
            gone += length;
        }
        var last = places[places.length - 1];
        points.add(new Point(last, lonLat(last, wkid), gone));
        return new SampledLine(points, gone);
    }

    private static Coordinate lonLat(Coordinate place, int wkid) {
        return Projections.transform(place, wkid, Projections.WGS84);
    }

    private static double distance(Coordinate from, Coordinate to) {
        var offset = new LocalPlane(from.x, from.y).toPlane(to.x, to.y);
        return Math.hypot(offset.x, offset.y);
    }

    /**
     * A vertex.
     *
     * @param place in the system of the path
     * @param lonLat longitude and latitude
     * @param gone metres from the start
     */
    record Point(Coordinate place, Coordinate lonLat, double gone) {}
}
