package io.github.camelgp.esrijson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Makes polygons of rings by containment, whatever their direction and order: a ring inside an even number of others is
 * a shell, inside an odd number a hole of the innermost of them. So a hole outside every shell becomes a part of its own.
 * Rings that have fewer than four positions when closed enclose nothing and are left out; others are kept as they are,
 * valid or not.
 *
 * <p>Producers differ in the direction of rings, against the REST API's page "Geometry objects" (outer rings clockwise);
 * where they follow it, containment gives the same polygons.
 */
public final class PolygonRings {
    private static final int SMALLEST = 4;
    /** Of a ring that runs along another, this many vertices are asked where they are. */
    private static final int VERTICES_ASKED = 2000;

    private PolygonRings() {}

    /** The polygon of all parts of {@code buffer} as rings: a polygon, or a multipolygon when there are several. */
    public static Geometry polygon(OrdinateBuffer buffer, Layout layout, GeometryFactory factory) {
        List<Polygon> polygons = polygons(buffer, 0, buffer.parts(), layout, factory);
        return switch (polygons.size()) {
            case 0 -> factory.createPolygon();
            case 1 -> polygons.get(0);
            default -> factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
        };
    }

    /** The polygons of the rings from part {@code from} up to and without {@code to}. */
    public static List<Polygon> polygons(
            OrdinateBuffer buffer, int from, int to, Layout layout, GeometryFactory factory) {
        List<Ring> rings = new ArrayList<>(to - from);
        for (int part = from; part < to; part++) {
            PackedCoordinateSequence.Double sequence = buffer.sequence(part, true, layout);
            if (sequence.size() >= SMALLEST) {
                rings.add(new Ring(sequence));
            }
        }
        if (rings.size() == 1) {
            return List.of(factory.createPolygon(factory.createLinearRing(rings.get(0).sequence)));
        }
        nest(rings);
        List<Polygon> polygons = new ArrayList<>();
        for (Ring ring : rings) {
            if (ring.isShell()) {
                LinearRing[] holes = ring.holes.stream()
                        .map(hole -> factory.createLinearRing(hole.sequence))
                        .toArray(LinearRing[]::new);
                polygons.add(factory.createPolygon(factory.createLinearRing(ring.sequence), holes));
            }
        }
        return polygons;
    }

    private static void nest(List<Ring> rings) {
        Ring[] bySize = rings.toArray(Ring[]::new);
        Arrays.sort(bySize, Comparator.comparingDouble((Ring ring) -> ring.area).reversed());
        // Extents side by side in arrays: comparing each ring with all larger ones stays fast for tens of thousands.
        double[] extents = new double[bySize.length * 4];
        for (int i = 0; i < bySize.length; i++) {
            Ring inner = bySize[i];
            for (int j = i - 1; j >= 0; j--) {
                int at = j * 4;
                boolean covers = extents[at] <= inner.minX
                        && extents[at + 1] >= inner.maxX
                        && extents[at + 2] <= inner.minY
                        && extents[at + 3] >= inner.maxY;
                if (covers && bySize[j].contains(inner)) {
                    inner.parent = bySize[j];
                    inner.depth = bySize[j].depth + 1;
                    break;
                }
            }
            extents[i * 4] = inner.minX;
            extents[i * 4 + 1] = inner.maxX;
            extents[i * 4 + 2] = inner.minY;
            extents[i * 4 + 3] = inner.maxY;
        }
        for (Ring ring : rings) {
            if (!ring.isShell() && ring.parent != null) {
                ring.parent.holes.add(ring);
            }
        }
    }

    /** Twice the area that a ring encloses, positive when it runs counter-clockwise. */
    public static double signedArea(CoordinateSequence ring) {
        int last = ring.size() - 1;
        if (last < 2) {
            return 0;
        }
        double x0 = ring.getX(0);
        double y0 = ring.getY(0);
        double sum = 0;
        double px = 0;
        double py = 0;
        for (int i = 1; i <= last; i++) {
            double x = ring.getX(i) - x0;
            double y = ring.getY(i) - y0;
            sum += px * y - x * py;
            px = x;
            py = y;
        }
        return sum;
    }

    private static final class Ring {
        private final PackedCoordinateSequence.Double sequence;
        private final List<Ring> holes = new ArrayList<>(0);
        private final double area;
        private double minX = Double.POSITIVE_INFINITY;
        private double minY = Double.POSITIVE_INFINITY;
        private double maxX = Double.NEGATIVE_INFINITY;
        private double maxY = Double.NEGATIVE_INFINITY;
        private @Nullable Ring parent;
        private int depth;

        Ring(PackedCoordinateSequence.Double sequence) {
            this.sequence = sequence;
            this.area = Math.abs(signedArea(sequence));
            double[] ordinates = sequence.getRawCoordinates();
            int width = sequence.getDimension();
            for (int i = 0; i < ordinates.length; i += width) {
                double x = ordinates[i];
                double y = ordinates[i + 1];
                minX = x < minX ? x : minX;
                maxX = x > maxX ? x : maxX;
                minY = y < minY ? y : minY;
                maxY = y > maxY ? y : maxY;
            }
        }

        boolean isShell() {
            return depth % 2 == 0;
        }

        /** Whether {@code other}, whose extent is within this one's, lies inside. */
        boolean contains(Ring other) {
            int asked = Math.min(other.sequence.size() - 1, VERTICES_ASKED);
            for (int i = 0; i < asked; i++) {
                int location = locate(other.sequence.getX(i), other.sequence.getY(i));
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            for (int i = 0; i < asked; i++) {
                double x = (other.sequence.getX(i) + other.sequence.getX(i + 1)) / 2;
                double y = (other.sequence.getY(i) + other.sequence.getY(i + 1)) / 2;
                int location = locate(x, y);
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            return false;
        }

        private int locate(double x, double y) {
            RayCrossingCounter counter = new RayCrossingCounter(new Coordinate(x, y));
            Coordinate start = new Coordinate(sequence.getX(0), sequence.getY(0));
            Coordinate end = new Coordinate();
            for (int i = 1; i < sequence.size(); i++) {
                end.setX(sequence.getX(i));
                end.setY(sequence.getY(i));
                counter.countSegment(start, end);
                if (counter.isOnSegment()) {
                    return Location.BOUNDARY;
                }
                Coordinate swap = start;
                start = end;
                end = swap;
            }
            return counter.getLocation();
        }
    }
}
