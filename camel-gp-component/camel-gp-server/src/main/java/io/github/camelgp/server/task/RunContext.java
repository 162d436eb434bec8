package io.github.camelgp.server.task;

import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;
import org.jspecify.annotations.Nullable;

/**
 * The geoprocessing environment that a client asked for ({@code context}, or {@code env:outSR} and {@code env:processSR}).
 *
 * @param outSpatialReference system of the outputs; null when not given
 * @param processSpatialReference system to compute in; null when not given
 * @param extent where to compute; null for everywhere
 */
public record RunContext(
        @Nullable SpatialReference outSpatialReference,
        @Nullable SpatialReference processSpatialReference,
        @Nullable Extent extent) {
    /** Nothing given. */
    public static final RunContext NONE = new RunContext(null, null, null);
}
