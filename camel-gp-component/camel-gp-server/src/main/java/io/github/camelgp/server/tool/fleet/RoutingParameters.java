package io.github.camelgp.server.tool.fleet;

import io.github.camelgp.server.task.ParameterBuilder;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.value.Field;
import java.util.List;
import java.util.function.Consumer;

/** The parameters of SolveVehicleRoutingProblem, as ArcGIS's routing services name them. */
final class RoutingParameters {

    static final List<Field> STOP_COLUMNS = List.of(
            Field.objectId("ObjectID"),
            Field.text("Name", 1024),
            Field.integer("StopType"),
            Field.text("RouteName", 1024),
            Field.integer("Sequence"),
            Field.number("FromPrevTravelTime"),
            Field.number("FromPrevDistance"),
            Field.date("ArriveTime"),
            Field.date("DepartTime"),
            Field.number("WaitTime"),
            Field.number("ViolationTime"));
    static final List<Field> ROUTE_COLUMNS = List.of(
            Field.text("Name", 1024),
            Field.integer("OrderCount"),
            Field.number("TotalTime"),
            Field.number("TotalTravelTime"),
            Field.number("TotalOrderServiceTime"),
            Field.number("TotalWaitTime"),
            Field.number("TotalDistance"),
            Field.date("StartTime"),
            Field.date("EndTime"));
    static final List<Field> UNASSIGNED_COLUMNS = List.of(
            Field.objectId("ObjectID"),
            Field.integer("StopType"),
            Field.text("Name", 1024),
            Field.text("ViolatedConstraints", 1024));

    private static final String FEATURES = "GPFeatureRecordSetLayer";
    private static final String RECORDS = "GPRecordSet";
    private static final String ADVANCED = "Advanced Analysis";
    private static final String BARRIERS = "Barriers";
    private static final String CUSTOM = "Custom Travel Mode";
    private static final String OUTPUT = "Output";

    private final TaskBuilder task;

    private RoutingParameters(TaskBuilder task) {
        this.task = task;
    }

    static void addTo(TaskBuilder task) {
        var parameters = new RoutingParameters(task);
        parameters.addInputs();
        parameters.addOptions();
        parameters.addForms();
        parameters.addOutputs();
    }

    private void addInputs() {
        task.input("orders", FEATURES, p -> points(p)
                .fields(
                        Field.objectId("ObjectID"),
                        Field.text("Name", 1024),
                        Field.text("Description", 1024),
                        Field.number("ServiceTime"),
                        Field.date("TimeWindowStart"),
                        Field.date("TimeWindowEnd"),
                        Field.number("MaxViolationTime"),
                        Field.text("DeliveryQuantities", 128),
                        Field.text("PickupQuantities", 128),
                        Field.number("Revenue")));
        task.input("depots", FEATURES, p -> points(p)
                .fields(Field.objectId("ObjectID"), Field.text("Name", 1024), Field.text("Description", 1024)));
        task.input("routes", RECORDS, p -> p.required()
                .fields(
                        Field.objectId("ObjectID"),
                        Field.text("Name", 1024),
                        Field.text("StartDepotName", 1024),
                        Field.text("EndDepotName", 1024),
                        Field.number("StartDepotServiceTime"),
                        Field.date("EarliestStartTime"),
                        Field.date("LatestStartTime"),
                        Field.text("Capacities", 1024),
                        Field.number("FixedCost"),
                        Field.number("CostPerUnitTime"),
                        Field.integer("MaxOrderCount"),
                        Field.number("MaxTotalTime")));
        optional("breaks", RECORDS, ADVANCED, p -> p.description("Not considered"));
        choice("time_units", ADVANCED, "Minutes", "Seconds", "Hours", "Days");
        choice("distance_units", ADVANCED, "Miles", "Meters", "Kilometers", "Feet", "Yards", "NauticalMiles");
        optional("analysis_region", "GPString", ADVANCED, p -> {});
        optional("default_date", "GPDate", ADVANCED, p -> p.description("The day of routes without a start time"));
    }

