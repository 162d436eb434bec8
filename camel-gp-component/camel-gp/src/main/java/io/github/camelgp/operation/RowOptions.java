package io.github.camelgp.operation;

import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.esrijson.GeometryForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows look, those that are sent and those that come.
 *
 * @param geometryColumn where the geometry is; null to find it in what is sent, and for {@value FeatureRows#GEOMETRY} in
 *     what comes
 * @param geometryForm as what it comes
 * @param clockTimes whether dates that come are times of a clock in an unknown zone
 */
public record RowOptions(@Nullable String geometryColumn, GeometryForm geometryForm, boolean clockTimes) {
    /** Geometries are found, and come as JTS; dates are moments. */
    public static final RowOptions DEFAULTS = new RowOptions(null, GeometryForm.JTS, false);

    private static final String GEOMETRY_COLUMN = "geometryColumn";
    private static final String GEOMETRY_FORM = "geometryForm";
    private static final String CLOCK_TIMES = "clockTimes";

    /** As they are kept with a job: what differs from the defaults. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        if (geometryColumn != null) {
            kept.put(GEOMETRY_COLUMN, geometryColumn);
        }
        if (geometryForm != GeometryForm.JTS) {
            kept.put(GEOMETRY_FORM, geometryForm.name());
        }
        if (clockTimes) {
            kept.put(CLOCK_TIMES, "true");
        }
        return kept;
    }

    /** These, and where they are the defaults, those that were kept. */
    public RowOptions with(Map<String, String> kept) {
        boolean asForm = geometryForm == GeometryForm.JTS && kept.containsKey(GEOMETRY_FORM);
        return new RowOptions(
                geometryColumn == null ? kept.get(GEOMETRY_COLUMN) : geometryColumn,
                asForm ? GeometryForm.valueOf(kept.get(GEOMETRY_FORM)) : geometryForm,
                clockTimes || kept.containsKey(CLOCK_TIMES));
    }

    /** The column that a geometry comes in. */
    public String resultColumn() {
        return geometryColumn == null ? FeatureRows.GEOMETRY : geometryColumn;
    }
}
