package io.github.camelgp.server.tool.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetisOrdTest {

    /** By hand: mean 2, deviation sqrt(6.4), of five in a row; the last with its neighbour has 1 + 7 against 4 expected. */
    @Test
    void agreesWithACalculationByHand() {
        var cells = new ArrayList<GetisOrd.Cell>();
        int[] counts = {0, 1, 1, 1, 7};
        for (int column = 0; column < counts.length; column++) {
            cells.add(new GetisOrd.Cell(column, 0, counts[column]));
        }

        var last = GetisOrd.of(cells, 1).get(4);

        double deviation = Math.sqrt((0 + 1 + 1 + 1 + 49) / 5.0 - 4);
        double expected = (8 - 2 * 2) / (deviation * Math.sqrt((5 * 2 - 4) / 4.0));
        assertThat(last.neighbours()).isEqualTo(2);
        assertThat(last.zScore()).isEqualTo(expected, within(1e-12));
        assertThat(last.pValue()).isEqualTo(0.1967, within(1e-3));
        assertThat(last.bin()).isZero();
    }

    @Test
    void equalCountsAreNeitherHotNorCold() {
        var scores = GetisOrd.of(List.of(new GetisOrd.Cell(0, 0, 3), new GetisOrd.Cell(1, 0, 3)), 1);

        assertThat(scores).allSatisfy(score -> {
            assertThat(score.zScore()).isZero();
            assertThat(score.pValue()).isEqualTo(1, within(1e-6));
            assertThat(score.bin()).isZero();
        });
    }

    @Test
    void aClusterIsHotAndFarFromItIsCold() {
        var cells = new ArrayList<GetisOrd.Cell>();
        for (int i = 0; i < 400; i++) {
            int column = i % 20;
            int row = i / 20;
            cells.add(new GetisOrd.Cell(column, row, column < 10 ? 5 + (column < 3 && row < 3 ? 40 : 0) : 0));
        }

        var scores = GetisOrd.of(cells, 2.5);

        assertThat(scores.get(21).bin()).isEqualTo(3);
        assertThat(scores.get(21).pValue()).isLessThan(0.01);
        assertThat(scores.get(399).zScore()).isNegative();
    }
}
