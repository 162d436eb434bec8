package io.github.camelgp;

import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Tasks that a test steers: one that runs until it is told to end, one that echoes a text, one that gives many points. */
final class ProbeTasks {
    /** A job that echoes {@code Text} as soon as {@link #release} was called. */
    static final String HOLD = "gp:Probe/Jobs/Hold";

    /** A job that echoes {@code Text}. */
    static final String ECHO = "gp:Probe/Jobs/Echo";

    /** A job that fails with {@code Text} as its message. */
    static final String FAIL = "gp:Probe/Jobs/Fail";

    /** A synchronous task that echoes {@code Text}. */
    static final String FAST = "gp:Probe/Fast/Echo";

    /** A synchronous task that gives {@code Count} points. */
    static final String POINTS = "gp:Probe/Fast/Points";

    /** The same as a job. */
    static final String JOB_POINTS = "gp:Probe/Jobs/Points";

    private static final int MOST_RECORDS = 1_000_000;
    private static final int CHECK_MILLIS = 20;

    private final CountDownLatch open = new CountDownLatch(1);

    /** Lets all held jobs end, those that come later too. */
    void release() {
        open.countDown();
    }

    /** Registers the tasks. */
    void addTo(TaskRegistry registry) {
        registry.service("Probe/Jobs", service -> service.asynchronous()
                .maximumRecords(MOST_RECORDS)
                .task("Hold", task -> task.input("Text", "GPString")
                        .output("Echo", "GPString")
                        .run(call -> {
                            call.progress(50, "half way");
                            call.message("holding");
                            hold(call);
                            echo(call);
                        }))
                .task("Echo", task -> task.input("Text", "GPString")
                        .output("Echo", "GPString")
                        .run(ProbeTasks::echo))
                .task("Fail", task -> task.input("Text", "GPString")
                        .output("Echo", "GPString")
                        .run(call -> {
                            echo(call);
                            throw new ToolException(call.text("Text"));
                        }))
                .task("Points", task -> task.input("Count", "GPLong")
                        .output("Points", "GPFeatureRecordSetLayer")
                        .run(ProbeTasks::points)));
        registry.service("Probe/Fast", service -> service.synchronous()
                .maximumRecords(MOST_RECORDS)
                .task("Echo", task -> task.input("Text", "GPString")
                        .output("Echo", "GPString")
                        .run(ProbeTasks::echo))
                .task("Points", task -> task.input("Count", "GPLong")
                        .output("Points", "GPFeatureRecordSetLayer")
                        .run(ProbeTasks::points)));
    }

    private void hold(TaskCall call) {
        try {
            while (!open.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                call.checkCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(TaskCall call) {
        call.set("Echo", call.text("Text"));
    }

    private static void points(TaskCall call) {
        GeometryFactory geometries = new GeometryFactory();
        List<Feature> rows = LongStream.rangeClosed(1, call.wholeNumber("Count"))
                .mapToObj(id ->
                        new Feature(Map.of("OBJECTID", id), geometries.createPoint(new Coordinate(id % 180, id % 90))))
                .toList();
        call.set(
                "Points",
                Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(Field.objectId("OBJECTID")), rows));
    }
}
