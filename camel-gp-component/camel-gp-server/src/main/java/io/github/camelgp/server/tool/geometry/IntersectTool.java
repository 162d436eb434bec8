package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The task Intersect: for each pair of features of two inputs what they share, of the lower dimension of both, with the
 * attributes of both ({@code _1} after a name that both have) and their ids as FID_1 and FID_2. Thread-safe.
 */
public final class IntersectTool implements GeometryOperation {

    private static final String OTHERS = "Intersect_Features";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Finds what the features of two inputs share.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(OTHERS, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .output(result(), "GPFeatureRecordSetLayer")
                .run(this);
    }

    @Override
    public String result() {
        return "Intersected_Features";
    }

    @Override
    public Result compute(TaskCall call, SourceFeatures source) {
        var others = SourceFeatures.of(call, OTHERS).in(source.wkid());
        var kind = lower(source.kind(), others.kind());
        var names = otherNames(source, others);
        var index = new STRtree();
        for (var other : others.features()) {
            index.insert(other.geometry().getEnvelopeInternal(), other);
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < source.features().size(); i++) {
            GeometryOperation.step(call, i, source.features().size());
            var feature = source.features().get(i);
            var geometry = GeometryOperation.valid(feature.geometry());
            for (var other : near(index, feature)) {
                var shared = shared(geometry, GeometryOperation.valid(other.geometry()), kind);
                if (!shared.isEmpty()) {
                    rows.add(new Row(shared, attributes(source, feature, others, other, names)));
                }
            }
        }
        return new Result(kind, columns(source, others, names), rows);
    }

    private static Geometry shared(Geometry one, Geometry other, GeometryKind kind) {
        return kind.partOf(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    private static List<SourceFeature> near(STRtree index, SourceFeature feature) {
        List<?> found = index.query(feature.geometry().getEnvelopeInternal());
        return found.stream()
                .map(SourceFeature.class::cast)
                .sorted(Comparator.comparingLong(SourceFeature::id))
                .toList();
    }

    private static GeometryKind lower(GeometryKind one, GeometryKind other) {
        return one.dimension() <= other.dimension() ? one : other;
    }

    private static Map<String, String> otherNames(SourceFeatures source, SourceFeatures others) {
        var taken = source.carriedFields().stream().map(Field::name).collect(Collectors.toSet());
        var names = new LinkedHashMap<String, String>();
        for (var field : others.carriedFields()) {
            names.put(field.name(), taken.contains(field.name()) ? field.name() + "_1" : field.name());
        }
        return names;
    }

    private static List<Field> columns(SourceFeatures source, SourceFeatures others, Map<String, String> names) {
        var columns = new ArrayList<Field>();
        columns.add(Field.integer("FID_1"));
        columns.addAll(source.carriedFields());
        columns.add(Field.integer("FID_2"));
        for (var field : others.carriedFields()) {
            var name = names.getOrDefault(field.name(), field.name());
            columns.add(new Field(name, field.type(), name, field.length()));
        }
        return columns;
    }

    private static Map<String, @Nullable Object> attributes(
            SourceFeatures source,
            SourceFeature feature,
            SourceFeatures others,
            SourceFeature other,
            Map<String, String> names) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("FID_1", feature.id());
        attributes.putAll(source.carried(feature));
        attributes.put("FID_2", other.id());
        others.carried(other).forEach((name, value) -> attributes.put(names.getOrDefault(name, name), value));
        return attributes;
    }
}
