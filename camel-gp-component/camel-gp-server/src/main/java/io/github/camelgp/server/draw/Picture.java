package io.github.camelgp.server.draw;

import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Features;
import java.awt.image.BufferedImage;

/** Something that a map shows. */
public sealed interface Picture {
    /** Between 0 (not seen) and 1. */
    double opacity();

    /** Features in any system. */
    record Shapes(Features features, Symbol symbol, double opacity) implements Picture {}

    /** An image that lies in the system of the map; pixels are as wide as the extent makes them. */
    record Raster(BufferedImage image, Extent extent, double opacity) implements Picture {}
}
