package io.github.camelgp.server.tool.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LineOfSightTest {

    @Test
    void onAPlainEverythingInReachIsSeen() {
        var seen = look(flat(21, 21), 10, 10, 1.7, 50);

        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 21; column++) {
                assertThat(seen.has(column, row)).isEqualTo(Math.hypot(column - 10, row - 10) <= 5);
            }
        }
    }

    @Test
    void aWallHidesThePlainBehindItAndIsSeenItself() {
        var heights = new float[21 * 21];
        for (int row = 0; row < 21; row++) {
            heights[row * 21 + 14] = 30;
        }

        var seen = look(new Raster(21, 0, 0, 10, 10, heights), 10, 10, 1.7, 1000);

        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 21; column++) {
                assertThat(seen.has(column, row)).as("%d, %d", column, row).isEqualTo(column <= 14);
            }
        }
    }

    @Test
    void aTowerBehindTheWallIsSeenIfItIsHighEnough() {
        var heights = new float[21];
        heights[5] = 10;
        heights[10] = 21;
        heights[15] = 20;

        var seen = look(new Raster(21, 0, 0, 10, 10, heights), 0, 0, 0.5, 1000);

        assertThat(seen.has(10, 0)).isTrue();
        assertThat(seen.has(9, 0)).isFalse();
        assertThat(seen.has(15, 0)).isFalse();
    }

    @Test
    void agreesWithMarchingAlongTheLineOnRandomTerrain() {
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var heights = new float[17 * 13];
            for (int i = 0; i < heights.length; i++) {
                heights[i] = random.nextFloat() * 20;
            }
            var raster = new Raster(17, 1000, 5000, 10, 10, heights);
            int eyeColumn = random.nextInt(17);
            int eyeRow = random.nextInt(13);

            var seen = look(raster, eyeColumn, eyeRow, 2, 500);

            for (int row = 0; row < 13; row++) {
                for (int column = 0; column < 17; column++) {
                    assertThat(seen.has(column, row))
                            .as("seed %d, %d, %d", seed, column, row)
                            .isEqualTo(steepest(raster, eyeColumn, eyeRow, column, row, 2));
                }
            }
        }
    }

    @Test
    void noDataIsNeitherSeenNorInTheWay() {
        var heights = new float[9];
        heights[4] = Float.NaN;

        var seen = look(new Raster(9, 0, 0, 10, 10, heights), 0, 0, 1.7, 1000);

        assertThat(seen.has(4, 0)).isFalse();
        assertThat(seen.has(8, 0)).isTrue();
    }

    @Test
    void curvatureHidesWhatIsFarBelowTheHorizon() {
        var plain = flat(1001, 1);

        var straight = new LineOfSight(plain, 50, 50, false).from(5, -5, 1.7, 60_000, share -> {});
        var curved = new LineOfSight(plain, 50, 50, true).from(5, -5, 1.7, 60_000, share -> {});

        assertThat(straight.has(1000, 0)).isTrue();
        assertThat(curved.has(1000, 0)).isFalse();
        assertThat(curved.has(60, 0)).isTrue();
        assertThat(curved.has(120, 0)).isFalse();
    }

    @Test
    void anObserverBetweenCentresSeesWithTheHeightThere() {
        var raster = new Raster(4, 0, 0, 10, 10, new float[] {0, 20, 0, 0});

        var fromTheSlope = new LineOfSight(raster).from(12, -5, 1.7, 1000, share -> {});
        var fromTheFoot = new LineOfSight(raster).from(2, -5, 1.7, 1000, share -> {});

        assertThat(fromTheSlope.has(3, 0)).isFalse();
        assertThat(fromTheFoot.has(2, 0)).isFalse();
        assertThat(fromTheFoot.has(1, 0)).isTrue();
    }

    @Test
    void fromTheCratersFloorTheRimHidesWhatLiesBehindIt() {
        var heights = ElevationGrid.maungaWhau().heights();
        // the floor of the crater: the lowest cell that is walled in on all sides
        int floorColumn = 34;
        int floorRow = 28;
        assertThat(heights.height(floorColumn, floorRow)).isEqualTo(150);

        var seen = look(heights, floorColumn, floorRow, 1.7, 2000);

        assertThat(seen.has(floorColumn, floorRow)).isTrue();
        int[][] directions = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (var way : directions) {
            int rim = rim(heights, floorColumn, floorRow, way);
            int wall = rim - 1;
            assertThat(seen.has(floorColumn + way[0] * wall, floorRow + way[1] * wall))
                    .as("inner wall, %d cells towards %d %d", wall, way[0], way[1])
                    .isTrue();
            int beyond = rim + 4;
            assertThat(seen.has(floorColumn + way[0] * beyond, floorRow + way[1] * beyond))
                    .as("beyond the rim, %d cells towards %d %d", beyond, way[0], way[1])
                    .isFalse();
        }
        assertThat(seen.has(0, 0)).isFalse();
        assertThat(seen.has(60, 86)).isFalse();
    }

    @Test
    void theSummitSeesMoreThanTheCratersFloor() {
        var heights = ElevationGrid.maungaWhau().heights();
        var summit = highest(heights);

        var fromSummit = look(heights, summit[0], summit[1], 1.7, 2000);
        var fromFloor = look(heights, 34, 28, 1.7, 2000);

        assertThat(fromSummit.count()).isGreaterThan(2 * fromFloor.count());
    }

    @Test
    void seesTheSameTwice() {
        var heights = ElevationGrid.maungaWhau().heights();

        var once = CellAreas.of(look(heights, 20, 40, 1.7, 2000), heights, 50);
        var again = CellAreas.of(look(heights, 20, 40, 1.7, 2000), heights, 50);

        assertThat(again.toText()).isEqualTo(once.toText());
    }

    @Test
    void tellsHowFarItIsAndStopsWhenTold() {
        var shares = new ArrayList<Double>();

        new LineOfSight(flat(3, 4)).from(5, -5, 1.7, 100, shares::add);

        assertThat(shares).containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThatThrownBy(() -> new LineOfSight(flat(3, 4)).from(5, -5, 1.7, 100, share -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesAnObserverWithoutGround() {
        assertThatThrownBy(() -> new LineOfSight(flat(3, 3)).from(500, 500, 1.7, 100, share -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CellMask look(Raster raster, int column, int row, double above, double reach) {
        return new LineOfSight(raster).from(raster.x(column + 0.5), raster.y(row + 0.5), above, reach, share -> {});
    }

    private static Raster flat(int columns, int rows) {
        return new Raster(columns, 0, 0, 10, 10, new float[columns * rows]);
    }

    /** How many cells away the ground is highest as seen from the floor, going straight in one direction. */
    private static int rim(Raster heights, int column, int row, int[] way) {
        int rim = 1;
        double steepest = Double.NEGATIVE_INFINITY;
        for (int away = 1; away < 26; away++) {
            int c = column + way[0] * away;
            int r = row + way[1] * away;
            if (c < 0 || r < 0 || c >= heights.columns() || r >= heights.rows()) {
                break;
            }
            double slope = (heights.height(c, r) - heights.height(column, row) - 1.7) / away;
            if (slope > steepest) {
                steepest = slope;
                rim = away;
            }
        }
        return rim;
    }

    private static int[] highest(Raster heights) {
        int[] best = {0, 0};
        for (int row = 0; row < heights.rows(); row++) {
            for (int column = 0; column < heights.columns(); column++) {
                if (heights.height(column, row) > heights.height(best[0], best[1])) {
                    best = new int[] {column, row};
                }
            }
        }
        return best;
    }

    /** The same question answered by comparing slopes, from the target back to the eye. */
    private static boolean steepest(Raster raster, int eyeColumn, int eyeRow, int column, int row, double above) {
        double eye = raster.height(eyeColumn, eyeRow) + above;
        int steps = Math.max(Math.abs(column - eyeColumn), Math.abs(row - eyeRow));
        if (steps == 0) {
            return true;
        }
        double slope = (raster.height(column, row) - eye) / steps;
        for (int back = 1; back < steps; back++) {
            double c = column - (column - eyeColumn) * (double) back / steps;
            double r = row - (row - eyeRow) * (double) back / steps;
            double ground = raster.heightAt(raster.x(c + 0.5), raster.y(r + 0.5));
            if ((ground - eye) / (steps - back) > slope + 1e-5) {
                return false;
            }
        }
        return true;
    }
}