    private void addOptions() {
        choice(
                "uturn_policy",
                CUSTOM,
                "ALLOW_DEAD_ENDS_AND_INTERSECTIONS_ONLY",
                "ALLOW_UTURNS",
                "NO_UTURNS",
                "ALLOW_DEAD_ENDS_ONLY");
        choice("time_window_factor", ADVANCED, "Medium", "Low", "High");
        flag("spatially_cluster_routes", ADVANCED, true);
        optional("route_zones", FEATURES, ADVANCED, p -> p.geometryType("esriGeometryPolygon")
                .wkid(4326));
        optional("route_renewals", RECORDS, ADVANCED, p -> {});
        optional("order_pairs", RECORDS, ADVANCED, p -> {});
        choice("excess_transit_factor", ADVANCED, "Medium", "Low", "High");
        optional("point_barriers", FEATURES, BARRIERS, p -> p.geometryType("esriGeometryPoint")
                .wkid(4326));
        optional("line_barriers", FEATURES, BARRIERS, p -> p.geometryType("esriGeometryPolyline")
                .wkid(4326));
        optional("polygon_barriers", FEATURES, BARRIERS, p -> p.geometryType("esriGeometryPolygon")
                .wkid(4326));
        flag("use_hierarchy_in_analysis", CUSTOM, true);
        optional("restrictions", "GPMultiValue:GPString", CUSTOM, p -> {});
        optional("attribute_parameter_values", RECORDS, CUSTOM, p -> {});
        optional("populate_route_lines", "GPBoolean", OUTPUT, p -> p.description("Not considered: routes have lines")
                .defaultValue(true));
        optional("route_line_simplification_tolerance", "GPLinearUnit", OUTPUT, p -> {});
        flag("populate_directions", OUTPUT, false);
        optional("directions_language", "GPString", OUTPUT, p -> p.defaultValue("en"));
        choice("directions_style_name", OUTPUT, "NA Desktop", "NA Navigation", "NA Campus");
    }

    private void addForms() {
        optional("travel_mode", "GPString", "", p -> p.defaultValue("Custom"));
        optional("impedance", "GPString", CUSTOM, p -> p.defaultValue("Drive Time"));
        choice("time_zone_usage_for_time_fields", ADVANCED, "GEO_LOCAL", "UTC");
        flag("save_output_layer", OUTPUT, false);
        optional("overrides", "GPString", ADVANCED, p -> {});
        flag("save_route_data", OUTPUT, false);
        optional("time_impedance", "GPString", CUSTOM, p -> p.defaultValue("TravelTime"));
        optional("distance_impedance", "GPString", CUSTOM, p -> p.defaultValue("Kilometers"));
        flag("populate_stop_shapes", OUTPUT, false);
        choice("output_format", OUTPUT, "Feature Set", "JSON File", "GeoJSON File");
        flag("ignore_invalid_order_locations", ADVANCED, false);
        optional("locate_settings", "GPString", ADVANCED, p -> {});
    }

    private void addOutputs() {
        task.output("out_unassigned_stops", RECORDS, p -> p.fields(UNASSIGNED_COLUMNS.toArray(Field[]::new)));
        task.output("out_stops", RECORDS, p -> p.fields(STOP_COLUMNS.toArray(Field[]::new)));
        task.output("out_routes", FEATURES, p -> p.geometryType("esriGeometryPolyline")
                .wkid(4326));
        task.output("out_directions", FEATURES, p -> p.geometryType("esriGeometryPolyline")
                .wkid(4326));
        task.output("solve_succeeded", "GPBoolean", p -> p.description("False when no order was assigned"));
        task.output("out_network_analysis_layer", "GPDataFile", p -> p.description("Not made"));
        task.output("out_route_data", "GPDataFile", p -> p.description("Not made"));
        task.output("out_result_file", "GPDataFile", p -> p.description("Not made"));
        task.output("usage_cost", "GPString", p -> p.description("JSON with numObjects and credits"));
    }

    private static ParameterBuilder points(ParameterBuilder parameter) {
        return parameter.required().geometryType("esriGeometryPoint").wkid(4326);
    }

    private void choice(String name, String category, String usual, String... others) {
        var all = new String[others.length + 1];
        all[0] = usual;
        System.arraycopy(others, 0, all, 1, others.length);
        optional(name, "GPString", category, p -> p.choiceList(all).defaultValue(usual));
    }

    private void flag(String name, String category, boolean usual) {
        optional(name, "GPBoolean", category, p -> p.defaultValue(usual));
    }

    private void optional(String name, String type, String category, Consumer<ParameterBuilder> more) {
        task.input(name, type, p -> more.accept(p.optional().category(category)));
    }
}
