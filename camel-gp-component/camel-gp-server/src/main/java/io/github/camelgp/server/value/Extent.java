package io.github.camelgp.server.value;

/**
 * A rectangle.
 *
 * @param xmin west or least easting
 * @param ymin south or least northing
 * @param xmax east
 * @param ymax north
 * @param spatialReference its system, perhaps unknown
 */
public record Extent(double xmin, double ymin, double xmax, double ymax, SpatialReference spatialReference) {}
