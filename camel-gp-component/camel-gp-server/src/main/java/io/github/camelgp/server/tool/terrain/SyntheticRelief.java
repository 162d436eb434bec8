package io.github.camelgp.server.tool.terrain;

import io.github.camelgp.server.geo.LocalPlane;
import org.locationtech.jts.geom.Coordinate;

/**
 * Hills that exist nowhere: a height between 0 and 800 m for every place on Earth, the same in every run. Smooth value
 * noise in space, over the surface of a sphere, so that neither the poles nor the 180th meridian show. Thread-safe.
 */
public final class SyntheticRelief {

    private static final double HIGHEST = 800;
    private static final double RADIUS = 6_371_000;
    private static final double[] WAVES = {9_000, 4_300, 2_100, 1_000, 480};
    private static final double[] WEIGHTS = {0.5, 0.27, 0.13, 0.07, 0.03};
    private static final int TILE = 16;

    private SyntheticRelief() {}

    /** Height in metres at a longitude and latitude in degrees. */
    public static double heightAt(double longitude, double latitude) {
        var place = space(longitude, latitude);
        return height(place.x, place.y, place.getZ());
    }

    /**
     * Heights around a place: square cells of that plane, an odd number of them each way, the middle one centred on the
     * plane's centre.
     *
     * @param radius what the raster reaches at least in each direction, in metres
     * @param cell the size of a cell in metres
     */
    public static Raster around(LocalPlane plane, double radius, double cell) {
        int reach = (int) Math.ceil(radius / cell);
        int size = 2 * reach + 1;
        var heights = new float[size * size];
        for (int top = 0; top < size; top += TILE) {
            for (int left = 0; left < size; left += TILE) {
                fill(
                        heights,
                        size,
                        left,
                        top,
                        new Tile(plane, (left - reach) * cell, (reach - top) * cell, TILE * cell));
            }
        }
        double edge = (reach + 0.5) * cell;
        return new Raster(size, -edge, edge, cell, cell, heights);
    }

    private static void fill(float[] heights, int size, int left, int top, Tile tile) {
        for (int row = top; row < Math.min(size, top + TILE); row++) {
            double down = (double) (row - top) / TILE;
            for (int column = left; column < Math.min(size, left + TILE); column++) {
                heights[row * size + column] = (float) tile.height((double) (column - left) / TILE, down);
            }
        }
    }

    private static double height(double x, double y, double z) {
        double sum = 0;
        for (int wave = 0; wave < WAVES.length; wave++) {
            double length = WAVES[wave];
            sum += WEIGHTS[wave] * noise(x / length, y / length, z / length, wave);
        }
        double spread = Math.max(0, Math.min(1, (sum - 0.2) / 0.6));
        return HIGHEST * spread * spread * (3 - 2 * spread);
    }

    private static double noise(double x, double y, double z, int wave) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        long k = (long) Math.floor(z);
        double u = smooth(x - i);
        double v = smooth(y - j);
        double w = smooth(z - k);
        double near = mix(edge(i, j, k, u, wave), edge(i, j + 1, k, u, wave), v);
        double far = mix(edge(i, j, k + 1, u, wave), edge(i, j + 1, k + 1, u, wave), v);
        return mix(near, far, w);
    }

    private static double edge(long i, long j, long k, double u, int wave) {
        return mix(random(i, j, k, wave), random(i + 1, j, k, wave), u);
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double smooth(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /** A number from 0 to 1 that depends on nothing but the four integers; every bit of them matters. */
    private static double random(long i, long j, long k, int wave) {
        long bits = i * 0x9E3779B97F4A7C15L
                ^ j * 0xC2B2AE3D27D4EB4FL
                ^ k * 0x165667B19E3779F9L
                ^ wave * 0x27D4EB2F165667C5L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return ((bits ^ (bits >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private static Coordinate space(double longitude, double latitude) {
        double lon = Math.toRadians(longitude);
        double lat = Math.toRadians(latitude);
        return new Coordinate(
                RADIUS * Math.cos(lat) * Math.cos(lon), RADIUS * Math.cos(lat) * Math.sin(lon), RADIUS * Math.sin(lat));
    }

    /** Places within a small square, interpolated from its corners: projecting every cell would take seconds. */
    private static final class Tile {
        private final Coordinate northWest;
        private final Coordinate northEast;
        private final Coordinate southWest;
        private final Coordinate southEast;

        Tile(LocalPlane plane, double west, double north, double size) {
            northWest = corner(plane, west, north);
            northEast = corner(plane, west + size, north);
            southWest = corner(plane, west, north - size);
            southEast = corner(plane, west + size, north - size);
        }

        double height(double across, double down) {
            return SyntheticRelief.height(
                    mix(mix(northWest.x, northEast.x, across), mix(southWest.x, southEast.x, across), down),
                    mix(mix(northWest.y, northEast.y, across), mix(southWest.y, southEast.y, across), down),
                    mix(
                            mix(northWest.getZ(), northEast.getZ(), across),
                            mix(southWest.getZ(), southEast.getZ(), across),
                            down));
        }

        private static Coordinate corner(LocalPlane plane, double x, double y) {
            var lonLat = plane.toLonLat(x, y);
            return space(lonLat.x, lonLat.y);
        }
    }
}
