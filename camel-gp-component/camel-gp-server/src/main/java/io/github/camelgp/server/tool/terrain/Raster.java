package io.github.camelgp.server.tool.terrain;

/**
 * Heights in metres at the centres of cells; row 0 is the northernmost, column 0 the westernmost. NaN is NODATA. The
 * heights are not copied: whoever makes a raster gives them away. Immutable and thread-safe under that rule.
 */
public final class Raster {

    private final int columns;
    private final int rows;
    private final double west;
    private final double north;
    private final double cellWidth;
    private final double cellHeight;
    private final float[] heights;

    /**
     * A raster from its north-west corner (the corner of the cell, not its centre).
     *
     * @param heights row by row from the north, {@code columns} in each
     * @throws IllegalArgumentException if sizes don't fit
     */
    public Raster(int columns, double west, double north, double cellWidth, double cellHeight, float[] heights) {
        if (columns < 1 || heights.length < columns || heights.length % columns != 0) {
            throw new IllegalArgumentException(heights.length + " heights don't make rows of " + columns);
        }
        if (!(cellWidth > 0) || !(cellHeight > 0)) {
            throw new IllegalArgumentException("Cell size must be above 0, but was " + cellWidth + " by " + cellHeight);
        }
        this.columns = columns;
        this.rows = heights.length / columns;
        this.west = west;
        this.north = north;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
        this.heights = heights;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public double cellWidth() {
        return cellWidth;
    }

    public double cellHeight() {
        return cellHeight;
    }

    /** Height at the centre of a cell of this raster, NaN for NODATA. */
    public double height(int column, int row) {
        return heights[row * columns + column];
    }

    /** Easting of the line between columns {@code column - 1} and {@code column}; half columns are centres. */
    public double x(double column) {
        return west + column * cellWidth;
    }

    /** Northing of the line between rows {@code row - 1} and {@code row}; half rows are centres. */
    public double y(double row) {
        return north - row * cellHeight;
    }

    /** Where an easting lies in columns: 0.5 is the centre of the first one. */
    public double columnAt(double x) {
        return (x - west) / cellWidth;
    }

    /** Where a northing lies in rows: 0.5 is the centre of the first one. */
    public double rowAt(double y) {
        return (north - y) / cellHeight;
    }

    /** Whether a point lies on a cell, edges included. */
    public boolean covers(double x, double y) {
        double column = columnAt(x);
        double row = rowAt(y);
        return column >= 0 && column <= columns && row >= 0 && row <= rows;
    }

    /**
     * The height at any point, bilinear between the centres of the four cells around it, level beyond the outermost
     * centres. Where some of the four are NODATA, the nearest cell's height; NaN outside the raster and on NODATA.
     */
    public double heightAt(double x, double y) {
        if (!covers(x, y)) {
            return Double.NaN;
        }
        double column = Math.max(0, Math.min(columns - 1, columnAt(x) - 0.5));
        double row = Math.max(0, Math.min(rows - 1, rowAt(y) - 0.5));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, columns - 1);
        int bottom = Math.min(top + 1, rows - 1);
        double across = column - left;
        double down = row - top;
        double upper = height(left, top) * (1 - across) + height(right, top) * across;
        double lower = height(left, bottom) * (1 - across) + height(right, bottom) * across;
        double height = upper * (1 - down) + lower * down;
        return Double.isNaN(height) ? height((int) Math.round(column), (int) Math.round(row)) : height;
    }

    /**
     * The part of this raster around a point on it: at most so many columns and rows to each side; this one if that is all.
     */
    Raster around(double x, double y, int columnsAside, int rowsAside) {
        int column = Math.min(columns - 1, (int) columnAt(x));
        int row = Math.min(rows - 1, (int) rowAt(y));
        int left = Math.max(0, column - columnsAside);
        int top = Math.max(0, row - rowsAside);
        int width = Math.min(columns - 1, column + columnsAside) - left + 1;
        int height = Math.min(rows - 1, row + rowsAside) - top + 1;
        if (width == columns && height == rows) {
            return this;
        }
        var part = new float[width * height];
        for (int line = 0; line < height; line++) {
            System.arraycopy(heights, (top + line) * columns + left, part, line * width, width);
        }
        return new Raster(width, x(left), y(top), cellWidth, cellHeight, part);
    }
}
