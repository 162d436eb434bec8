package io.github.camelgp.server;

import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Small tasks for the tests of the protocol. */
final class SampleTasks {
    private SampleTasks() {}

    static void addTo(TaskRegistry registry) {
        registry.service("Files", s -> s.synchronous()
                .uploads()
                .task("Read", t -> t.input("File", "GPDataFile")
                        .output("Text", "GPString")
                        .run(call -> {
                            try (InputStream file = call.open("File")) {
                                call.set("Text", new String(file.readAllBytes(), StandardCharsets.UTF_8));
                            }
                        }))
                .task("Copy", t -> t.input("In", "GPFeatureRecordSetLayer")
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In")))));
        registry.service("Sync/Values", s -> s.synchronous()
                .description("Values <in & out>")
                .task("Echo", t -> t.description("Gives back")
                        .input("Text", "GPString", p -> p.optional().defaultValue("none"))
                        .input("Kind", "GPString", p -> p.optional().choiceList("small", "big"))
                        .input("Number", "GPLong", p -> p.optional())
                        .input("Ratio", "GPDouble", p -> p.optional())
                        .input("Flag", "GPBoolean", p -> p.optional())
                        .input("Date", "GPDate", p -> p.optional())
                        .input("Distance", "GPLinearUnit", p -> p.optional())
                        .input("Words", "GPMultiValue:GPString", p -> p.optional())
                        .output("Result", "GPString")
                        .run(call -> {
                            for (String name :
                                    List.of("Kind", "Number", "Ratio", "Flag", "Date", "Distance", "Words")) {
                                if (call.has(name)) {
                                    call.set("Result", name + "=" + call.json(name));
                                    return;
                                }
                            }
                            call.set("Result", call.text("Text"));
                        }))
                .task(
                        "Fail Here",
                        t -> t.run(call -> {
                            throw new ToolException("ERROR 000732: no such thing");
                        }))
                .task(
                        "Crash",
                        t -> t.run(call -> {
                            throw new IllegalStateException("secret detail");
                        }))
                .task("File", t -> t.output("Out", "GPDataFile").run(call -> {
                    try (OutputStream file = call.file("Out", "some text.txt")) {
                        file.write("hello".getBytes(StandardCharsets.UTF_8));
                    }
                })));
        registry.service("Copy", s -> s.synchronous()
                .maximumRecords(3)
                .task("Copy", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.wkid(54003)
                                .fields(Field.objectId("OBJECTID")))
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Points", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                                .wkid(4326))
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Many", t -> t.input("Count", "GPLong")
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", points(call.wholeNumber("Count"))))));
        registry.service("Jobs", s -> s.asynchronous()
                .task("Echo", t -> t.input("Text", "GPString")
                        .output("Result", "GPString")
                        .run(call -> call.set("Result", call.text("Text"))))
                .task("Where", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.wkid(4326))
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Wait", t -> t.input("Seconds", "GPDouble")
                        .output("Result", "GPString")
                        .run(call -> {
                            call.progress(40, "Waiting");
                            call.pause(Duration.ofMillis(Math.round(call.number("Seconds") * 1000)));
                            call.set("Result", "done");
                        }))
                .task("Fail", t -> t.input("Reason", "GPString").run(call -> {
                    throw new ToolException(call.text("Reason"));
                }))
                .task("File", t -> t.output("Out", "GPDataFile").run(call -> {
                    try (OutputStream file = call.file("Out", "a.csv")) {
                        file.write("x,y\n".getBytes(StandardCharsets.UTF_8));
                    }
                })));
        registry.service(
                "Secured/Secret", s -> s.synchronous().token("s3cret").task("Say", t -> t.output("Result", "GPString")
                        .run(call -> call.set("Result", "said"))));
    }

    private static Features points(long count) {
        GeometryFactory factory = new GeometryFactory();
        List<Feature> rows = LongStream.range(0, count)
                .mapToObj(i -> new Feature(Map.of("OBJECTID", i + 1), factory.createPoint(new Coordinate(i, i))))
                .toList();
        return Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(Field.objectId("OBJECTID")), rows);
    }
}
