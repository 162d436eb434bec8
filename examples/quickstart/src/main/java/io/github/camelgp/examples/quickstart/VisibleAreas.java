package io.github.camelgp.examples.quickstart;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Puts observers and what they see side by side. The tool gives one area per observer, in their order. */
final class VisibleAreas {
    /** Of a sphere with the area of the Earth; good for a percent, which is all that is printed. */
    private static final double METRES_PER_DEGREE = Math.toRadians(6_371_007);

    private VisibleAreas() {}

    static List<String> lines(Exchange exchange, Path observers, Path areas) {
        Iterator<Feature> seen = features(exchange, areas).iterator();
        List<String> lines = new ArrayList<>();
        for (Feature observer : features(exchange, observers)) {
            if (!seen.hasNext()) {
                break; // another task than the viewshed may give fewer
            }
            Feature area = seen.next();
            lines.add(String.format(
                    Locale.ROOT, "%-14s sees %5.1f ha", name(observer, lines.size()), hectares(area.geometry())));
        }
        return lines;
    }

    private static FeatureSet features(Exchange exchange, Path file) {
        return exchange.getContext().getTypeConverter().convertTo(FeatureSet.class, exchange, file.toFile());
    }

    private static String name(Feature observer, int index) {
        Object name = observer.attributes().get("name");
        return name == null ? "observer " + (index + 1) : name.toString();
    }

    /** Of degrees; the result is GeoJSON, which is always WGS 84. */
    private static double hectares(@Nullable Geometry area) {
        if (area == null || area.isEmpty()) {
            return 0;
        }
        double latitude = area.getCentroid().getY();
        return area.getArea() * METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude)) / 10_000;
    }
}
