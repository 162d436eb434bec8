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
 * Collects areas as ArcGIS returns them: OBJECTID from 1, the tool's own columns, and Shape_Length (of all rings) and
 * Shape_Area in units and square units of the output's spatial reference (degrees for a geographic one).
 */
public final class AreaFeatures {

    private final SpatialReference spatialReference;
    private final List<Field> fields = new ArrayList<>();
    private final List<Feature> rows = new ArrayList<>();

    /** Starts with no areas. */
    public AreaFeatures(SpatialReference spatialReference, List<Field> own) {
        this.spatialReference = spatialReference;
        fields.add(Field.objectId("OBJECTID"));
        fields.addAll(own);
        fields.add(Field.number("Shape_Length"));
        fields.add(Field.number("Shape_Area"));
    }

    /** Adds an area; the attributes are those of the tool's own columns. */
    public void add(Geometry area, Map<String, ? extends @Nullable Object> own) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("OBJECTID", (long) rows.size() + 1);
        attributes.putAll(own);
        attributes.put("Shape_Length", area.getLength());
        attributes.put("Shape_Area", area.getArea());
        rows.add(new Feature(attributes, area));
    }

    /** What was collected so far. */
    public Features features() {
        return Features.of("esriGeometryPolygon", spatialReference, fields, List.copyOf(rows));
    }
}
