package io.github.camelgp.server.tool.network;

import io.github.camelgp.server.task.ParameterBuilder;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import java.util.List;
import java.util.function.Consumer;

/** The parameters of GenerateServiceAreas, as ArcGIS's routing services name them. */
final class ServiceAreaParameters {

    static final List<Field> AREA_COLUMNS = List.of(
            Field.text("Name", 255),
            Field.integer("FacilityID"),
            Field.integer("FacilityOID"),
            Field.text("FacilityName", 255),
            Field.number("FromBreak"),
            Field.number("ToBreak"));
    static final List<Field> LINE_COLUMNS =
            List.of(Field.integer("FacilityID"), Field.number("FromCumul"), Field.number("ToCumul"));

    private static final String ADVANCED = "Advanced Analysis";
    private static final String BARRIERS = "Barriers";
    private static final String CUSTOM = "Custom Travel Mode";
    private static final String OUTPUT = "Output";
    private static final String FEATURES = "GPFeatureRecordSetLayer";
    private static final String[] IMPEDANCES = {
        "Drive Time", "Truck Time", "Walk Time", "Travel Distance", "Minutes", "TravelTime", "Miles", "Kilometers"
    };
    private static final String[] RESTRICTIONS = {
        "Avoid Carpool Roads",
        "Avoid Express Lanes",
        "Avoid Ferries",
        "Avoid Gates",
        "Avoid Limited Access Roads",
        "Avoid Private Roads",
        "Avoid Roads Unsuitable for Pedestrians",
        "Avoid Stairways",
        "Avoid Toll Roads",
        "Avoid Unpaved Roads",
        "Driving a Bus",
        "Driving a Taxi",
        "Driving a Truck",
        "Driving an Automobile",
        "Driving an Emergency Vehicle",
        "Height Restriction",
        "Length Restriction",
        "Preferred for Pedestrians",
        "Riding a Motorcycle",
        "Roads Under Construction Prohibited",
        "Walking",
        "Weight Restriction",
        "Width Restriction"
    };

    private final TaskBuilder task;

    private ServiceAreaParameters(TaskBuilder task) {
        this.task = task;
    }

    static void addTo(TaskBuilder task) {
        var parameters = new ServiceAreaParameters(task);
        parameters.addInputs();
        parameters.addBarriers();
        parameters.addTravel();
        parameters.addForms();
        parameters.addOutputs();
    }

    private void addInputs() {
        task.input("Facilities", FEATURES, p -> p.required()
                .description("Points to travel from")
                .geometryType("esriGeometryPoint")
                .wkid(4326)
                .fields(Field.objectId("ObjectID"), Field.text("Name", 500)));
        task.input("Break_Values", "GPString", p -> p.required()
                .description("How far to travel: numbers with blanks between them")
                .defaultValue("5 10 15"));
        task.input("Break_Units", "GPString", p -> p.required()
                .choiceList(
                        "Meters",
                        "Kilometers",
                        "Feet",
                        "Yards",
                        "Miles",
                        "Nautical Miles",
                        "Seconds",
                        "Minutes",
                        "Hours",
                        "Days")
                .defaultValue("Minutes"));
        text("Analysis_Region", ADVANCED, "", "Not considered: there is one region");
        choice("Travel_Direction", ADVANCED, "Away From Facility", "Towards Facility");
        optional("Time_of_Day", "GPDate", ADVANCED, p -> p.description("Driving is slower in rush hours"));
        flag("Use_Hierarchy", CUSTOM, true);
        choice(
                "Uturn_at_Junctions",
                CUSTOM,
                "Allowed Only at Intersections and Dead Ends",
                "Allowed",
                "Not Allowed",
                "Allowed Only at Dead Ends");
        choice("Polygons_for_Multiple_Facilities", OUTPUT, "Overlapping", "Not Overlapping", "Merge by Break Value");
        choice("Polygon_Overlap_Type", OUTPUT, "Rings", "Disks");
        flag("Detailed_Polygons", OUTPUT, false);
        optional(
                "Polygon_Trim_Distance",
                "GPLinearUnit",
                OUTPUT,
                p -> p.defaultValue(new LinearUnit(100, "esriMeters")));
        optional(
                "Polygon_Simplification_Tolerance",
                "GPLinearUnit",
                OUTPUT,
                p -> p.defaultValue(new LinearUnit(10, "esriMeters")));
    }

