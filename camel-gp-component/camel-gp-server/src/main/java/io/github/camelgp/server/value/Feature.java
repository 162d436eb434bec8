package io.github.camelgp.server.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row.
 *
 * @param attributes texts, numbers (Long, Double), booleans or null by field name, in order
 * @param geometry null in tables and where a feature has none
 */
public record Feature(Map<String, @Nullable Object> attributes, @Nullable Geometry geometry) {
    /** Copies the attributes. */
    public Feature {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The same attributes with another geometry. */
    public Feature withGeometry(@Nullable Geometry other) {
        return new Feature(attributes, other);
    }
}
