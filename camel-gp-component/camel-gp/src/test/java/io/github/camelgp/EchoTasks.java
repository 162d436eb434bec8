package io.github.camelgp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.task.ServiceBuilder;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.GeometryFactory;

/** Small tasks that show what arrived at the server, and give results of every size. */
final class EchoTasks {
    static final String TOKEN = "t0ken-of-the-guarded-service";

    private EchoTasks() {}

    static void addTo(TaskRegistry registry) {
        addEchoes(registry);
        addRules(registry);
        addResults(registry);
        ValueTasks.addTo(registry);
        registry.service(
                "Guarded/Secret", s -> s.synchronous().token(TOKEN).task("Say", t -> t.output("Result", "GPString")
                        .run(call -> call.set("Result", "said"))));
        registry.service(
                "Guarded/Jobs", s -> s.asynchronous().token(TOKEN).task("Say", t -> t.output("Result", "GPString")
                        .run(call -> {
                            call.message("token=" + TOKEN);
                            call.set("Result", "said");
                        })));
    }

    private static void addEchoes(TaskRegistry registry) {
        registry.service("Echo", s -> s.synchronous()
                .task("Visible Area", t -> t.input(
                                "Text", "GPString", p -> p.optional().defaultValue("server default"))
                        .input("Other", "GPString", p -> p.optional().defaultValue("other default"))
                        .output("Result", "GPString")
                        .run(call -> call.set("Result", "seen " + call.text("Text"))))
                .task("Features", t -> t.input("In", "GPFeatureRecordSetLayer")
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Points", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                                .wkid(4326))
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Two", t -> t.input("First", "GPFeatureRecordSetLayer")
                        .input("Second", "GPRecordSet")
                        .output("Result", "GPString")
                        .run(call -> call.set("Result", "two")))
                .task("Context", t -> t.input("context", "GPString", p -> p.optional())
                        .output("Result", "GPString")
                        .run(call -> call.set("Result", call.has("context") ? call.text("context") : ""))));
        registry.service("Root", s -> s.synchronous()
                .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "root"))));
        registry.service("Near/By", s -> s.synchronous()
                .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "near"))));
    }

    private static void addRules(TaskRegistry registry) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        range.put("type", "range").put("minimum", 1).put("maximum", 10);
        ObjectNode codes = JsonNodeFactory.instance.objectNode();
        codes.put("type", "codedValue")
                .putArray("list")
                .addObject()
                .put("dataType", "GPString")
                .put("name", "north")
                .put("value", "N");
        registry.service("Rules", s -> s.asynchronous().task("Check", t -> t.input("Needed", "GPString")
                .input("Size", "GPString", p -> p.optional().choiceList("small", "big"))
                .input("Side", "GPString", p -> p.optional().filter(codes))
                .input("Count", "GPLong", p -> p.optional().filter(range))
                .input("Ratio", "GPDouble", p -> p.optional())
                .input("Flag", "GPBoolean", p -> p.optional())
                .input("When", "GPDate", p -> p.optional())
                .input("Distance", "GPLinearUnit", p -> p.optional())
                .input("Sizes", "GPMultiValue:GPString", p -> p.optional().choiceList("small", "big"))
                .input("Numbers", "GPMultiValue:GPLong", p -> p.optional())
                .input("Password", "GPStringHidden", p -> p.optional().filter(codes))
                .input("Points", "GPFeatureRecordSetLayer", p -> p.optional()
                        .geometryType("esriGeometryPoint")
                        .wkid(4326))
                .input("Anything", "GPFeatureRecordSetLayer", p -> p.optional())
                .input("Rows", "GPRecordSet", p -> p.optional())
                .output("Result", "GPString")
                .run(call -> call.set("Result", "ran"))));
    }

    private static void addResults(TaskRegistry registry) {
        registry.service("Results/Sync", s -> results(s.synchronous().maximumRecords(100)));
        registry.service("Results/Jobs", s -> results(s.asynchronous().maximumRecords(100)));
    }

    static void results(ServiceBuilder service) {
        service.task("Points", t -> t.input("Count", "GPLong")
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", points(call.wholeNumber("Count")))))
                .task("Table", t -> t.input("Count", "GPLong")
                        .output("Out", "GPRecordSet")
                        .run(call -> call.set("Out", table(call.wholeNumber("Count")))))
                .task("Both", t -> t.input("Count", "GPLong")
                        .output("Points", "GPFeatureRecordSetLayer")
                        .output("Table", "GPRecordSet")
                        .output("Text", "GPString")
                        .run(call -> {
                            call.set("Points", points(call.wholeNumber("Count")));
                            call.set("Table", table(call.wholeNumber("Count")));
                            call.set("Text", "both");
                        }))
                .task("Heights", t -> t.output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", heights())))
                .task("Nothing", t -> t.run(call -> call.message("nothing to give")));
    }

    private static Features points(long count) {
        GeometryFactory factory = new GeometryFactory();
        List<Feature> rows = LongStream.range(0, count)
                .mapToObj(i -> new Feature(
                        Map.of(
                                "OBJECTID",
                                i + 1,
                                "SEEN",
                                Instant.parse("2026-11-21T14:30:00Z").toEpochMilli()),
                        factory.createPoint(new Coordinate(1_756_000 + i, 5_917_000))))
                .toList();
        List<Field> fields = List.of(Field.objectId("OBJECTID"), Field.date("SEEN"));
        return Features.of("esriGeometryPoint", SpatialReference.of(2193), fields, rows);
    }

    private static Features table(long count) {
        List<Feature> rows = LongStream.range(0, count)
                .mapToObj(i -> new Feature(
                        Map.of(
                                "OBJECTID",
                                i + 1,
                                "SEEN",
                                Instant.parse("2026-11-21T14:30:00Z").toEpochMilli()),
                        null))
                .toList();
        return Features.table(List.of(Field.objectId("OBJECTID"), Field.date("SEEN")), rows);
    }

    private static Features heights() {
        var point = new GeometryFactory().createPoint(new CoordinateXYZM(174, -36, 42, 7));
        return new Features(
                "esriGeometryPoint",
                SpatialReference.WGS84,
                true,
                true,
                List.of(Field.objectId("OBJECTID")),
                List.of(new Feature(Map.of("OBJECTID", 1L), point)));
    }
}
