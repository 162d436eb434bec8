package io.github.camelgp.server.tool.feature;

import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Collects features as ArcGIS returns them: OBJECTID from 1, the tool's own columns, and for lines and areas Shape_Length
 * (of all rings), for areas Shape_Area, in units and square units of the output's spatial reference (degrees for a
 * geographic one). Not thread-safe.
 */
public final class ResultFeatures {

    private final GeometryKind kind;
    private final SpatialReference spatialReference;
    private final List<Field> fields = new ArrayList<>();
    private final List<Feature> rows = new ArrayList<>();

    /** Starts with no features. */
    public ResultFeatures(GeometryKind kind, SpatialReference spatialReference, List<Field> own) {
        this.kind = kind;
        this.spatialReference = spatialReference;
        this.fields.addAll(columns(kind, own));
    }

    /** All columns of such a result, for the task's description. */
    public static List<Field> columns(GeometryKind kind, List<Field> own) {
        var columns = new ArrayList<Field>();
        columns.add(Field.objectId("OBJECTID"));
        columns.addAll(own);
        if (kind.dimension() > 0) {
            columns.add(Field.number("Shape_Length"));
        }
        if (kind.dimension() > 1) {
            columns.add(Field.number("Shape_Area"));
        }
        return columns;
    }

    /**
     * Adds a feature with what of the geometry is of this kind; nothing if there is none.
     *
     * @param own the values of the tool's own columns
     */
    public void add(Geometry geometry, Map<String, ? extends @Nullable Object> own) {
        var shape = kind.partOf(geometry);
        if (shape.isEmpty()) {
            return;
        }
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("OBJECTID", (long) rows.size() + 1);
        attributes.putAll(own);
        if (kind.dimension() > 0) {
            attributes.put("Shape_Length", shape.getLength());
        }
        if (kind.dimension() > 1) {
            attributes.put("Shape_Area", shape.getArea());
        }
        rows.add(new Feature(attributes, shape));
    }

    /** How many were added. */
    public int count() {
        return rows.size();
    }

    /** What was collected so far. */
    public Features features() {
        return Features.of(kind.wireName(), spatialReference, fields, List.copyOf(rows));
    }
}
