package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The task Dissolve: one feature of all that have the same values in the given fields, without overlaps and inner edges; of
 * all without fields. Points become multipoints. Thread-safe.
 */
public final class DissolveTool implements GeometryOperation {

    private static final String FIELDS = "Dissolve_Fields";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Joins features that have the same values in some fields.")
                .input(FEATURES, "GPFeatureRecordSetLayer", p -> p.required()
                        .wkid(4326)
                        .defaultValue(GeometryOperation.anyFeatures()))
                .input(FIELDS, "GPMultiValue:GPString", p -> p.optional()
                        .description("Names of the fields; all features become one without"))
                .output(result(), "GPFeatureRecordSetLayer")
                .run(this);
    }

    @Override
    public String result() {
        return "Dissolved_Features";
    }

    @Override
    public Result compute(TaskCall call, SourceFeatures source) {
        var columns = call.has(FIELDS)
                ? call.list(FIELDS).stream()
                        .map(name -> field(source, name.asText()))
                        .toList()
                : List.<Field>of();
        var groups = new LinkedHashMap<Map<String, @Nullable Object>, List<Geometry>>();
        for (var feature : source.features()) {
            groups.computeIfAbsent(key(feature, columns), key -> new ArrayList<>())
                    .add(GeometryOperation.valid(feature.geometry()));
        }
        var rows = new ArrayList<Row>();
        for (var group : groups.entrySet()) {
            GeometryOperation.step(call, rows.size(), groups.size());
            rows.add(new Row(OverlayNGRobust.union(group.getValue()), group.getKey()));
        }
        var kind = source.kind() == GeometryKind.POINT ? GeometryKind.MULTIPOINT : source.kind();
        return new Result(kind, columns, rows);
    }

    private static Field field(SourceFeatures source, String name) {
        return source.carriedFields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ToolException("ERROR 000369: Input does not have field " + name + "."));
    }

    private static Map<String, @Nullable Object> key(SourceFeature feature, List<Field> columns) {
        var key = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach(field -> key.put(field.name(), feature.attributes().get(field.name())));
        return key;
    }
}
