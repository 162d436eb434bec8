package io.github.camelgp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature: attributes by name in their order, nulls kept, and a geometry in the set's spatial reference.
 *
 * @param attributes values as JSON has them: text, {@code Long}, {@code Double}, {@code Boolean}, null, or nested maps and
 *     lists; dates stay epoch milliseconds, as the field tells which they are
 * @param geometry x first, then y; null when the feature has none, empty when it is empty
 */
public record Feature(Map<String, @Nullable Object> attributes, @Nullable Geometry geometry) {

    public Feature {
        attributes = attributes instanceof Attributes
                ? attributes
                : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
