package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * One value that a task gave (REST page "GP result").
 *
 * @param name of the output parameter
 * @param dataType as the result says, which does not bind what the value is
 * @param value by its shape: text, {@code Long}, {@code Double}, {@code Boolean}, {@code Instant}, {@link LinearUnit},
 *     {@link ArealUnit}, {@link TimeUnit}, {@link FeatureSet}, {@link RecordSet}, {@link LayerReference}, {@link DataFile},
 *     {@link RasterData}, {@link SpatialReference}, {@link Extent}, {@link Field}, a list of these, or maps and lists for
 *     what has no type of its own; null when the server sent null
 */
public record GpOutput(String name, GpDataType dataType, @Nullable Object value) {}
