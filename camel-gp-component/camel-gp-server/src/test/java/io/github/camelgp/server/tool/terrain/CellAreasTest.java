package io.github.camelgp.server.tool.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class CellAreasTest {

    private final GeometryFactory factory = new GeometryFactory();

    @Test
    void anEmptyMaskHasNoArea() {
        assertThat(areas("...", "...").isEmpty()).isTrue();
    }

    @Test
    void oneCellIsASquareAtItsPlace() {
        var areas = areas("...", ".#.");

        assertThat((Object) areas.getEnvelopeInternal()).isEqualTo(new Envelope(10, 20, -20, -10));
        assertThat(areas.getArea()).isEqualTo(100);
    }

    @Test
    void straightEdgesHaveNoVerticesBetweenCorners() {
        assertThat(areas("####", "####").getNumPoints()).isEqualTo(5);
    }

    @Test
    void longEdgesGetVerticesWhereAskedFor() {
        var mask = mask("####", "####");

        var areas = CellAreas.of(mask, raster(mask), 2);

        assertThat(areas.getNumPoints()).isEqualTo(7);
        assertThat(areas.getArea()).isEqualTo(800);
    }

    @Test
    void cellsThatShareACornerAreTwoPolygons() {
        var areas = areas("#.", ".#");

        assertThat(areas.getNumGeometries()).isEqualTo(2);
        assertThat(areas.isValid()).isTrue();
    }

    @Test
    void aHoleThatTouchesTheOutsideInACornerIsAHole() {
        var areas = areas(".##", "#.#", "###");

        assertThat(areas.getNumGeometries()).isEqualTo(1);
        assertThat(areas.isValid()).isTrue();
        assertThat(areas.getArea()).isEqualTo(700);
        assertThat(((Polygon) areas.getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
    }

    @Test
    void anIslandInALakeIsAPolygonOfItsOwn() {
        var areas = areas("#####", "#...#", "#.#.#", "#...#", "#####");

        assertThat(areas.getNumGeometries()).isEqualTo(2);
        assertThat(areas.isValid()).isTrue();
        assertThat(areas.getArea()).isEqualTo(1700);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.6, 0.7, 0.9})
    void coversExactlyTheCellsOfAnyMask(double share) {
        for (int seed = 0; seed < 40; seed++) {
            var mask = random(new Random(seed), 12, 9, share);

            var areas = CellAreas.of(mask, raster(mask), 1000);

            assertThat(areas.isValid()).as("seed %d share %s", seed, share).isTrue();
            assertThat(areas.getArea()).isEqualTo(mask.count() * 100.0, within(1e-6));
            for (int row = 0; row < mask.rows(); row++) {
                for (int column = 0; column < mask.columns(); column++) {
                    var centre = factory.createPoint(new Coordinate(column * 10 + 5, -row * 10 - 5));
                    assertThat(areas.contains(centre)).isEqualTo(mask.has(column, row));
                }
            }
        }
    }

    @Test
    @Timeout(20)
    void aMillionCellsAreQuick() {
        var mask = random(new Random(7), 1000, 1000, 0.62);

        var areas = CellAreas.of(mask, raster(mask), 50);

        assertThat(areas.getArea()).isEqualTo(mask.count() * 100.0, within(1.0));
    }

    private static MultiPolygon areas(String... lines) {
        var mask = mask(lines);
        return CellAreas.of(mask, raster(mask), 1000);
    }

    private static Raster raster(CellMask mask) {
        return new Raster(mask.columns(), 0, 0, 10, 10, new float[mask.columns() * mask.rows()]);
    }

    private static CellMask mask(String... lines) {
        var mask = new CellMask(lines[0].length(), lines.length);
        for (int row = 0; row < lines.length; row++) {
            for (int column = 0; column < lines[row].length(); column++) {
                if (lines[row].charAt(column) == '#') {
                    mask.add(column, row);
                }
            }
        }
        return mask;
    }

    private static CellMask random(Random random, int columns, int rows, double share) {
        var mask = new CellMask(columns, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (random.nextDouble() < share) {
                    mask.add(column, row);
                }
            }
        }
        return mask;
    }
}
