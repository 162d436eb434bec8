package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Compares geometries without regard to ring start, direction and order, and to one part against several. */
final class SamePoints {

    private SamePoints() {}

    static void assertSame(Geometry found, Geometry expected) {
        if (found == null || found.isEmpty()) {
            assertThat(expected == null || expected.isEmpty())
                    .as("%s", expected)
                    .isTrue();
            return;
        }
        assertThat(form(found)).isEqualTo(form(expected));
    }

    static boolean sameVertices(Geometry found, Geometry expected) {
        return vertices(found).equals(vertices(expected));
    }

    static boolean sameArea(Geometry found, Geometry expected) {
        if (expected.isEmpty()) {
            return found.isEmpty() || found.getArea() == 0;
        }
        return found.isValid()
                ? found.norm().equalsTopo(expected.norm())
                : Math.abs(found.buffer(0).getArea() - expected.getArea()) <= 1e-9 * expected.getArea();
    }

    private static Set<String> vertices(Geometry geometry) {
        Set<String> vertices = new TreeSet<>();
        for (Coordinate at : geometry.getCoordinates()) {
            vertices.add(text(at, false));
        }
        return vertices;
    }

    /** Points in their order, paths in theirs, polygons as sets of shells with sets of holes. */
    private static Object form(Geometry geometry) {
        if (geometry.getDimension() == 2) {
            Set<String> polygons = new TreeSet<>();
            for (Object polygon : PolygonExtracter.getPolygons(geometry)) {
                Polygon one = (Polygon) polygon;
                if (one.isEmpty()) {
                    continue;
                }
                Set<String> holes = new TreeSet<>();
                for (int i = 0; i < one.getNumInteriorRing(); i++) {
                    if (one.getInteriorRingN(i).getNumPoints() > 3) {
                        holes.add(ring(one.getInteriorRingN(i)));
                    }
                }
                if (one.getExteriorRing().getNumPoints() > 3) {
                    polygons.add(ring(one.getExteriorRing()) + holes);
                }
            }
            return polygons;
        }
        List<String> parts = new ArrayList<>();
        if (geometry.getDimension() == 1) {
            for (Object line : LinearComponentExtracter.getLines(geometry)) {
                parts.add(positions(((LineString) line).getCoordinates()));
            }
            return parts;
        }
        return positions(geometry.getCoordinates());
    }

    private static String positions(Coordinate[] coordinates) {
        StringBuilder text = new StringBuilder();
        for (Coordinate at : coordinates) {
            text.append(text(at, true)).append(", ");
        }
        return text.toString();
    }

    /** The ring from its smallest position on, in the direction that comes first. */
    private static String ring(LineString ring) {
        List<String> positions = new ArrayList<>();
        Coordinate[] coordinates = ring.getCoordinates();
        for (int i = 0; i < coordinates.length - 1; i++) {
            positions.add(text(coordinates[i], true));
        }
        String best = null;
        for (int direction = -1; direction <= 1; direction += 2) {
            for (int start = 0; start < positions.size(); start++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < positions.size(); i++) {
                    text.append(positions.get(Math.floorMod(start + direction * i, positions.size())))
                            .append(", ");
                }
                if (best == null || text.compareTo(new StringBuilder(best)) < 0) {
                    best = text.toString();
                }
            }
        }
        return best;
    }

    private static String text(Coordinate at, boolean all) {
        String text = (at.x + 0.0) + " " + (at.y + 0.0);
        return all ? text + " " + at.getZ() + " " + at.getM() : text;
    }
}
