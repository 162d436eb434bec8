package io.github.camelgp.server.tool.hotspot;

import java.util.Arrays;
import java.util.List;

/**
 * The statistic Gi* of Getis and Ord on points with values, each neighbour within a fixed distance counting alike, the
 * point itself too (spatial statistics, hot spot analysis).
 *
 * @param zScore standard deviations from what chance would give; 0 where all values are alike
 * @param pValue how likely chance gives as much, both ways
 * @param neighbours within the distance, itself too
 */
record GetisOrd(double zScore, double pValue, int neighbours) {

    /**
     * Computes it for all cells.
     *
     * @param distance in units of cells
     */
    static List<GetisOrd> of(List<Cell> cells, double distance) {
        var values = cells.stream().mapToDouble(Cell::count).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double squares =
                Arrays.stream(values).map(value -> value * value).average().orElse(0);
        double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
        return cells.stream()
                .map(cell -> of(cell, cells, distance, mean, deviation))
                .toList();
    }

    private static GetisOrd of(Cell cell, List<Cell> cells, double distance, double mean, double deviation) {
        int near = 0;
        double sum = 0;
        for (var other : cells) {
            if (Math.hypot(cell.column() - other.column(), cell.row() - other.row()) <= distance) {
                near++;
                sum += other.count();
            }
        }
        double n = cells.size();
        double spread = n < 2 ? 0 : deviation * Math.sqrt((n * near - (double) near * near) / (n - 1));
        double z = spread > 1e-12 ? (sum - mean * near) / spread : 0;
        return new GetisOrd(z, Math.min(1, complementOfError(Math.abs(z) / Math.sqrt(2))), near);
    }

    /** 3, 2, 1 for hot with 99, 95, 90 percent of confidence, below zero for cold, 0 for neither. */
    int bin() {
        int confidence = pValue < 0.01 ? 3 : pValue < 0.05 ? 2 : pValue < 0.1 ? 1 : 0;
        return zScore < 0 ? -confidence : confidence;
    }

    /** erfc for x from 0, by formula 7.1.26 of Abramowitz and Stegun; off by 1.5e-7 at most. */
    private static double complementOfError(double x) {
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return polynomial * Math.exp(-x * x);
    }

    /** A cell of a fishnet with the number of incidents in it. */
    record Cell(int column, int row, int count) {}
}
