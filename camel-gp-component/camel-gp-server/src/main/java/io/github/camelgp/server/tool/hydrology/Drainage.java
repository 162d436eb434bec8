package io.github.camelgp.server.tool.hydrology;

import io.github.camelgp.server.tool.terrain.CellMask;
import io.github.camelgp.server.tool.terrain.Raster;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Where water runs on a raster: from each cell to the neighbour of eight that lies steepest below (D8), after pits were
 * filled from the edge inwards, so that all water leaves over the edge or into NODATA. Immutable.
 */
final class Drainage {

    private static final int[] ACROSS = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DOWN = {0, 1, 1, 1, 0, -1, -1, -1};
    private static final int OUT = -1;

    private final Raster heights;
    private final double[] filled;
    private final int[] lowestFirst;
    private final int[] next;
    private final int[] cellsAbove;

    /**
     * Computes it all.
     *
     * @param width of a cell in metres
     * @param height of a cell in metres
     */
    Drainage(Raster heights, double width, double height) {
        this.heights = heights;
        this.filled = new double[heights.columns() * heights.rows()];
        this.lowestFirst = fill();
        this.next = new int[filled.length];
        double[] lengths = {width, Math.hypot(width, height), height};
        for (int cell : lowestFirst) {
            next[cell] = steepest(cell, lengths);
        }
        this.cellsAbove = new int[filled.length];
        for (int i = lowestFirst.length - 1; i >= 0; i--) {
            int cell = lowestFirst[i];
            if (next[cell] != OUT) {
                cellsAbove[next[cell]] += cellsAbove[cell] + 1;
            }
        }
    }

    /** Raises pits to their outlets, a tiny step for each cell, and gives the cells in order of their height. */
    private int[] fill() {
        var seen = new boolean[filled.length];
        var open = new PriorityQueue<Integer>(
                Comparator.<Integer>comparingDouble(cell -> filled[cell]).thenComparingInt(cell -> cell));
        int known = 0;
        for (int cell = 0; cell < filled.length; cell++) {
            filled[cell] = heights.height(cell % heights.columns(), cell / heights.columns());
            seen[cell] = Double.isNaN(filled[cell]);
            known += seen[cell] ? 0 : 1;
        }
        for (int cell = 0; cell < filled.length; cell++) {
            if (!seen[cell] && isAtEdge(cell)) {
                seen[cell] = true;
                open.add(cell);
            }
        }
        var order = new int[known];
        int count = 0;
        for (Integer lowest = open.poll(); lowest != null; lowest = open.poll()) {
            order[count++] = lowest;
            for (int side = 0; side < ACROSS.length; side++) {
                int neighbour = neighbour(lowest, side);
                if (neighbour != OUT && !seen[neighbour]) {
                    seen[neighbour] = true;
                    filled[neighbour] = Math.max(filled[neighbour], Math.nextUp(filled[lowest]));
                    open.add(neighbour);
                }
            }
        }
        return Arrays.copyOf(order, count);
    }

    private int steepest(int cell, double[] lengths) {
        int best = OUT;
        double steepest = 0;
        for (int side = 0; side < ACROSS.length; side++) {
            int neighbour = neighbour(cell, side);
            if (neighbour != OUT) {
                double length = lengths[ACROSS[side] == 0 ? 2 : DOWN[side] == 0 ? 0 : 1];
                double slope = (filled[cell] - filled[neighbour]) / length;
                if (slope > steepest) {
                    steepest = slope;
                    best = neighbour;
                }
            }
        }
        return best;
    }

    private int neighbour(int cell, int side) {
        int column = cell % heights.columns() + ACROSS[side];
        int row = cell / heights.columns() + DOWN[side];
        boolean inside = column >= 0 && column < heights.columns() && row >= 0 && row < heights.rows();
        int index = row * heights.columns() + column;
        return inside && !Double.isNaN(filled[index]) ? index : OUT;
    }

    /** Next to the outside or to NODATA. */
    private boolean isAtEdge(int cell) {
        for (int side = 0; side < ACROSS.length; side++) {
            if (neighbour(cell, side) == OUT) {
                return true;
            }
        }
        return false;
    }

    /** The number of cells whose water comes through that cell, itself not counted. */
    int cellsAbove(int column, int row) {
        return cellsAbove[row * heights.columns() + column];
    }

    /** All cells whose water comes through that cell, itself too. */
    CellMask above(int column, int row) {
        var mask = new CellMask(heights.columns(), heights.rows());
        int outlet = row * heights.columns() + column;
        for (int cell : lowestFirst) {
            int to = next[cell];
            if (cell == outlet || to != OUT && mask.has(to % heights.columns(), to / heights.columns())) {
                mask.add(cell % heights.columns(), cell / heights.columns());
            }
        }
        return mask;
    }

    /** Whether some of the cells lie at the edge, so that more might come from beyond. */
    boolean reachesEdge(CellMask cells) {
        for (int cell : lowestFirst) {
            if (cells.has(cell % heights.columns(), cell / heights.columns()) && isAtEdge(cell)) {
                return true;
            }
        }
        return false;
    }
}
