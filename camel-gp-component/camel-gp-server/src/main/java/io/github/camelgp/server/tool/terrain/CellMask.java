package io.github.camelgp.server.tool.terrain;

import java.util.BitSet;

/** A set of cells of a raster. Not thread-safe while it is being filled. */
public final class CellMask {

    private final int columns;
    private final int rows;
    private final BitSet cells;

    /** An empty set of that size. */
    public CellMask(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.cells = new BitSet(columns * rows);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** How many cells are in the set. */
    public int count() {
        return cells.cardinality();
    }

    /** Whether a cell is in the set; cells outside the raster are not. */
    public boolean has(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows && cells.get(row * columns + column);
    }

    /** Adds a cell of the raster. */
    public void add(int column, int row) {
        cells.set(row * columns + column);
    }
}
