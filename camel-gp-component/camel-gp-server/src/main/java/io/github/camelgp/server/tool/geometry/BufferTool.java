package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.Lengths;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The task Buffer: areas within a distance of features, in metres on the ground. Undissolved areas keep the attributes of
 * their features and add BUFF_DIST (metres) and ORIG_FID; dissolved ones are a single feature with BUFF_DIST. Thread-safe.
 */
public final class BufferTool implements Tool {

    private static final String FEATURES = "Input_Features";
    private static final String DISTANCE = "Distance";
    private static final String DISSOLVE = "Dissolve";
    private static final String RESULT = "Buffered_Features";
    /** The parameters, with their defaults, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Makes areas within a distance of points, lines or polygons; metres are metres on the ground.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .description("Points, multipoints, lines or polygons")
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(DISTANCE, "GPLinearUnit", p -> p.required().description("Below zero shrinks polygons"))
                .input(DISSOLVE, "GPBoolean", p -> p.optional()
                        .description("One area of all, without overlaps")
                        .defaultValue(false))
                .output(RESULT, "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPolygon")
                        .fields(
                                Field.objectId("OBJECTID"),
                                Field.number("BUFF_DIST"),
                                Field.integer("ORIG_FID"),
                                Field.number("Shape_Length"),
                                Field.number("Shape_Area")))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        double metres = Lengths.metres(call, DISTANCE);
        var source = SourceFeatures.of(call, FEATURES);
        var out = call.outputSpatialReference().orElse(source.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        try {
            var buffers = buffers(call, source, new MetricBuffer(metres));
            var areas = call.flag(DISSOLVE)
                    ? dissolved(out, wkid, buffers, metres)
                    : separate(out, wkid, source, buffers, metres);
            if (areas.count() == 0) {
                call.warning("WARNING 000117: Warning empty output generated.");
            }
            call.set(RESULT, areas.features());
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    private static List<Geometry> buffers(TaskCall call, SourceFeatures source, MetricBuffer buffer) {
        var buffers = new ArrayList<Geometry>();
        int count = source.features().size();
        int said = -1;
        for (var feature : source.features()) {
            call.checkCancelled();
            int percent = 100 * buffers.size() / count;
            if (percent != said) {
                said = percent;
                call.progress(percent, "Buffering feature " + (buffers.size() + 1) + " of " + count);
            }
            buffers.add(buffer.around(feature.geometry(), source.wkid()));
        }
        return buffers;
    }

    private static ResultFeatures dissolved(SpatialReference out, int wkid, List<Geometry> buffers, double metres) {
        var areas = new ResultFeatures(GeometryKind.POLYGON, out, List.of(Field.number("BUFF_DIST")));
        var union = OverlayNGRobust.union(buffers);
        if (union != null && !union.isEmpty()) {
            areas.add(Projections.transform(union, Projections.WGS84, wkid), Map.of("BUFF_DIST", metres));
        }
        return areas;
    }

    private static ResultFeatures separate(
            SpatialReference out, int wkid, SourceFeatures source, List<Geometry> buffers, double metres) {
        var columns = new ArrayList<>(source.carriedFields());
        columns.add(Field.number("BUFF_DIST"));
        columns.add(Field.integer("ORIG_FID"));
        var areas = new ResultFeatures(GeometryKind.POLYGON, out, columns);
        for (int i = 0; i < buffers.size(); i++) {
            var feature = source.features().get(i);
            var attributes = source.carried(feature);
            attributes.put("BUFF_DIST", metres);
            attributes.put("ORIG_FID", feature.id());
            areas.add(Projections.transform(buffers.get(i), Projections.WGS84, wkid), attributes);
        }
        return areas;
    }
}
