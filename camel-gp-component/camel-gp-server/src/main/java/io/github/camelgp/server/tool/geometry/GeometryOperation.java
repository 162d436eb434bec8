package io.github.camelgp.server.tool.geometry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * What the tools on {@code Input_Features} have in common: the input is read and repaired, work is done in its spatial
 * reference, results are moved into the output's, and an empty result is a warning.
 */
interface GeometryOperation extends Tool {

    /** The input that all have. */
    String FEATURES = "Input_Features";

    /** The name of the output. */
    String result();

    /** The result of a run, in the input's spatial reference. */
    Result compute(TaskCall call, SourceFeatures source);

    @Override
    default void run(TaskCall call) {
        var source = SourceFeatures.of(call, FEATURES);
        var out = call.outputSpatialReference().orElse(source.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        try {
            var computed = compute(call, source);
            var features = new ResultFeatures(computed.kind(), out, computed.columns());
            for (var row : computed.rows()) {
                call.checkCancelled();
                features.add(Projections.transform(row.geometry(), source.wkid(), wkid), row.attributes());
            }
            if (features.count() == 0) {
                call.warning("WARNING 000117: Warning empty output generated.");
            }
            call.set(result(), features.features());
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    /** A geometry that overlays can work on. */
    static Geometry valid(Geometry geometry) {
        return geometry.isValid() ? geometry : GeometryFixer.fix(geometry);
    }

    /** Says how far a loop over features is, and stops if the job is cancelled. */
    static void step(TaskCall call, int done, int count) {
        call.checkCancelled();
        if (done * 100L / count != (done - 1) * 100L / count || done == 0) {
            call.progress((int) (done * 100L / count), "Feature " + (done + 1) + " of " + count);
        }
    }

    /** The default value of an input that takes any geometry: an empty feature set without a geometry type. */
    static JsonNode anyFeatures() {
        var empty = JsonNodeFactory.instance.objectNode().put("displayFieldName", "");
        empty.putObject("spatialReference").put("wkid", 4326).put("latestWkid", 4326);
        empty.putArray("fields");
        empty.putArray("features");
        return empty.put("exceededTransferLimit", false);
    }

    /**
     * What came out.
     *
     * @param kind of the geometries; parts of another kind are dropped
     * @param columns the tool's own
     * @param rows perhaps none
     */
    record Result(GeometryKind kind, List<Field> columns, List<Row> rows) {
        /** Copies the lists. */
        public Result {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A feature of the result. */
    record Row(Geometry geometry, Map<String, @Nullable Object> attributes) {}
}
