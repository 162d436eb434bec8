package io.github.camelgp.examples.complete.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A park of an invented city.
 *
 * @param id from 1
 * @param name for people
 * @param shape in New Zealand Transverse Mercator
 */
record Park(int id, String name, Polygon shape) {
    /** New Zealand Transverse Mercator 2000: metres. */
    static final int WKID = 2193;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), WKID);
    private static final double EAST = 1_757_000;
    private static final double NORTH = 5_920_000;
    private static final double HALF_WIDTH = 4900;
    private static final double HALF_HEIGHT = 3060;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final int CORNERS = 32;

    /** So many parks, spread evenly over the city; the same each time. */
    static List<Park> all(int number) {
        List<Park> parks = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double out = Math.sqrt((i + 0.5) / number);
            double angle = i * GOLDEN_ANGLE;
            Coordinate middle = new Coordinate(
                    EAST + HALF_WIDTH * out * Math.cos(angle), NORTH + HALF_HEIGHT * out * Math.sin(angle));
            parks.add(new Park(i + 1, String.format(Locale.ROOT, "Park %03d", i + 1), shape(i, middle)));
        }
        return parks;
    }

    private static Polygon shape(int seed, Coordinate middle) {
        double radius = 88 + 56 * part(seed, 0.7548776662);
        double phase = 2 * Math.PI * part(seed, 0.5698402910);
        Coordinate[] ring = new Coordinate[CORNERS + 1];
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double far = radius * (1 + 0.16 * Math.sin(2 * angle + phase) + 0.09 * Math.sin(3 * angle - 2 * phase));
            ring[i] = new Coordinate(
                    Math.round(10 * (middle.x + far * Math.cos(angle))) / 10.0,
                    Math.round(10 * (middle.y + far * Math.sin(angle))) / 10.0);
        }
        ring[CORNERS] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    /** Between 0 and 1. */
    private static double part(int seed, double step) {
        double position = (seed + 1) * step;
        return position - Math.floor(position);
    }
}
