package io.github.camelgp.esrijson;

import org.jspecify.annotations.Nullable;

/**
 * What the ordinates after x and y are. Esri JSON says so by {@code hasZ} and {@code hasM}; a third one that neither
 * announces is a height, a fourth then a measure. A fourth beside {@code hasZ} or {@code hasM} alone is dropped.
 *
 * @param hasZ null when not told
 * @param hasM null when not told
 */
public record Layout(@Nullable Boolean hasZ, @Nullable Boolean hasM) {
    /** Nothing is told, as in GeoJSON. */
    public static final Layout UNTOLD = new Layout(null, null);

    private static final int FLAT = 2;

    /** How many ordinates of a position that has {@code given} are kept; at least 2. */
    public int dimension(int given) {
        if (given <= FLAT) {
            return FLAT;
        }
        boolean one = Boolean.TRUE.equals(hasZ) != Boolean.TRUE.equals(hasM);
        return one ? FLAT + 1 : given;
    }

    /** How many of the kept ones are measures. */
    public int measures(int given) {
        return switch (dimension(given)) {
            case FLAT -> 0;
            case FLAT + 1 -> Boolean.TRUE.equals(hasM) && !Boolean.TRUE.equals(hasZ) ? 1 : 0;
            default -> 1;
        };
    }
}
