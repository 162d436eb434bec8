package io.github.camelgp.server.tool.terrain;

/**
 * What stands for the ground.
 *
 * @param grid the surveyed part
 * @param gridOnly whether tools fail outside the grid; else they work on {@link SyntheticRelief} there, and say so
 */
public record ElevationSource(ElevationGrid grid, boolean gridOnly) {

    /** The grid that ships with the server, and the synthetic relief around it. */
    public static ElevationSource shipped() {
        return new ElevationSource(ElevationGrid.maungaWhau(), false);
    }

    /** A user's grid, and the synthetic relief around it. */
    public static ElevationSource of(ElevationGrid grid) {
        return new ElevationSource(grid, false);
    }

    /** The same grid without anything around it. */
    public ElevationSource withoutRelief() {
        return new ElevationSource(grid, true);
    }
}
