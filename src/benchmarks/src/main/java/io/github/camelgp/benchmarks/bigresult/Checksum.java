package io.github.camelgp.benchmarks.bigresult;

/** Counts features and adds up all their positions, bit by bit, whatever the order of features and the way rings run. */
final class Checksum {
    private long features;
    private long sum;
    private long positions;

    void position(double x, double y) {
        long mixed = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(Double.doubleToLongBits(y), 31);
        positions += mixed * mixed + mixed;
    }

    /** The positions since the last call were those of this feature. */
    void feature(long objectId) {
        features++;
        sum += positions * (2 * objectId + 1);
        positions = 0;
    }

    long features() {
        return features;
    }

    String text() {
        return features + "/" + Long.toHexString(sum);
    }
}
