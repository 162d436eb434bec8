package io.github.camelgp.server.tool.hydrology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.tool.terrain.Raster;
import org.junit.jupiter.api.Test;

class DrainageTest {

    private static Raster raster(int columns, double... heights) {
        var cells = new float[heights.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) heights[i];
        }
        return new Raster(columns, 0, heights.length / columns, 1, 1, cells);
    }

    @Test
    void waterRunsDownASlope() {
        var drainage = new Drainage(raster(4, 4, 3, 2, 1), 1, 1);

        assertThat(drainage.cellsAbove(3, 0)).isEqualTo(3);
        assertThat(drainage.cellsAbove(0, 0)).isZero();
        var above = drainage.above(1, 0);
        assertThat(above.count()).isEqualTo(2);
        assertThat(above.has(0, 0)).isTrue();
        assertThat(above.has(2, 0)).isFalse();
    }

    @Test
    void aValleyCollectsBothSides() {
        var drainage = new Drainage(
                raster(
                        3, //
                        9, 5, 9, //
                        9, 4, 9, //
                        9, 3, 9),
                1,
                1);

        assertThat(drainage.cellsAbove(1, 2)).isEqualTo(8);
        assertThat(drainage.above(1, 1).count()).isLessThan(9).isGreaterThan(2);
    }

    @Test
    void aPitIsFilledAndItsWaterGoesOnOverTheLowestRim() {
        var drainage = new Drainage(
                raster(
                        5, //
                        9, 9, 9, 9, 9, //
                        9, 8, 8, 8, 9, //
                        9, 8, 1, 7, 2, //
                        9, 8, 8, 8, 9, //
                        9, 9, 9, 9, 9),
                1,
                1);

        var outlet = drainage.above(4, 2);
        assertThat(outlet.has(2, 2)).isTrue();
        assertThat(outlet.has(1, 1)).isTrue();
        assertThat(drainage.reachesEdge(outlet)).isTrue();
    }

    @Test
    void waterOnAFlatGetsOut() {
        var drainage = new Drainage(raster(5, new double[25]), 1, 1);

        long leaving = 0;
        for (int cell = 0; cell < 25; cell++) {
            boolean edge = cell < 5 || cell >= 20 || cell % 5 == 0 || cell % 5 == 4;
            leaving += edge ? drainage.above(cell % 5, cell / 5).count() : 0;
        }
        assertThat(leaving).isGreaterThanOrEqualTo(25);
        assertThat(drainage.cellsAbove(2, 2)).isZero();
        assertThat(drainage.reachesEdge(drainage.above(2, 2))).isFalse();
    }

    @Test
    void nodataIsOutside() {
        var drainage = new Drainage(raster(3, 3, Double.NaN, 3), 1, 1);

        assertThat(drainage.above(0, 0).count()).isEqualTo(1);
        assertThat(drainage.above(2, 0).has(1, 0)).isFalse();
    }
}
