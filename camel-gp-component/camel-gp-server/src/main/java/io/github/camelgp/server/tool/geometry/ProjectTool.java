package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;

/**
 * The task Project: the same features in another coordinate system. The result stays in that system, unless the client
 * asks for outSR, which moves it once more. Vertices are moved, none are added between them. Thread-safe.
 */
public final class ProjectTool implements Tool {

    private static final String FEATURES = "Input_Features";
    private static final String SYSTEM = "Output_Coordinate_System";
    private static final String RESULT = "Projected_Features";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Moves features into another coordinate system.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .description("Features of any geometry type")
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(SYSTEM, "GPString", p -> p.required()
                        .description("A number such as 3857, JSON such as {\"wkid\":3857}, or well-known text")
                        .defaultValue("3857"))
                .output(RESULT, "GPFeatureRecordSetLayer", p -> p.ownSystem())
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        var source = SourceFeatures.of(call, FEATURES);
        var system = InputReader.spatialReference(SYSTEM, call.text(SYSTEM));
        int wkid = SourceFeatures.wkid(system, SYSTEM);
        var moved = new ResultFeatures(source.kind(), system, source.carriedFields());
        try {
            for (int i = 0; i < source.features().size(); i++) {
                GeometryOperation.step(call, i, source.features().size());
                var feature = source.features().get(i);
                moved.add(Projections.transform(feature.geometry(), source.wkid(), wkid), source.carried(feature));
            }
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        call.set(RESULT, moved.features());
    }
}
