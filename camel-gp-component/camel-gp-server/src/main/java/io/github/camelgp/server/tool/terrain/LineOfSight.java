package io.github.camelgp.server.tool.terrain;

import java.util.function.DoubleConsumer;

/**
 * What can be seen across a raster: a straight line from the eye to the ground at each cell's centre, checked where it
 * crosses the lines through the centres of rows or columns (whichever it crosses more of), against heights interpolated
 * between the two cells there. NODATA neither blocks nor is visible. A cell that the line only touches doesn't block.
 *
 * <p>Unless curvature is asked for, the Earth is flat, as in ArcGIS's Viewshed with its default {@code FLAT_EARTH}; with
 * it, ground drops by d²/2R, and refraction gives back 0.13 of that.
 */
public final class LineOfSight {

    private static final double EARTH_DIAMETER = 12_740_000;
    private static final double REFRACTION = 0.13;
    private static final double TOUCH = 1e-6;

    private final Raster heights;
    private final double columnMetres;
    private final double rowMetres;
    private final boolean curved;

    /** Over a raster in metres. */
    public LineOfSight(Raster heights) {
        this(heights, heights.cellWidth(), heights.cellHeight(), false);
    }

    /**
     * Over a raster in any unit.
     *
     * @param columnMetres width of a cell on the ground
     * @param rowMetres height of a cell on the ground, north to south
     * @param curved whether the Earth's curvature and refraction count
     */
    public LineOfSight(Raster heights, double columnMetres, double rowMetres, boolean curved) {
        this.heights = heights;
        this.columnMetres = columnMetres;
        this.rowMetres = rowMetres;
        this.curved = curved;
    }

    /**
     * The cells whose centre is seen.
     *
     * @param x of the observer, on the raster
     * @param y of the observer, on the raster
     * @param aboveGround the eye's height above the ground, in metres
     * @param reach cells with their centre further away than this many metres are not looked at
     * @param progress gets the share done from 0 to 1, row by row; may throw to stop
     * @throws IllegalArgumentException if the observer is outside or on NODATA
     */
    public CellMask from(double x, double y, double aboveGround, double reach, DoubleConsumer progress) {
        double ground = heights.heightAt(x, y);
        if (Double.isNaN(ground)) {
            throw new IllegalArgumentException("There is no elevation at " + x + ", " + y);
        }
        var eye = new Eye(heights.columnAt(x) - 0.5, heights.rowAt(y) - 0.5, ground + aboveGround);
        var seen = new CellMask(heights.columns(), heights.rows());
        for (int row = 0; row < heights.rows(); row++) {
            progress.accept((double) row / heights.rows());
            double north = (row - eye.row) * rowMetres;
            for (int column = 0; column < heights.columns(); column++) {
                double east = (column - eye.column) * columnMetres;
                if (east * east + north * north <= reach * reach && sees(eye, column, row)) {
                    seen.add(column, row);
                }
            }
        }
        return seen;
    }

    private boolean sees(Eye eye, int column, int row) {
        double target = height(eye, column, row);
        if (Double.isNaN(target)) {
            return false;
        }
        double columns = column - eye.column;
        double rows = row - eye.row;
        return Math.abs(columns) >= Math.abs(rows)
                ? clearAlongColumns(eye, column, columns, rows, target - eye.height)
                : clearAlongRows(eye, row, columns, rows, target - eye.height);
    }

    private boolean clearAlongColumns(Eye eye, int target, double columns, double rows, double rise) {
        int step = columns > 0 ? 1 : -1;
        for (int column = after(eye.column, step); (target - column) * step > 0; column += step) {
            double share = (column - eye.column) / columns;
            double row = clamp(eye.row + share * rows, heights.rows() - 1);
            int above = (int) row;
            int below = Math.min(above + 1, heights.rows() - 1);
            double ground = between(height(eye, column, above), height(eye, column, below), row - above);
            if (ground - eye.height > rise * share + TOUCH) {
                return false;
            }
        }
        return true;
    }

    private boolean clearAlongRows(Eye eye, int target, double columns, double rows, double rise) {
        int step = rows > 0 ? 1 : -1;
        for (int row = after(eye.row, step); (target - row) * step > 0; row += step) {
            double share = (row - eye.row) / rows;
            double column = clamp(eye.column + share * columns, heights.columns() - 1);
            int left = (int) column;
            int right = Math.min(left + 1, heights.columns() - 1);
            double ground = between(height(eye, left, row), height(eye, right, row), column - left);
            if (ground - eye.height > rise * share + TOUCH) {
                return false;
            }
        }
        return true;
    }

    private double height(Eye eye, int column, int row) {
        double height = heights.height(column, row);
        if (!curved) {
            return height;
        }
        double east = (column - eye.column) * columnMetres;
        double north = (row - eye.row) * rowMetres;
        return height - (1 - REFRACTION) * (east * east + north * north) / EARTH_DIAMETER;
    }

    /** The first whole number behind the eye in the direction of looking. */
    private static int after(double from, int step) {
        return step > 0 ? (int) Math.floor(from) + 1 : (int) Math.ceil(from) - 1;
    }

    private static double clamp(double value, int most) {
        return value < 0 ? 0 : Math.min(value, most);
    }

    /** Between two heights; of a height and NODATA the height; NaN, which blocks nothing, only of two NODATA. */
    private static double between(double one, double other, double share) {
        double height = one + (other - one) * share;
        if (Double.isNaN(height)) {
            return Double.isNaN(one) ? other : one;
        }
        return height;
    }

    private record Eye(double column, double row, double height) {}
}
