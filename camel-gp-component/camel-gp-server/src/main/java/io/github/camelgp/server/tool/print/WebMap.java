package io.github.camelgp.server.tool.print;

import io.github.camelgp.server.draw.MapView;
import io.github.camelgp.server.draw.Picture;
import io.github.camelgp.server.value.Extent;
import java.util.List;

/**
 * A web map to print.
 *
 * @param extent what the client saw
 * @param scale the denominator; 0 to fit the extent
 * @param width of the image alone, in pixels
 * @param height of the image alone, in pixels
 * @param dpi pixels per inch
 * @param title empty for none
 * @param author empty for none
 * @param copyright empty for none
 * @param layers the first lowest
 */
record WebMap(
        Extent extent,
        double scale,
        int width,
        int height,
        double dpi,
        String title,
        String author,
        String copyright,
        List<Picture> layers) {
    /** The view of an image of that size. */
    MapView view(int pixelsWide, int pixelsHigh) {
        MapView view = MapView.fit(extent, pixelsWide, pixelsHigh, dpi);
        return scale > 0 ? view.atScale(scale) : view;
    }
}
