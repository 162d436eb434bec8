package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.draw.Extents;
import io.github.camelgp.server.draw.ImageFormat;
import io.github.camelgp.server.draw.MapDrawing;
import io.github.camelgp.server.draw.MapView;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a picture of results shall look (services reference, Export map; GP result): {@code bbox}, {@code bboxSR},
 * {@code imageSR}, {@code size}, {@code dpi}, {@code format}, {@code transparent}, {@code layers}.
 *
 * @param extent null for all
 * @param system of the picture; unknown for that of the map
 * @param layers the ids that are shown; null for all
 */
record ImageRequest(
        @Nullable Extent extent,
        SpatialReference system,
        int width,
        int height,
        double dpi,
        ImageFormat format,
        boolean transparent,
        @Nullable Set<Integer> layers) {
    static final int LARGEST = 4096;
    private static final int USUAL = 400;

    static ImageRequest read(Parameters parameters, ImageFormat usual) {
        try {
            SpatialReference box = system(parameters, "bboxSR", "outSR");
            SpatialReference image = system(parameters, "imageSR", "outSR");
            Extent extent = extent(parameters.get("bbox").trim(), box);
            String[] size = parameters.get("size").trim().isEmpty()
                    ? new String[] {String.valueOf(USUAL), String.valueOf(USUAL)}
                    : parameters.get("size").trim().split("\\s*,\\s*");
            if (size.length != 2) {
                throw new IllegalArgumentException("'size' parameter is invalid");
            }
            String dpi = parameters.get("dpi").trim();
            String format = parameters.get("format");
            return new ImageRequest(
                    extent,
                    image.isUnknown() && extent != null ? extent.spatialReference() : image,
                    pixels(size[0]),
                    pixels(size[1]),
                    dpi.isEmpty() ? 96 : Math.max(10, Math.min(1200, Double.parseDouble(dpi))),
                    format.isBlank()
                            ? usual
                            : ImageFormat.find(format)
                                    .orElseThrow(() -> new IllegalArgumentException("'format' parameter is invalid")),
                    parameters.flag("transparent"),
                    layers(parameters.get("layers").trim()));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidQuery(String.valueOf(e.getMessage()));
        }
    }

    private static int pixels(String text) {
        int pixels = (int) Math.round(Double.parseDouble(text));
        if (pixels < 1 || pixels > LARGEST) {
            throw new IllegalArgumentException("The requested image exceeds the size limit of " + LARGEST + " pixels");
        }
        return pixels;
    }

    private static @Nullable Extent extent(String text, SpatialReference system) {
        if (text.isEmpty()) {
            return null;
        }
        if (LenientJson.looksLikeJson(text)) {
            JsonNode node = LenientJson.read(text);
            Extent extent = SpatialReferences.readExtent(node);
            return extent.spatialReference().isUnknown() ? withSystem(extent, system) : extent;
        }
        String[] parts = text.split(",");
        if (parts.length != 4) {
            throw new IllegalArgumentException("'bbox' parameter is invalid");
        }
        double[] edges = Stream.of(parts).mapToDouble(Double::parseDouble).toArray();
        return new Extent(edges[0], edges[1], edges[2], edges[3], system);
    }

    private static Extent withSystem(Extent extent, SpatialReference system) {
        return new Extent(extent.xmin(), extent.ymin(), extent.xmax(), extent.ymax(), system);
    }

    private static SpatialReference system(Parameters parameters, String... names) {
        for (String name : names) {
            String text = parameters.get(name);
            if (!text.isBlank()) {
                try {
                    return InputReader.spatialReference(name, text);
                } catch (InvalidInputException e) {
                    throw new IllegalArgumentException("'" + name + "' parameter is invalid", e);
                }
            }
        }
        return SpatialReference.UNKNOWN;
    }

    private static @Nullable Set<Integer> layers(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split(":", 2);
        if (text.isEmpty() || parts.length == 1 || !parts[0].matches("show|include")) {
            return null;
        }
        return Stream.of(parts[1].split(","))
                .filter(part -> part.matches("\\s*\\d{1,4}\\s*"))
                .map(part -> Integer.valueOf(part.trim()))
                .collect(Collectors.toSet());
    }

    /** Draws the layers that are wanted, and that pass the filter. */
    Drawn draw(ResultMap map, Predicate<ResultMap.Entry> filter) {
        Predicate<ResultMap.Entry> shown = filter.and(
                entry -> layers == null || layers.contains(map.layers().indexOf(entry)));
        SpatialReference own = system.isUnknown() ? map.system() : system;
        Extent place;
        try {
            place = extent == null ? Extents.withMargin(map.extent(own, shown), 0.05) : Extents.project(extent, own);
        } catch (SpatialReferenceException e) {
            throw ProtocolException.invalidQuery("'bbox' parameter is invalid: " + e.getMessage());
        }
        MapView view = MapView.fit(place, width, height, dpi);
        byte[] bytes = format.encode(
                MapDrawing.draw(view, map.pictures(own, shown), transparent && format != ImageFormat.JPG));
        return new Drawn(view, bytes);
    }

    /** The same with only these layers, for a single result. */
    Drawn drawResult(ResultMap map, String parameter) {
        return draw(map, entry -> entry.output().parameter().name().equals(parameter));
    }

    /** A picture and what it shows. */
    record Drawn(MapView view, byte[] bytes) {}

    /** All of them. */
    Drawn draw(ResultMap map) {
        return draw(map, entry -> true);
    }
}
