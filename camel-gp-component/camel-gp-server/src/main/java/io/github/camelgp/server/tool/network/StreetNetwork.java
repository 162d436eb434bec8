package io.github.camelgp.server.tool.network;

import io.github.camelgp.server.tool.city.Street;
import io.github.camelgp.server.tool.city.SyntheticCity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The streets of the made-up city, and how far one comes on them. Immutable. */
final class StreetNetwork {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Street> streets = SyntheticCity.streets();
    private final List<List<Street>> streetsAt = new ArrayList<>();

    StreetNetwork() {
        for (int crossing = 0; crossing < SyntheticCity.crossings(); crossing++) {
            streetsAt.add(new ArrayList<>(4));
        }
        for (var street : streets) {
            streetsAt.get(street.from()).add(street);
            streetsAt.get(street.to()).add(street);
        }
    }

    /** The nearest place on a street, if it is near enough. */
    Optional<Spot> nearest(Coordinate place, double farthest) {
        return streets.stream()
                .map(street -> spot(street, place))
                .min(Comparator.comparingDouble(Spot::distance))
                .filter(spot -> spot.distance() <= farthest);
    }

    private static Spot spot(Street street, Coordinate place) {
        var line = new LineSegment(street.start(), street.end());
        double share = Math.max(0, Math.min(1, line.projectionFactor(place)));
        return new Spot(street, share, place.distance(street.at(share)));
    }

    /** The streets that meet a geometry of the plane, by their ids. */
    BitSet meeting(Geometry barrier) {
        var prepared = PreparedGeometryFactory.prepare(barrier);
        var found = new BitSet();
        for (var street : streets) {
            if (prepared.intersects(line(street, 0, 1))) {
                found.set(street.id());
            }
        }
        return found;
    }

    /**
     * What it costs to come to each crossing.
     *
     * @param cost of a whole piece of street
     * @param limit what is farther isn't looked at
     * @param closed ids of streets that can't be used
     */
    Reach from(Spot start, ToDoubleFunction<Street> cost, double limit, BitSet closed) {
        var costs = new double[streetsAt.size()];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        var open = new PriorityQueue<Visit>(Comparator.comparingDouble(Visit::cost));
        if (!closed.get(start.street().id())) {
            double whole = cost.applyAsDouble(start.street());
            open.add(new Visit(start.street().from(), start.share() * whole));
            open.add(new Visit(start.street().to(), (1 - start.share()) * whole));
        }
        for (var visit = open.poll(); visit != null && visit.cost() <= limit; visit = open.poll()) {
            if (visit.cost() >= costs[visit.crossing()]) {
                continue;
            }
            costs[visit.crossing()] = visit.cost();
            for (var street : streetsAt.get(visit.crossing())) {
                if (!closed.get(street.id())) {
                    int other = street.from() == visit.crossing() ? street.to() : street.from();
                    open.add(new Visit(other, visit.cost() + cost.applyAsDouble(street)));
                }
            }
        }
        return new Reach(start, cost, closed, costs);
    }

    private static LineString line(Street street, double from, double to) {
        return FACTORY.createLineString(new Coordinate[] {street.at(from), street.at(to)});
    }

    /**
     * A place on a street.
     *
     * @param share 0 is the start of the street, 1 its end
     * @param distance from the place that was looked for, in metres
     */
    record Spot(Street street, double share, double distance) {}

    private record Visit(int crossing, double cost) {}

    /** How far one comes from a place. */
    final class Reach {
        private final Spot start;
        private final ToDoubleFunction<Street> cost;
        private final BitSet closed;
        private final double[] costs;

        private Reach(Spot start, ToDoubleFunction<Street> cost, BitSet closed, double[] costs) {
            this.start = start;
            this.cost = cost;
            this.closed = closed;
            this.costs = costs;
        }

        /** The pieces of street that are reached within a cost, in metres of the plane; none if the start is closed. */
        List<LineString> within(double limit) {
            var lines = new ArrayList<LineString>();
            for (var street : streets) {
                if (!closed.get(street.id())) {
                    addReached(street, limit, lines);
                }
            }
            return lines;
        }

        private void addReached(Street street, double limit, List<LineString> lines) {
            double whole = cost.applyAsDouble(street);
            double fromStart = Math.min(1, (limit - costs[street.from()]) / whole);
            double fromEnd = Math.min(1, (limit - costs[street.to()]) / whole);
            if (fromStart + fromEnd >= 1 && fromStart >= 0 && fromEnd >= 0) {
                lines.add(line(street, 0, 1));
                return;
            }
            if (fromStart > 0) {
                lines.add(line(street, 0, fromStart));
            }
            if (fromEnd > 0) {
                lines.add(line(street, 1 - fromEnd, 1));
            }
            if (street == start.street()) {
                double aside = limit / whole;
                lines.add(line(street, Math.max(0, start.share() - aside), Math.min(1, start.share() + aside)));
            }
        }
    }
}
