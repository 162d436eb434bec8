package io.github.camelgp.server.tool.feature;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of an input that has a geometry.
 *
 * @param id its object id, else its place in the input, counted from 1
 * @param attributes as they came
 * @param geometry not empty, in the input's own coordinates
 */
public record SourceFeature(long id, Map<String, @Nullable Object> attributes, Geometry geometry) {}
