package io.github.camelgp.server.tool.probe;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The task Make: as many points as asked for, on a spiral of sunflower seeds around 174.76 east, 36.88 south. The n-th
 * point is the same however many there are. Points are computed when they are looked at. Thread-safe.
 */
public final class ManyFeaturesTool implements Tool {
    private static final long MOST = 1_000_000;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double SPACING_DEGREES = 0.001;
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final List<String> KINDS = List.of("oak", "elm", "ash", "fir", "yew");

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Makes so many points; above 1,000 they don't fit into one answer.")
                .input("Count", "GPLong", p -> p.required().description("How many, 0 to " + MOST))
                .output("Points", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                        .wkid(4326))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        long count = call.wholeNumber("Count");
        if (count < 0 || count > MOST) {
            throw new ToolException(
                    "ERROR 000622: Parameters are not valid. Count must be 0 to " + MOST + ", but was " + count + ".");
        }
        call.set(
                "Points",
                Features.of(
                        "esriGeometryPoint",
                        SpatialReference.WGS84,
                        List.of(
                                Field.objectId("OBJECTID"),
                                Field.text("Kind", 10),
                                Field.integer("Number"),
                                Field.number("Distance")),
                        new Seeds((int) count)));
        call.message("Made " + count + " points.");
    }

    private static final class Seeds extends AbstractList<Feature> {
        private final int count;

        Seeds(int count) {
            this.count = count;
        }

        @Override
        public Feature get(int index) {
            double distance = SPACING_DEGREES * Math.sqrt(index);
            double angle = GOLDEN_ANGLE * index;
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            attributes.put("OBJECTID", index + 1L);
            attributes.put("Kind", KINDS.get(index % KINDS.size()));
            attributes.put("Number", (long) index);
            attributes.put("Distance", distance);
            return new Feature(
                    attributes,
                    FACTORY.createPoint(
                            new Coordinate(174.76 + distance * Math.cos(angle), -36.88 + distance * Math.sin(angle))));
        }

        @Override
        public int size() {
            return count;
        }
    }
}
