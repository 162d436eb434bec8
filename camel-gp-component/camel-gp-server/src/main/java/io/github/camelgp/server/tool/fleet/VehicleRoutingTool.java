package io.github.camelgp.server.tool.fleet;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The task SolveVehicleRoutingProblem (routing services): gives orders to vehicles, always the nearest order that fits next.
 * Capacities, time windows, the number of orders and the total time are kept; vehicles drive 30 km/h as the crow flies,
 * which a message says. What fits nowhere is unassigned, and the job succeeds. Thread-safe.
 */
public final class VehicleRoutingTool implements Tool {

    private static final int MOST_ORDERS = 2000;
    private static final double HOUR = 60;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Gives orders to the routes of vehicles.");
        RoutingParameters.addTo(task);
        task.run(this);
    }

    @Override
    public void run(TaskCall call) {
        var orders = SourceFeatures.of(call, "orders", MOST_ORDERS);
        var out = call.outputSpatialReference().orElse(orders.spatialReference());
        try {
            var plan = new Plan(call, orders);
            plan.assign();
            call.message(
                    "Vehicles drive 30 km/h as the crow flies; this server gives each vehicle the nearest order next.");
            if (!plan.open.isEmpty()) {
                call.warning("WARNING 030066: " + plan.open.size() + " of "
                        + orders.features().size() + " orders fit into no route.");
            }
            put(call, plan, out);
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    private static void put(TaskCall call, Plan plan, SpatialReference out) {
        double minutes = minutesPer(call.text("time_units"));
        double metres = new LinearUnit(1, LinearUnit.wireName(call.text("distance_units"))).toMetres();
        var stops = new ArrayList<Feature>();
        var routes = new ResultFeatures(GeometryKind.POLYLINE, out, RoutingParameters.ROUTE_COLUMNS);
        int wkid = SourceFeatures.wkid(out, "the output");
        int assigned = 0;
        for (var vehicle : plan.vehicles) {
            if (vehicle.visits.size() < 3) {
                continue;
            }
            assigned += vehicle.visits.size() - 2;
            for (int i = 0; i < vehicle.visits.size(); i++) {
                stops.add(stop(stops.size() + 1L, vehicle, i, minutes, metres));
            }
            var line = FACTORY.createLineString(
                    vehicle.visits.stream().map(visit -> visit.stop().lonLat()).toArray(Coordinate[]::new));
            routes.add(Projections.transform(line, Projections.WGS84, wkid), route(vehicle, minutes, metres));
        }
        call.set("out_stops", Features.table(RoutingParameters.STOP_COLUMNS, stops));
        call.set("out_routes", routes.features());
        call.set("out_directions", new ResultFeatures(GeometryKind.POLYLINE, out, List.of()).features());
        call.set("out_unassigned_stops", unassigned(plan.open));
        call.set("solve_succeeded", assigned > 0);
        call.set("usage_cost", Map.of("numObjects", assigned, "credits", 0));
    }

    private static Feature stop(long id, Vehicle vehicle, int i, double minutes, double metres) {
        var visit = vehicle.visits.get(i);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("ObjectID", id);
        values.put("Name", visit.stop().name());
        values.put("StopType", visit.stop().order() ? 0L : 1L);
        values.put("RouteName", vehicle.name);
        values.put("Sequence", i + 1L);
        values.put("FromPrevTravelTime", visit.minutes() / minutes);
        values.put("FromPrevDistance", visit.metres() / metres);
        values.put("ArriveTime", millis(visit.arrive()));
        values.put("DepartTime", millis(visit.depart()));
        values.put("WaitTime", visit.waited() / minutes);
        values.put("ViolationTime", 0.0);
        return new Feature(values, null);
    }

    private static Map<String, @Nullable Object> route(Vehicle vehicle, double minutes, double metres) {
        var visits = vehicle.visits;
        double start = visits.get(0).depart();
        double end = visits.get(visits.size() - 1).arrive();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("Name", vehicle.name);
        values.put("OrderCount", visits.size() - 2L);
        values.put("TotalTime", (end - start) / minutes);
        values.put("TotalTravelTime", sum(visits, Vehicle.Visit::minutes) / minutes);
        values.put("TotalOrderServiceTime", sum(visits, visit -> visit.stop().service()) / minutes);
        values.put("TotalWaitTime", sum(visits, Vehicle.Visit::waited) / minutes);
        values.put("TotalDistance", sum(visits, Vehicle.Visit::metres) / metres);
        values.put("StartTime", millis(start));
        values.put("EndTime", millis(end));
        return values;
    }

    private static double sum(List<Vehicle.Visit> visits, ToDoubleFunction<Vehicle.Visit> part) {
        return visits.stream().mapToDouble(part).sum();
    }

    private static Features unassigned(List<Vehicle.Stop> open) {
        var rows = new ArrayList<Feature>();
        for (var stop : open) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("ObjectID", rows.size() + 1L);
            values.put("StopType", 0L);
            values.put("Name", stop.name());
            values.put("ViolatedConstraints", "Capacity, time window, order count or total time");
            rows.add(new Feature(values, null));
        }
        return Features.table(RoutingParameters.UNASSIGNED_COLUMNS, rows);
    }

    private static long millis(double minutes) {
        return Math.round(minutes * 60_000);
    }

    private static double minutesPer(String unit) {
        return switch (unit) {
            case "Seconds" -> 1 / HOUR;
            case "Hours" -> HOUR;
            case "Days" -> 24 * HOUR;
            default -> 1;
        };
    }

    /** The vehicles, and the orders that none of them has yet. */
    private static final class Plan {
        private final TaskCall call;
        private final double timeUnit;
        private final LocalPlane plane;
        private final List<Vehicle> vehicles = new ArrayList<>();
        private final List<Vehicle.Stop> open = new ArrayList<>();

        Plan(TaskCall call, SourceFeatures orders) {
            this.call = call;
            timeUnit = minutesPer(call.text("time_units"));
            var inDegrees = orders.in(Projections.WGS84);
            var first = inDegrees.features().get(0).geometry().getCoordinate();
            plane = new LocalPlane(first.x, first.y);
            inDegrees.features().forEach(order -> open.add(stop(order, true)));
            var depots = SourceFeatures.of(call, "depots").in(Projections.WGS84).features().stream()
                    .map(depot -> stop(depot, false))
                    .toList();
            for (var route : call.features("routes").rows()) {
                vehicles.add(vehicle(route.attributes(), depots));
            }
            if (vehicles.isEmpty()) {
                throw new ToolException("ERROR 010151: No features found in routes. Possible empty feature class.");
            }
        }

        /** Gives the nearest order that fits to the vehicle that is free first, until nothing fits. */
        void assign() {
            boolean found = true;
            while (found && !open.isEmpty()) {
                call.checkCancelled();
                found = false;
                for (var vehicle : vehicles) {
                    Optional<Vehicle.Visit> best = open.stream()
                            .flatMap(order -> vehicle.next(order).stream())
                            .min(Comparator.comparingDouble(visit -> visit.minutes() + visit.waited()));
                    if (best.isPresent()) {
                        vehicle.go(best.get());
                        open.remove(best.get().stop());
                        found = true;
                    }
                }
            }
            vehicles.forEach(Vehicle::goHome);
        }

        private Vehicle vehicle(Map<String, @Nullable Object> values, List<Vehicle.Stop> depots) {
            var depotName = String.valueOf(values.get("StartDepotName"));
            var depot = depots.stream()
                    .filter(stop -> depotName.equals(stop.name()))
                    .findFirst()
                    .or(() -> values.get("StartDepotName") == null ? Optional.of(depots.get(0)) : Optional.empty())
                    .orElseThrow(() ->
                            new ToolException("ERROR 030087: routes: there is no depot named '" + depotName + "'."));
            double start = number(values, "EarliestStartTime", -1);
            return new Vehicle(
                    String.valueOf(values.getOrDefault("Name", "Route " + (vehicles.size() + 1))),
                    depot,
                    start < 0 ? eightOClock() : start / 60_000,
                    quantity(values.get("Capacities"), Double.MAX_VALUE),
                    (long) number(values, "MaxOrderCount", 30),
                    number(values, "MaxTotalTime", Double.MAX_VALUE / 1e6) * timeUnit);
        }

        private double eightOClock() {
            Instant day = call.isGiven("default_date")
                    ? call.date("default_date")
                    : call.clock().instant();
            return day.truncatedTo(ChronoUnit.DAYS).toEpochMilli() / 60_000.0 + 8 * HOUR;
        }

        private Vehicle.Stop stop(SourceFeature feature, boolean order) {
            var lonLat = feature.geometry().getCoordinate();
            var values = feature.attributes();
            double earliest = number(values, "TimeWindowStart", -1);
            double latest = number(values, "TimeWindowEnd", -1);
            var name = values.get("Name");
            return new Vehicle.Stop(
                    name == null ? "Location " + feature.id() : name.toString(),
                    plane.toPlane(lonLat.x, lonLat.y),
                    lonLat,
                    order ? number(values, "ServiceTime", 0) * timeUnit : 0,
                    order ? quantity(values.get("DeliveryQuantities"), 0) : 0,
                    order && earliest >= 0 ? earliest / 60_000 : -Double.MAX_VALUE,
                    order && latest >= 0 ? latest / 60_000 : Double.MAX_VALUE,
                    order);
        }

        private static double number(Map<String, @Nullable Object> values, String name, double otherwise) {
            return values.get(name) instanceof Number number ? number.doubleValue() : otherwise;
        }

        /** The first of quantities, which are numbers with blanks between them. */
        private static double quantity(@Nullable Object value, double otherwise) {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            var text = value == null ? "" : value.toString().trim();
            try {
                return text.isEmpty() ? otherwise : Double.parseDouble(text.split("\\s+")[0]);
            } catch (NumberFormatException e) {
                throw new ToolException("ERROR 030101: '" + text + "' is not a list of quantities.", e);
            }
        }
    }
}
