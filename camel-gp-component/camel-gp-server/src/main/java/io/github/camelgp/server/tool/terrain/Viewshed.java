package io.github.camelgp.server.tool.terrain;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.ToolException;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What one observer sees, as an area. On the grid the cells are the grid's, and sight ends at its edge; elsewhere the
 * ground is the synthetic relief, in cells of a 500th of the distance, at least 10 m, of a metric plane around the
 * observer. Immutable and thread-safe.
 *
 * @param source the ground
 * @param distance how far the observer sees at most, in metres
 * @param observerHeight of the eye above the ground, in metres
 */
record Viewshed(ElevationSource source, double distance, double observerHeight) {

    /** Beyond, the Earth's curvature would decide, which is not computed. */
    static final double FARTHEST_ON_RELIEF = 200_000;

    private static final double SMALLEST_CELL = 10;
    private static final int CELLS_IN_DISTANCE = 500;
    private static final int MOST_CELLS = 25_000_000;
    private static final int LONGEST_RUN = 50;

    boolean isOnGrid(Coordinate lonLat) {
        return source.grid().covers(lonLat.x, lonLat.y);
    }

    double reliefDistance() {
        return Math.min(distance, FARTHEST_ON_RELIEF);
    }

    double reliefCell() {
        return Math.max(SMALLEST_CELL, reliefDistance() / CELLS_IN_DISTANCE);
    }

    /**
     * The visible area.
     *
     * @param lonLat the observer
     * @param wkid the system of the answer
     * @param progress gets the share done; may throw
     * @throws ToolException if the observer stands on NODATA or there are too many cells
     */
    Geometry from(Coordinate lonLat, int wkid, DoubleConsumer progress) {
        return isOnGrid(lonLat) ? onGrid(lonLat, wkid, progress) : onRelief(lonLat, wkid, progress);
    }

    private Geometry onRelief(Coordinate lonLat, int wkid, DoubleConsumer progress) {
        var plane = new LocalPlane(lonLat.x, lonLat.y);
        var heights = SyntheticRelief.around(plane, reliefDistance(), reliefCell());
        var seen = new LineOfSight(heights).from(0, 0, observerHeight, reliefDistance(), progress);
        var area = plane.toLonLat(CellAreas.of(seen, heights, LONGEST_RUN));
        return Projections.transform(area, Projections.WGS84, wkid);
    }

    private Geometry onGrid(Coordinate lonLat, int wkid, DoubleConsumer progress) {
        var grid = source.grid();
        var eye = grid.place(lonLat.x, lonLat.y);
        var all = grid.heights();
        double columnMetres = metres(lonLat, new Coordinate(eye.x + all.cellWidth(), eye.y));
        double rowMetres = metres(lonLat, new Coordinate(eye.x, eye.y + all.cellHeight()));
        var near = all.around(
                eye.x,
                eye.y,
                (int) Math.min(1e6, distance / columnMetres) + 2,
                (int) Math.min(1e6, distance / rowMetres) + 2);
        if ((long) near.columns() * near.rows() > MOST_CELLS) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "ERROR 000622: Parameters are not valid. Within Viewshed_Distance the elevation model %s has %d by %d cells,"
                            + " more than this server computes; use a shorter distance.",
                    grid.name(),
                    near.columns(),
                    near.rows()));
        }
        if (Double.isNaN(near.heightAt(eye.x, eye.y))) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "ERROR 010158: The observer at longitude %.6f, latitude %.6f stands on NODATA of the elevation model %s.",
                    lonLat.x,
                    lonLat.y,
                    grid.name()));
        }
        var seen = new LineOfSight(near, columnMetres, rowMetres, false)
                .from(eye.x, eye.y, observerHeight, distance, progress);
        return Projections.transform(CellAreas.of(seen, near, LONGEST_RUN), grid.wkid(), wkid);
    }

    private double metres(Coordinate lonLat, Coordinate neighbour) {
        var there = Projections.transform(neighbour, source.grid().wkid(), Projections.WGS84);
        var offset = new LocalPlane(lonLat.x, lonLat.y).toPlane(there.x, there.y);
        return Math.hypot(offset.x, offset.y);
    }
}
