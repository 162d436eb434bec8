package io.github.camelgp.examples.complete.stage;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The task PlanTrees: parks in, trees out. Thread-safe. */
final class PlanTreesTool implements Tool {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Duration A_PARK = Duration.ofMillis(6);
    private static final List<Field> FIELDS = List.of(
            Field.objectId("OBJECTID"),
            Field.integer("Park"),
            Field.integer("Number"),
            Field.text("Species", 20),
            Field.number("Height"));

    void describe(TaskBuilder task) {
        task.description("Plans where to plant trees in parks.")
                .input("Parks", "GPFeatureRecordSetLayer", p -> p.required()
                        .geometryType("esriGeometryPolygon")
                        .wkid(Park.WKID))
                .input("Trees_per_Park", "GPLong", p -> p.required())
                .output("Trees", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                        .wkid(Park.WKID))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        List<Feature> parks = call.features("Parks").rows();
        long number = call.wholeNumber("Trees_per_Park");
        List<Feature> trees = new ArrayList<>();
        for (int i = 0; i < parks.size(); i++) {
            call.checkCancelled();
            call.progress(100 * i / parks.size(), "Planting");
            Geometry shape = parks.get(i).geometry();
            long park = ((Number) parks.get(i).attributes().get("id")).longValue();
            Planting.in(park, shape, number).forEach(tree -> trees.add(row(tree, trees.size() + 1L)));
            call.pause(A_PARK);
        }
        call.set("Trees", Features.of("esriGeometryPoint", SpatialReference.of(Park.WKID), FIELDS, trees));
        call.message("Planned " + trees.size() + " trees in " + parks.size() + " parks.");
    }

    private static Feature row(Tree tree, long objectId) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("OBJECTID", objectId);
        attributes.put("Park", tree.park());
        attributes.put("Number", tree.number());
        attributes.put("Species", tree.species());
        attributes.put("Height", tree.height());
        return new Feature(attributes, FACTORY.createPoint(new Coordinate(tree.x(), tree.y())));
    }
}
