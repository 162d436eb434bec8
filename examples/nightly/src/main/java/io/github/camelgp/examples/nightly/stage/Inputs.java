package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** The files that others left on the FTP server: GeoJSON, one place on the volcano Maunga Whau each. */
final class Inputs {
    /** The one that is bad: it lies on another volcano, where the server has no elevation model. */
    static final int BAD = 17;

    private static final double LONGITUDE = 174.7645;
    private static final double LATITUDE = -36.8767;
    private static final String ONE_TREE_HILL = "[174.78310, -36.90030]";

    private Inputs() {}

    static void write(Path inbox, int number) throws IOException {
        Random random = new Random(2026);
        for (int i = 1; i <= number; i++) {
            String place = String.format(
                    Locale.ROOT,
                    "[%.5f, %.5f]",
                    LONGITUDE + 0.0025 * (2 * random.nextDouble() - 1),
                    LATITUDE + 0.003 * (2 * random.nextDouble() - 1));
            String feature =
                    """
                    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"site": "%s"},
                      "geometry": {"type": "Point", "coordinates": %s}}]}
                    """
                            .formatted(name(i), i == BAD ? ONE_TREE_HILL : place);
            Files.writeString(inbox.resolve(name(i) + ".geojson"), feature);
        }
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "site-%03d", number);
    }
}
