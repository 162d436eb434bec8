package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.tool.feature.Lengths;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import java.util.ArrayList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The task Simplify: the same features with fewer vertices, none of them further from the original than the tolerance on
 * the ground; areas stay valid, and nothing disappears. Thread-safe.
 */
public final class SimplifyTool implements GeometryOperation {

    private static final String TOLERANCE = "Tolerance";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Leaves out vertices of lines and polygons.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(TOLERANCE, "GPLinearUnit", p -> p.required().description("How far lines may move"))
                .output(result(), "GPFeatureRecordSetLayer")
                .run(this);
    }

    @Override
    public String result() {
        return "Simplified_Features";
    }

    @Override
    public Result compute(TaskCall call, SourceFeatures source) {
        double metres = Lengths.positiveMetres(call, TOLERANCE);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < source.features().size(); i++) {
            GeometryOperation.step(call, i, source.features().size());
            var feature = source.features().get(i);
            rows.add(new Row(simplified(feature.geometry(), source.wkid(), metres), source.carried(feature)));
        }
        return new Result(source.kind(), source.carriedFields(), rows);
    }

    private static Geometry simplified(Geometry geometry, int wkid, double metres) {
        if (geometry.getDimension() == 0) {
            return geometry;
        }
        var lonLat = Projections.transform(GeometryOperation.valid(geometry), wkid, Projections.WGS84);
        var plane = LocalPlane.around(lonLat);
        var fewer = TopologyPreservingSimplifier.simplify(plane.toPlane(lonLat), metres);
        return Projections.transform(plane.toLonLat(fewer), Projections.WGS84, wkid);
    }
}
