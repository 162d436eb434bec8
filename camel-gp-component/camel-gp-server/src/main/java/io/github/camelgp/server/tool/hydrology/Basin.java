package io.github.camelgp.server.tool.hydrology;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.terrain.CellAreas;
import io.github.camelgp.server.tool.terrain.ElevationGrid;
import io.github.camelgp.server.tool.terrain.Raster;
import io.github.camelgp.server.tool.terrain.SyntheticRelief;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * A piece of ground whose drainage is known: the whole grid, or a square of the synthetic relief around a place. Immutable.
 */
final class Basin {

    static final double RELIEF_RADIUS = 5000;
    private static final double RELIEF_CELL = 50;
    private static final int MOST_CELLS = 4_000_000;
    private static final int LONGEST_RUN = 20;

    private final Raster heights;
    private final double cell;
    private final Place place;
    private final Drainage drainage;

    private Basin(Raster heights, double width, double height, Place place) {
        if ((long) heights.columns() * heights.rows() > MOST_CELLS) {
            throw new ToolException("ERROR 000622: Parameters are not valid. The elevation model has "
                    + heights.columns() + " by " + heights.rows() + " cells, more than this server computes.");
        }
        this.heights = heights;
        this.cell = Math.max(width, height);
        this.place = place;
        this.drainage = new Drainage(heights, width, height);
    }

    static Basin ofGrid(ElevationGrid grid) {
        var box = grid.bounds();
        var middle = Projections.transform(box.centre(), grid.wkid(), Projections.WGS84);
        var plane = new LocalPlane(middle.x, middle.y);
        var east = Projections.transform(
                new Coordinate(box.centre().x + grid.heights().cellWidth(), box.centre().y),
                grid.wkid(),
                Projections.WGS84);
        var north = Projections.transform(
                new Coordinate(box.centre().x, box.centre().y + grid.heights().cellHeight()),
                grid.wkid(),
                Projections.WGS84);
        return new Basin(grid.heights(), away(plane, east), away(plane, north), new OnGrid(grid));
    }

    static Basin ofRelief(Coordinate lonLat) {
        var plane = new LocalPlane(lonLat.x, lonLat.y);
        return new Basin(
                SyntheticRelief.around(plane, RELIEF_RADIUS, RELIEF_CELL),
                RELIEF_CELL,
                RELIEF_CELL,
                new OnPlane(plane));
    }

    private static double away(LocalPlane plane, Coordinate lonLat) {
        var offset = plane.toPlane(lonLat.x, lonLat.y);
        return Math.hypot(offset.x, offset.y);
    }

    /** The size of a cell in metres. */
    double cell() {
        return cell;
    }

    /**
     * The watershed of a place, which is first moved to the cell with the most water within a distance.
     *
     * @param generalize fewer vertices, within two cells
     * @throws ToolException if the place is on NODATA
     */
    Watershed above(Coordinate lonLat, double snapDistance, boolean generalize) {
        var at = place.inside(lonLat);
        int column = Math.max(0, Math.min(heights.columns() - 1, (int) heights.columnAt(at.x)));
        int row = Math.max(0, Math.min(heights.rows() - 1, (int) heights.rowAt(at.y)));
        if (Double.isNaN(heights.height(column, row))) {
            throw new ToolException("ERROR 010158: A pour point is on NODATA of the elevation model.");
        }
        int reach = (int) Math.min(heights.columns() + heights.rows(), snapDistance / cell);
        int bestColumn = column;
        int bestRow = row;
        for (int y = Math.max(0, row - reach); y <= Math.min(heights.rows() - 1, row + reach); y++) {
            for (int x = Math.max(0, column - reach); x <= Math.min(heights.columns() - 1, column + reach); x++) {
                boolean near = Math.hypot(x - column, y - row) * cell <= snapDistance;
                if (near && drainage.cellsAbove(x, y) > drainage.cellsAbove(bestColumn, bestRow)) {
                    bestColumn = x;
                    bestRow = y;
                }
            }
        }
        var cells = drainage.above(bestColumn, bestRow);
        Geometry area = CellAreas.of(cells, heights, LONGEST_RUN);
        if (generalize) {
            area = TopologyPreservingSimplifier.simplify(area, 2 * heights.cellWidth());
        }
        double squareKilometres = cells.count() * cell * cell / 1e6;
        return new Watershed(
                place.outside(area),
                place.outside(area.getFactory()
                        .createPoint(new Coordinate(heights.x(bestColumn + 0.5), heights.y(bestRow + 0.5)))),
                squareKilometres,
                drainage.reachesEdge(cells));
    }

    /**
     * What was found.
     *
     * @param area in longitude and latitude
     * @param outlet where its water leaves, in longitude and latitude
     * @param squareKilometres its size
     * @param cut it reaches the edge of the ground that was computed
     */
    record Watershed(Geometry area, Geometry outlet, double squareKilometres, boolean cut) {}

    private interface Place {
        Coordinate inside(Coordinate lonLat);

        Geometry outside(Geometry geometry);
    }

    private record OnGrid(ElevationGrid grid) implements Place {
        @Override
        public Coordinate inside(Coordinate lonLat) {
            return grid.place(lonLat.x, lonLat.y);
        }

        @Override
        public Geometry outside(Geometry geometry) {
            return Projections.transform(geometry, grid.wkid(), Projections.WGS84);
        }
    }

    private record OnPlane(LocalPlane plane) implements Place {
        @Override
        public Coordinate inside(Coordinate lonLat) {
            return plane.toPlane(lonLat.x, lonLat.y);
        }

        @Override
        public Geometry outside(Geometry geometry) {
            return plane.toLonLat(geometry);
        }
    }
}
