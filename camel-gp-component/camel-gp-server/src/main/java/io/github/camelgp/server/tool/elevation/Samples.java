package io.github.camelgp.server.tool.elevation;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;

/**
 * Where a feature is measured: points where they are, lines at 200 places or more, areas in the middle of square cells,
 * 2,500 at most, at least as big as those of the elevation model.
 */
final class Samples {

    private static final int LINE_PIECES = 199;
    private static final double MOST_CELLS = 2500;

    private Samples() {}

    /** Longitudes and latitudes, at least one. */
    static List<Coordinate> of(Geometry geometry, int wkid, Ground ground) {
        return switch (geometry.getDimension()) {
            case 0 ->
                List.of(Projections.transform(geometry, wkid, Projections.WGS84).getCoordinates());
            case 1 -> alongLines(geometry, wkid);
            default -> inArea(geometry, wkid, ground);
        };
    }

    private static List<Coordinate> alongLines(Geometry lines, int wkid) {
        var places = new ArrayList<Coordinate>();
        for (int i = 0; i < lines.getNumGeometries(); i++) {
            var path = (LineString) lines.getGeometryN(i);
            double spacing = Math.max(1e-3, SampledLine.length(path, wkid) / LINE_PIECES);
            SampledLine.of(path, wkid, spacing).points().forEach(point -> places.add(point.lonLat()));
        }
        return places;
    }

    private static List<Coordinate> inArea(Geometry area, int wkid, Ground ground) {
        var lonLat = Projections.transform(area, wkid, Projections.WGS84);
        var plane = LocalPlane.around(lonLat);
        var flat = plane.toPlane(lonLat);
        var box = flat.getEnvelopeInternal();
        double cell = Math.max(ground.cellAt(lonLat.getCoordinate()), Math.sqrt(box.getArea() / MOST_CELLS));
        var inside = new IndexedPointInAreaLocator(flat);
        var places = new ArrayList<Coordinate>();
        for (double y = box.getMinY() + cell / 2; y < box.getMaxY(); y += cell) {
            for (double x = box.getMinX() + cell / 2; x < box.getMaxX(); x += cell) {
                if (inside.locate(new Coordinate(x, y)) != Location.EXTERIOR) {
                    places.add(plane.toLonLat(x, y));
                }
            }
        }
        if (places.isEmpty()) {
            var middle = flat.getInteriorPoint().getCoordinate();
            places.add(plane.toLonLat(middle.x, middle.y));
        }
        return places;
    }
}
