package io.github.camelgp.server.tool.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A vehicle on its way: it goes from its depot to the orders given to it, one after the other, as the crow flies, and back.
 * Times are in minutes since 1970. Not thread-safe.
 */
final class Vehicle {

    private static final double METRES_PER_MINUTE = 30_000.0 / 60;

    final String name;
    final List<Visit> visits = new ArrayList<>();
    private final Stop depot;
    private final double capacity;
    private final long mostOrders;
    private final double longest;
    private double load;

    /**
     * Stands at its depot.
     *
     * @param capacity how much it can deliver in all
     * @param longest how many minutes it may be away
     */
    Vehicle(String name, Stop depot, double start, double capacity, long mostOrders, double longest) {
        this.name = name;
        this.depot = depot;
        this.capacity = capacity;
        this.mostOrders = mostOrders;
        this.longest = longest;
        visits.add(new Visit(depot, 0, 0, start, start, 0));
    }

    /** How the vehicle would go to a stop from where it is; empty if it can't. */
    Optional<Visit> next(Stop stop) {
        var last = last();
        double metres = last.stop().place().distance(stop.place());
        double minutes = metres / METRES_PER_MINUTE;
        double arrive = last.depart() + minutes;
        double begin = Math.max(arrive, stop.earliest());
        double back = stop.place().distance(depot.place()) / METRES_PER_MINUTE;
        boolean late = begin > stop.latest();
        boolean full = load + stop.quantity() > capacity || visits.size() > mostOrders;
        boolean tooLong = begin + stop.service() + back - visits.get(0).depart() > longest;
        return late || full || tooLong
                ? Optional.empty()
                : Optional.of(new Visit(stop, minutes, metres, arrive, begin + stop.service(), begin - arrive));
    }

    void go(Visit visit) {
        visits.add(visit);
        load += visit.stop().quantity();
    }

    /** Goes back to the depot, if it ever left. */
    void goHome() {
        if (visits.size() > 1) {
            double metres = last().stop().place().distance(depot.place());
            double arrive = last().depart() + metres / METRES_PER_MINUTE;
            visits.add(new Visit(depot, metres / METRES_PER_MINUTE, metres, arrive, arrive, 0));
        }
    }

    private Visit last() {
        return visits.get(visits.size() - 1);
    }

    /**
     * A depot or an order.
     *
     * @param place in metres of a plane
     * @param lonLat where that is
     * @param service how long one stays, in minutes
     * @param quantity what is delivered
     * @param earliest when one may begin
     * @param latest when one must begin
     * @param order false for a depot
     */
    record Stop(
            @Nullable String name,
            Coordinate place,
            Coordinate lonLat,
            double service,
            double quantity,
            double earliest,
            double latest,
            boolean order) {}

    /**
     * A stop on the way.
     *
     * @param minutes of travel from the one before
     * @param metres of travel from the one before
     * @param arrive when
     * @param depart when
     * @param waited minutes until the stop could be served
     */
    record Visit(Stop stop, double minutes, double metres, double arrive, double depart, double waited) {}
}
