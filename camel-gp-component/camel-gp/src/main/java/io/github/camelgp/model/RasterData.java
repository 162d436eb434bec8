package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * A raster that a task made, still on the server.
 *
 * @param url absolute; a file, or an image service when {@code type} is {@code ImageService}
 * @param format such as {@code tif}; null when not told
 * @param type {@code ImageService}, or null for a file
 */
public record RasterData(String url, @Nullable String format, @Nullable String type) {}
