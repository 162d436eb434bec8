package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import java.util.ArrayList;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The task Clip: what of the features lies within the clip areas, with the features' attributes. Thread-safe. */
public final class ClipTool implements GeometryOperation {

    private static final String CLIP = "Clip_Features";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Cuts features at the edges of areas and keeps what lies within.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(CLIP, "GPFeatureRecordSetLayer", p -> p.required()
                        .description("Areas to keep")
                        .geometryType("esriGeometryPolygon")
                        .wkid(4326))
                .output(result(), "GPFeatureRecordSetLayer")
                .run(this);
    }

    @Override
    public String result() {
        return "Clipped_Features";
    }

    @Override
    public Result compute(TaskCall call, SourceFeatures source) {
        var clip = SourceFeatures.of(call, CLIP);
        if (clip.kind() != GeometryKind.POLYGON) {
            throw new ToolException("ERROR 000366: Invalid geometry type. " + CLIP + " takes polygons.");
        }
        var areas = clip.in(source.wkid()).features().stream()
                .map(SourceFeature::geometry)
                .map(GeometryOperation::valid)
                .toList();
        var within = OverlayNGRobust.union(areas);
        var quick = PreparedGeometryFactory.prepare(within);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < source.features().size(); i++) {
            GeometryOperation.step(call, i, source.features().size());
            var feature = source.features().get(i);
            var geometry = GeometryOperation.valid(feature.geometry());
            if (quick.covers(geometry)) {
                rows.add(new Row(geometry, source.carried(feature)));
            } else if (quick.intersects(geometry)) {
                rows.add(new Row(
                        OverlayNGRobust.overlay(geometry, within, OverlayNG.INTERSECTION), source.carried(feature)));
            }
        }
        return new Result(source.kind(), source.carriedFields(), rows);
    }
}
