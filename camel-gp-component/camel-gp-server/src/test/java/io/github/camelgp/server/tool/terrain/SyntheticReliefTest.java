package io.github.camelgp.server.tool.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.geo.LocalPlane;
import org.junit.jupiter.api.Test;

class SyntheticReliefTest {

    @Test
    void hasTheSameHeightsInEveryRun() {
        assertThat(SyntheticRelief.heightAt(-119.55, 36.26)).isEqualTo(SyntheticRelief.heightAt(-119.55, 36.26));
        assertThat(SyntheticRelief.heightAt(-119.55, 36.26)).isEqualTo(509.702631, within(1e-6));
    }

    @Test
    void staysBetweenTheSeaAndEightHundredMetresAndHasHills() {
        var heights = SyntheticRelief.around(new LocalPlane(-119.55, 36.26), 13_700, 100);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double steepest = 0;
        for (int row = 0; row < heights.rows(); row++) {
            for (int column = 0; column < heights.columns(); column++) {
                lowest = Math.min(lowest, heights.height(column, row));
                highest = Math.max(highest, heights.height(column, row));
                if (column > 0) {
                    steepest =
                            Math.max(steepest, Math.abs(heights.height(column, row) - heights.height(column - 1, row)));
                }
            }
        }

        assertThat(lowest).isGreaterThanOrEqualTo(0);
        assertThat(highest).isLessThanOrEqualTo(800);
        assertThat(highest - lowest).isGreaterThan(200);
        assertThat(steepest).isLessThan(100);
    }

    @Test
    void isTheSameGroundWhoeverLooksAtIt() {
        var here = new LocalPlane(179.99, 10);
        var there = new LocalPlane(-179.98, 10.01);
        var fromHere = SyntheticRelief.around(here, 5000, 10);
        var fromThere = SyntheticRelief.around(there, 5000, 10);

        double height = SyntheticRelief.heightAt(-179.995, 10.005);

        var hereAt = here.toPlane(-179.995, 10.005);
        var thereAt = there.toPlane(-179.995, 10.005);
        assertThat(fromHere.heightAt(hereAt.x, hereAt.y)).isEqualTo(height, within(0.5));
        assertThat(fromThere.heightAt(thereAt.x, thereAt.y)).isEqualTo(height, within(0.5));
    }

    @Test
    void putsTheObserverInTheMiddleOfTheMiddleCell() {
        var raster = SyntheticRelief.around(new LocalPlane(0, 0), 1000, 10);

        assertThat(raster.columns()).isEqualTo(201);
        assertThat(raster.rows()).isEqualTo(201);
        assertThat(raster.columnAt(0)).isEqualTo(100.5);
        assertThat(raster.rowAt(0)).isEqualTo(100.5);
    }
}
