package io.github.camelgp.examples.complete.stage;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Where trees go in a park: spread evenly (Halton's sequence), and the same each time. */
final class Planting {
    private static final List<String> SPECIES = List.of("kowhai", "titoki", "pohutukawa", "totara", "puriri");
    private static final int OFFSET = 409;

    private Planting() {}

    static List<Tree> in(long park, Geometry shape, long number) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(shape);
        Envelope box = shape.getEnvelopeInternal();
        List<Tree> trees = new ArrayList<>();
        for (int i = (int) (park * OFFSET); trees.size() < number; i++) {
            double x = toCentimetre(box.getMinX() + box.getWidth() * halton(i, 2));
            double y = toCentimetre(box.getMinY() + box.getHeight() * halton(i, 3));
            if (inside.locate(new Coordinate(x, y)) == Location.INTERIOR) {
                long next = trees.size() + 1L;
                int species = (int) (5 * halton(i, 5));
                double height = Math.round(10 * (6 + 4 * species + 3 * halton(i, 7))) / 10.0;
                trees.add(new Tree(park, next, SPECIES.get(species), height, x, y));
            }
        }
        return trees;
    }

    /** All trees of all parks, park by park. */
    static List<Tree> in(List<Park> parks, long number) {
        return parks.stream()
                .flatMap(park -> in(park.id(), park.shape(), number).stream())
                .toList();
    }

    private static double toCentimetre(double metres) {
        return Math.round(metres * 100) / 100.0;
    }

    private static double halton(int index, int base) {
        double result = 0;
        double share = 1.0 / base;
        for (int rest = index; rest > 0; rest /= base) {
            result += share * (rest % base);
            share /= base;
        }
        return result;
    }
}
