package io.github.camelgp.server.tool.elevation;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The task SummarizeElevation (elevation analysis services): least, mean and greatest height under points, lines and
 * areas, on request with slope and aspect. Heights are sampled, as {@link Samples} says. Thread-safe.
 */
public final class SummarizeElevationTool implements Tool {

    private static final String FEATURES = "InputFeatures";
    private static final String ID_FIELD = "FeatureIDField";
    private static final String SLOPE = "IncludeSlopeAspect";
    private static final String RESULT = "OutputSummary";

    private final ElevationSource source;

    /** Over that ground. */
    public SummarizeElevationTool(ElevationSource source) {
        this.source = source;
    }

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.displayName("Summarize Elevation")
                .description("Finds the least, mean and greatest elevation under features.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .displayName("Input Features")
                        .description("Points, lines or areas, 1,000 at most")
                        .wkid(102100)
                        .fields(Field.objectId("OID")))
                .input(ID_FIELD, "GPString", p -> p.optional()
                        .displayName("Feature ID Field")
                        .description("The column that tells the features apart"))
                .input("DEMResolution", "GPString", p -> p.optional()
                        .displayName("DEM Resolution")
                        .description("This server has one elevation model: any choice gives the same")
                        .choiceList(" ", "FINEST", "10m", "24m", "30m", "90m", "1000m"))
                .input(SLOPE, "GPBoolean", p -> p.optional()
                        .displayName("Include Slope and Aspect")
                        .description("Adds slope and aspect in degrees")
                        .defaultValue(false))
                .output(RESULT, "GPFeatureRecordSetLayer", p -> p.displayName("Output Summary"))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        var features = SourceFeatures.of(call, FEATURES, ProfileTool.MOST_FEATURES);
        var out = call.outputSpatialReference().orElse(features.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        var ground = new Ground(source);
        boolean withSlope = call.flag(SLOPE);
        var columns = new ArrayList<>(features.carriedFields());
        columns.addAll(Ground.SOURCE_COLUMNS);
        columns.addAll(numbers("MinElevation", "MeanElevation", "MaxElevation"));
        if (withSlope) {
            columns.addAll(numbers("MinSlope", "MeanSlope", "MaxSlope", "MeanAspect"));
        }
        var summaries = new ResultFeatures(features.kind(), out, columns);
        try {
            for (int i = 0; i < features.features().size(); i++) {
                call.checkCancelled();
                call.progress(100 * i / features.features().size(), "Feature " + (i + 1));
                var feature = features.features().get(i);
                var places = Samples.of(feature.geometry(), features.wkid(), ground);
                var values = features.carried(feature);
                values.putAll(ground.sourceOf(places.get(0)));
                summarize(values, ground, places, withSlope);
                summaries.add(Projections.transform(feature.geometry(), features.wkid(), wkid), values);
            }
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        ground.announce(call, "DEMResolution");
        call.set(RESULT, summaries.features());
    }

    private static List<Field> numbers(String... names) {
        return List.of(names).stream().map(Field::number).toList();
    }

    private static void summarize(
            Map<String, @Nullable Object> values, Ground ground, List<Coordinate> places, boolean withSlope) {
        var heights = places.stream().mapToDouble(ground::heightAt).summaryStatistics();
        values.put("MinElevation", heights.getMin());
        values.put("MeanElevation", heights.getAverage());
        values.put("MaxElevation", heights.getMax());
        if (!withSlope) {
            return;
        }
        var slopes = places.stream().map(ground::slopeAt).toList();
        var degrees = slopes.stream().mapToDouble(Ground.Slope::degrees).summaryStatistics();
        values.put("MinSlope", degrees.getMin());
        values.put("MeanSlope", degrees.getAverage());
        values.put("MaxSlope", degrees.getMax());
        values.put("MeanAspect", meanAspect(slopes));
    }

    /** The mean direction: of north-east and north-west it is north. Null where all is level. */
    private static @Nullable Double meanAspect(List<Ground.Slope> slopes) {
        double east = 0;
        double north = 0;
        for (var slope : slopes) {
            if (slope.aspect() >= 0) {
                east += Math.sin(Math.toRadians(slope.aspect()));
                north += Math.cos(Math.toRadians(slope.aspect()));
            }
        }
        return Math.hypot(east, north) < 1e-9 ? null : (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }
}
