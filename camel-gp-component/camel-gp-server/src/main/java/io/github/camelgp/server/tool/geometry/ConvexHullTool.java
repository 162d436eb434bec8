package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The task ConvexHull: the smallest convex area around each feature, or around all. A feature whose hull is no area, such
 * as a point, gives none. Thread-safe.
 */
public final class ConvexHullTool implements GeometryOperation {

    private static final String GROUP = "Group_Option";
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** The parameters, with their defaults, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Makes the smallest convex areas around features.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(GROUP, "GPString", p -> p.optional()
                        .description("NONE: around each feature; ALL: around all")
                        .choiceList("NONE", "ALL")
                        .defaultValue("NONE"))
                .output(result(), "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPolygon"))
                .run(this);
    }

    @Override
    public String result() {
        return "Hull_Features";
    }

    @Override
    public Result compute(TaskCall call, SourceFeatures source) {
        if (call.has(GROUP) && "ALL".equals(call.text(GROUP))) {
            var all = FACTORY.createGeometryCollection(
                    source.features().stream().map(SourceFeature::geometry).toArray(Geometry[]::new));
            return new Result(
                    GeometryKind.POLYGON, List.of(), List.of(new Row(all.convexHull(), new LinkedHashMap<>())));
        }
        var rows = new ArrayList<Row>();
        for (var feature : source.features()) {
            rows.add(new Row(feature.geometry().convexHull(), source.carried(feature)));
        }
        return new Result(GeometryKind.POLYGON, source.carriedFields(), rows);
    }
}
