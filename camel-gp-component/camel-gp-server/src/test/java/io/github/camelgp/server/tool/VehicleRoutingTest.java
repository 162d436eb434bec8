package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.GpServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPERATIONS 29: SolveVehicleRoutingProblem over HTTP, with record sets in and out. */
@Timeout(60)
class VehicleRoutingTest {

    private static final String TASK = "SolveVehicleRoutingProblem";
    private static final String SERVICE = "World/VehicleRoutingProblem";
    private static final long NINE = 1767949200000L;

    private static GpServer server;
    private static TaskRuns runs;

    @BeforeAll
    static void start() {
        server = GpServer.standard();
        runs = new TaskRuns(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String order(String name, double x, String more) {
        return "{'attributes':{'Name':'" + name + "','ServiceTime':10" + more + "},'geometry':{'x':" + x + ",'y':46}}";
    }

    private static Map<String, String> form(String routes, String... orders) {
        return new HashMap<>(Map.of(
                "orders", "{'spatialReference':{'wkid':4326},'features':[" + String.join(",", orders) + "]}",
                "depots", TaskRuns.features("Point", "{'x':7,'y':46}"),
                "routes", "{'features':[{'attributes':" + routes + "}]}"));
    }

    @Test
    void ordersAreVisitedFromTheNearestOnWithTimes() {
        var route = "{'Name':'Truck','StartDepotName':'Depot','EarliestStartTime':" + NINE + "}";
        var ended = runs.run(SERVICE, TASK, form(route, order("far", 7.2, ""), order("near", 7.1, "")));

        var stops = runs.http.value(ended, "out_stops").path("features");
        assertThat(stops.findValuesAsText("Name")).containsExactly("Depot", "near", "far", "Depot");
        assertThat(stops.at("/0/attributes/DepartTime").asLong()).isEqualTo(NINE);
        double minutes = stops.at("/1/attributes/FromPrevTravelTime").asDouble();
        assertThat(minutes).isEqualTo(7741.0 / 500, within(0.1));
        assertThat(stops.at("/1/attributes/DepartTime").asLong())
                .isCloseTo(NINE + Math.round((minutes + 10) * 60_000), within(2L));
        var routes = runs.http.value(ended, "out_routes");
        assertThat(routes.at("/features/0/attributes/OrderCount").asInt()).isEqualTo(2);
        assertThat(routes.at("/features/0/geometry/paths/0").size()).isEqualTo(4);
        assertThat(runs.http.value(ended, "solve_succeeded").asBoolean()).isTrue();
        assertThat(runs.http
                        .value(ended, "out_unassigned_stops")
                        .path("features")
                        .size())
                .isZero();
    }

    @Test
    void operations13WhatDoesNotFitIsUnassignedAndTheJobSucceeds() {
        var route = "{'Name':'Truck','Capacities':'10','EarliestStartTime':" + NINE + "}";
        var ended = runs.run(
                SERVICE,
                TASK,
                form(
                        route,
                        order("heavy", 7.01, ",'DeliveryQuantities':'11'"),
                        order("late", 7.02, ",'TimeWindowEnd':" + (NINE - 1)),
                        order("waits", 7.03, ",'TimeWindowStart':" + (NINE + 3_600_000))));

        assertThat(runs.http.value(ended, "out_unassigned_stops").findValuesAsText("Name"))
                .containsExactly("heavy", "late");
        assertThat(runs.http
                        .value(ended, "out_stops")
                        .at("/features/1/attributes/WaitTime")
                        .asDouble())
                .isBetween(54.0, 56.0);
        assertThat(ended.at("/job/messages").toString()).contains("2 of 3 orders fit into no route");
    }

    @Test
    void nothingAssignedIsNoSolution() {
        var route = "{'Name':'Truck','MaxTotalTime':1}";
        var ended = runs.run(SERVICE, TASK, form(route, order("far", 8, "")));

        assertThat(runs.http.value(ended, "solve_succeeded").asBoolean()).isFalse();
        assertThat(runs.failed(SERVICE, TASK, form("{'StartDepotName':'Nowhere'}", order("a", 7, "")))
                        .toString())
                .contains("no depot named 'Nowhere'");
    }
}
