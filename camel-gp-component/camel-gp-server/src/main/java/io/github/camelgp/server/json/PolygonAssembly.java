package io.github.camelgp.server.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Makes polygons of rings in any order and direction: a ring inside an odd number of others is a hole. */
final class PolygonAssembly {
    private PolygonAssembly() {}

    static Geometry assemble(List<LinearRing> rings, GeometryFactory factory) {
        if (rings.size() == 1) {
            return factory.createPolygon(rings.get(0));
        }
        List<Node> nodes = nodes(rings);
        List<Polygon> polygons = new ArrayList<>();
        for (Node node : nodes) {
            if (node.depth % 2 == 0) {
                LinearRing[] holes = node.children.stream().map(n -> n.ring).toArray(LinearRing[]::new);
                polygons.add(factory.createPolygon(node.ring, holes));
            }
        }
        return polygons.size() == 1 ? polygons.get(0) : factory.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    /** Biggest first, so that whatever holds a ring is known before it. */
    private static List<Node> nodes(List<LinearRing> rings) {
        List<LinearRing> sorted = new ArrayList<>(rings);
        sorted.sort(Comparator.comparingDouble((LinearRing ring) -> Area.ofRing(ring.getCoordinateSequence()))
                .reversed());
        List<Node> nodes = new ArrayList<>(sorted.size());
        for (LinearRing ring : sorted) {
            Node parent = smallestAround(ring, nodes);
            Node node = new Node(ring, parent == null ? 0 : parent.depth + 1);
            if (parent != null) {
                parent.children.add(node);
            }
            nodes.add(node);
        }
        return nodes;
    }

    private static @Nullable Node smallestAround(LinearRing ring, List<Node> bigger) {
        for (int i = bigger.size() - 1; i >= 0; i--) {
            if (contains(bigger.get(i).ring, ring)) {
                return bigger.get(i);
            }
        }
        return null;
    }

    private static boolean contains(LinearRing outer, LinearRing inner) {
        if (!outer.getEnvelopeInternal().contains(inner.getEnvelopeInternal())) {
            return false;
        }
        Coordinate[] boundary = outer.getCoordinates();
        for (Coordinate point : inner.getCoordinates()) {
            int where = PointLocation.locateInRing(point, boundary);
            if (where != Location.BOUNDARY) {
                return where == Location.INTERIOR;
            }
        }
        return false;
    }

    private static final class Node {
        private final LinearRing ring;
        private final int depth;
        private final List<Node> children = new ArrayList<>();

        Node(LinearRing ring, int depth) {
            this.ring = ring;
            this.depth = depth;
        }
    }
}