    private void addBarriers() {
        barriers("Point_Barriers", "esriGeometryPoint");
        barriers("Line_Barriers", "esriGeometryPolyline");
        barriers("Polygon_Barriers", "esriGeometryPolygon");
    }

    private void addTravel() {
        optional("Restrictions", "GPMultiValue:GPString", CUSTOM, p -> p.choiceList(RESTRICTIONS));
        optional(
                "Attribute_Parameter_Values",
                "GPRecordSet",
                CUSTOM,
                p -> p.fields(
                        Field.objectId("ObjectID"),
                        Field.text("AttributeName", 255),
                        Field.text("ParameterName", 255),
                        Field.text("ParameterValue", 255)));
        choice("Time_Zone_for_Time_of_Day", ADVANCED, "Geographically Local", "UTC");
        text("Travel_Mode", "", "Custom", "JSON of a travel mode, or Custom");
        optional("Impedance", "GPString", CUSTOM, p -> p.choiceList(IMPEDANCES).defaultValue("Drive Time"));
        flag("Save_Output_Network_Analysis_Layer", OUTPUT, false);
        text("Overrides", ADVANCED, "", "Not considered");
        optional("Time_Impedance", "GPString", CUSTOM, p -> p.choiceList(
                        "Minutes", "TravelTime", "TruckTime", "WalkTime")
                .defaultValue("TravelTime"));
        optional("Distance_Impedance", "GPString", CUSTOM, p -> p.choiceList("Miles", "Kilometers")
                .defaultValue("Kilometers"));
    }

    private void addForms() {
        choice("Polygon_Detail", OUTPUT, "Standard", "Generalized", "High");
        choice("Output_Type", OUTPUT, "Polygons", "Lines", "Polygons and lines");
        choice("Output_Format", OUTPUT, "Feature Set", "JSON File", "GeoJSON File");
        optional(
                "Accumulate_Attributes",
                "GPMultiValue:GPString",
                ADVANCED,
                p -> p.choiceList("Miles", "Kilometers", "Minutes", "TravelTime", "TruckTime", "WalkTime"));
        flag("Ignore_Network_Location_Fields", ADVANCED, false);
        flag("Ignore_Invalid_Locations", ADVANCED, true);
        text("Locate_Settings", ADVANCED, "", "JSON with default and overrides; only the default tolerance counts");
        optional("Exclude_Sources_From_Polygon_Generation", "GPMultiValue:GPString", OUTPUT, p -> {});
    }

    private void addOutputs() {
        task.output("Service_Areas", FEATURES, p -> p.geometryType("esriGeometryPolygon")
                .wkid(4326)
                .fields(ResultFeatures.columns(GeometryKind.POLYGON, AREA_COLUMNS)
                        .toArray(Field[]::new)));
        task.output("Solve_Succeeded", "GPBoolean", p -> p.description("False without any area"));
        task.output("Output_Network_Analysis_Layer", "GPDataFile", p -> p.description("Not made"));
        task.output("Service_Area_Lines", FEATURES, p -> p.geometryType("esriGeometryPolyline")
                .wkid(4326)
                .fields(ResultFeatures.columns(GeometryKind.POLYLINE, LINE_COLUMNS)
                        .toArray(Field[]::new)));
        task.output("Output_Result_File", "GPDataFile", p -> p.description("With Output_Format as a file"));
        task.output("Output_Network_Analysis_Layer_Package", "GPDataFile", p -> p.description("Not made"));
        task.output("Usage_Cost", "GPString", p -> p.description("JSON with numObjects and credits"));
    }

    private void barriers(String name, String geometryType) {
        optional(name, FEATURES, BARRIERS, p -> p.description("Streets that these meet are closed")
                .geometryType(geometryType)
                .wkid(4326)
                .fields(Field.objectId("ObjectID"), Field.text("Name", 500), Field.integer("BarrierType")));
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

    private void text(String name, String category, String usual, String description) {
        optional(name, "GPString", category, p -> {
            p.description(description);
            if (!usual.isEmpty()) {
                p.defaultValue(usual);
            }
        });
    }

    private void optional(String name, String type, String category, Consumer<ParameterBuilder> more) {
        task.input(name, type, p -> more.accept(p.optional().category(category)));
    }
}
