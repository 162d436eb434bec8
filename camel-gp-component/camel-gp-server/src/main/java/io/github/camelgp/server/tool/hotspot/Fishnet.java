package io.github.camelgp.server.tool.hotspot;

import io.github.camelgp.server.geo.Projections;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Square cells over places, in Web Mercator; row 0 is the northernmost.
 *
 * @param west of the first column
 * @param north of the first row
 * @param cell the size of a cell
 * @param columns how many
 * @param rows how many
 */
record Fishnet(double west, double north, double cell, int columns, int rows) {

    static final int WEB_MERCATOR = 3857;
    private static final int CELLS_ACROSS = 25;
    private static final double SMALLEST = 1;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Over all of the places, 25 cells along the longer side. */
    static Fishnet over(List<Coordinate> places) {
        var box = new Envelope();
        places.forEach(box::expandToInclude);
        double cell = Math.max(SMALLEST, Math.max(box.getWidth(), box.getHeight()) / CELLS_ACROSS);
        return new Fishnet(
                box.getMinX(), box.getMaxY(), cell, cells(box.getWidth(), cell), cells(box.getHeight(), cell));
    }

    /** What lies on the last edge belongs to the last cell. */
    private static int cells(double length, double cell) {
        return Math.max(1, (int) Math.ceil(length / cell - 1e-9));
    }

    /**
     * Counts places by cell.
     *
     * @param all tells which cells count: those that hold one of these
     */
    List<GetisOrd.Cell> count(List<Coordinate> all, List<Coordinate> counted) {
        Set<Integer> used = new LinkedHashSet<>();
        all.forEach(place -> used.add(index(place)));
        var counts = new int[columns * rows];
        counted.forEach(place -> counts[index(place)]++);
        var cells = new ArrayList<GetisOrd.Cell>();
        used.stream()
                .sorted()
                .forEach(index -> cells.add(new GetisOrd.Cell(index % columns, index / columns, counts[index])));
        return cells;
    }

    private int index(Coordinate place) {
        int column = Math.max(0, Math.min(columns - 1, (int) ((place.x - west) / cell)));
        int row = Math.max(0, Math.min(rows - 1, (int) ((north - place.y) / cell)));
        return row * columns + column;
    }

    /** The square of a cell, in Web Mercator. */
    Geometry square(GetisOrd.Cell at) {
        double left = west + at.column() * cell;
        double top = north - at.row() * cell;
        return FACTORY.toGeometry(new Envelope(left, left + cell, top - cell, top));
    }

    /** How long the side of a cell is on the ground, in metres. */
    double groundCell() {
        var middle = new Coordinate(west + columns * cell / 2, north - rows * cell / 2);
        return cell * Math.cos(Math.toRadians(Projections.transform(middle, WEB_MERCATOR, Projections.WGS84).y));
    }
}
