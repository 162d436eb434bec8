package io.github.camelgp.server.tool.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes areas of cells by walking along their edges. Cells that share an edge make one polygon, cells that share only a
 * corner make two; every ring is simple, holes may touch their shell in a point, so the result is valid. Vertices are
 * where the edge turns, and on straight stretches every {@code longestRun} cells, so that the areas can be projected.
 */
public final class CellAreas {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int[] EAST_SOUTH_WEST_NORTH_X = {1, 0, -1, 0};
    private static final int[] EAST_SOUTH_WEST_NORTH_Y = {0, 1, 0, -1};

    private final CellMask mask;
    private final Raster place;
    private final int longestRun;
    private final int[] partOf;
    private final BitSet walkedNorthEdges;
    private final Map<Integer, Part> parts = new LinkedHashMap<>();

    private CellAreas(CellMask mask, Raster place, int longestRun) {
        this.mask = mask;
        this.place = place;
        this.longestRun = longestRun;
        this.partOf = label(mask);
        this.walkedNorthEdges = new BitSet(mask.columns() * mask.rows());
    }

    /**
     * The area of the cells in the raster's coordinates; empty if there are none.
     *
     * @param longestRun most cells between two vertices, at least 1
     */
    public static MultiPolygon of(CellMask mask, Raster place, int longestRun) {
        var areas = new CellAreas(mask, place, longestRun);
        for (int row = 0; row < mask.rows(); row++) {
            for (int column = 0; column < mask.columns(); column++) {
                if (areas.startsHere(column, row)) {
                    areas.walk(column, row);
                }
            }
        }
        return FACTORY.createMultiPolygon(
                areas.parts.values().stream().map(Part::polygon).toArray(Polygon[]::new));
    }

    private boolean startsHere(int column, int row) {
        return mask.has(column, row)
                && !mask.has(column, row - 1)
                && !walkedNorthEdges.get(row * mask.columns() + column);
    }

    /** Walks with the cells at the right hand; at a corner where two cells touch it stays with the one it came along. */
    private void walk(int startColumn, int startRow) {
        var ring = new ArrayList<Corner>();
        int x = startColumn;
        int y = startRow;
        int heading = 0;
        int run = 0;
        do {
            if (heading == 0) {
                walkedNorthEdges.set(y * mask.columns() + x);
            }
            x += EAST_SOUTH_WEST_NORTH_X[heading];
            y += EAST_SOUTH_WEST_NORTH_Y[heading];
            int turned = turn(x, y, heading);
            run++;
            if (turned != heading || run >= longestRun) {
                ring.add(new Corner(x, y, turned != heading && isCrossing(x, y)));
                run = 0;
            }
            heading = turned;
        } while (x != startColumn || y != startRow || heading != 0);
        split(ring, partOf[startRow * mask.columns() + startColumn]);
    }

    private int turn(int x, int y, int heading) {
        if (!ahead(x, y, heading, true)) {
            return (heading + 1) % 4;
        }
        return ahead(x, y, heading, false) ? (heading + 3) % 4 : heading;
    }

    /** Whether the cell in front, on the right or on the left, is in the set. */
    private boolean ahead(int x, int y, int heading, boolean right) {
        return switch (heading) {
            case 0 -> mask.has(x, right ? y : y - 1);
            case 1 -> mask.has(right ? x - 1 : x, y);
            case 2 -> mask.has(x - 1, right ? y - 1 : y);
            default -> mask.has(right ? x : x - 1, y - 1);
        };
    }

    private boolean isCrossing(int x, int y) {
        return mask.has(x, y) == mask.has(x - 1, y - 1) && mask.has(x - 1, y) == mask.has(x, y - 1);
    }

    /** Cuts a walk where it comes to a corner again, so that each ring passes a corner once. */
    private void split(List<Corner> walk, int part) {
        var path = new ArrayList<Corner>();
        var seen = new HashMap<Corner, Integer>();
        for (var corner : walk) {
            var before = corner.crossing() ? seen.get(corner) : null;
            if (before != null) {
                var loop = path.subList(before, path.size());
                add(loop, part);
                loop.forEach(seen::remove);
                loop.clear();
            }
            if (corner.crossing()) {
                seen.put(corner, path.size());
            }
            path.add(corner);
        }
        add(path, part);
    }

    private void add(List<Corner> loop, int part) {
        long doubleArea = 0;
        var last = loop.get(loop.size() - 1);
        for (var corner : loop) {
            doubleArea += (long) last.x() * corner.y() - (long) corner.x() * last.y();
            last = corner;
        }
        var ring = ring(loop);
        var owner = parts.computeIfAbsent(part, id -> new Part());
        // rows count downwards, so that a positive area is clockwise on the map
        if (doubleArea > 0) {
            owner.shells.add(ring);
        } else {
            owner.holes.add(ring);
        }
    }

    private LinearRing ring(List<Corner> loop) {
        var points = new Coordinate[loop.size() + 1];
        for (int i = 0; i < loop.size(); i++) {
            var corner = loop.get(i);
            points[i] = new Coordinate(place.x(corner.x()), place.y(corner.y()));
        }
        points[loop.size()] = points[0].copy();
        return FACTORY.createLinearRing(points);
    }

    /** Numbers the cells so that those connected over edges share a number. */
    private static int[] label(CellMask mask) {
        var label = new int[mask.columns() * mask.rows()];
        Arrays.fill(label, -1);
        var stack = new int[64];
        for (int start = 0; start < label.length; start++) {
            if (label[start] >= 0 || !mask.has(start % mask.columns(), start / mask.columns())) {
                continue;
            }
            int waiting = 0;
            stack[waiting++] = start;
            label[start] = start;
            while (waiting > 0) {
                int cell = stack[--waiting];
                for (int heading = 0; heading < 4; heading++) {
                    int column = cell % mask.columns() + EAST_SOUTH_WEST_NORTH_X[heading];
                    int row = cell / mask.columns() + EAST_SOUTH_WEST_NORTH_Y[heading];
                    if (mask.has(column, row) && label[row * mask.columns() + column] < 0) {
                        label[row * mask.columns() + column] = start;
                        stack = waiting == stack.length ? Arrays.copyOf(stack, waiting * 2) : stack;
                        stack[waiting++] = row * mask.columns() + column;
                    }
                }
            }
        }
        return label;
    }

    private record Corner(int x, int y, boolean crossing) {}

    private static final class Part {
        private final List<LinearRing> shells = new ArrayList<>(1);
        private final List<LinearRing> holes = new ArrayList<>();

        Polygon polygon() {
            if (shells.size() != 1) {
                throw new IllegalStateException("connected cells have " + shells.size() + " outer edges");
            }
            return FACTORY.createPolygon(shells.get(0), holes.toArray(LinearRing[]::new));
        }
    }
}
