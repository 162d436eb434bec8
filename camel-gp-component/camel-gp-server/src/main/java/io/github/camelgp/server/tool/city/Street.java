package io.github.camelgp.server.tool.city;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;

/**
 * A piece of street between two crossings; one may drive both ways.
 *
 * @param id from 1
 * @param name of the street that it is a piece of
 * @param arterial a wide one
 * @param from the number of a crossing
 * @param to the number of another
 * @param start where the first is, in metres of {@link SyntheticCity#PLANE}
 * @param end where the other is
 */
public record Street(int id, String name, boolean arterial, int from, int to, Coordinate start, Coordinate end) {

    /** In metres. */
    public double length() {
        return start.distance(end);
    }

    /** A place on it: 0 is the start, 1 the end. */
    public Coordinate at(double share) {
        return new LineSegment(start, end).pointAlong(share);
    }
}
