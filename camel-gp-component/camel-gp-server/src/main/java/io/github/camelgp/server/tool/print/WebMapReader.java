package io.github.camelgp.server.tool.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.Picture;
import io.github.camelgp.server.draw.Symbol;
import io.github.camelgp.server.json.EsriJsonReader;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the JSON of a web map to print (services reference, Export web map specification): features that it carries, and
 * layers of this server by their addresses. What it names on other servers is left out, with a warning.
 */
final class WebMapReader {
    private static final int MOST_LAYERS = 200;
    private static final int LARGEST = 10_000;
    private static final long MOST_PIXELS = 40_000_000;
    private static final Pattern SERVICE = Pattern.compile("(?i).*/(MapServer/jobs/\\w+|FeatureServer)");

    private final TaskCall call;
    private final List<Picture> pictures = new ArrayList<>();
    private SpatialReference system = SpatialReference.UNKNOWN;

    WebMapReader(TaskCall call) {
        this.call = call;
    }

    WebMap read(String text) {
        JsonNode map;
        try {
            map = LenientJson.read(text);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
        JsonNode options = map.path("mapOptions");
        Extent extent = extent(options);
        system = extent.spatialReference();
        for (JsonNode base : map.path("baseMap").path("baseMapLayers")) {
            call.warning("The base map " + nameOf(base) + " is left out: this server fetches nothing from elsewhere.");
        }
        map.path("operationalLayers").forEach(this::addLayer);
        JsonNode export = map.path("exportOptions");
        JsonNode size = export.path("outputSize");
        JsonNode layout = map.path("layoutOptions");
        int width = pixels(size.path(0).asInt(800));
        int height = pixels(size.path(1).asInt(600));
        if ((long) width * height > MOST_PIXELS) {
            throw invalid("the image would have more than " + MOST_PIXELS + " pixels");
        }
        return new WebMap(
                extent,
                Math.max(0, options.path("scale").asDouble(0)),
                width,
                height,
                Math.max(10, Math.min(300, export.path("dpi").asDouble(96))),
                layout.path("titleText").asText(""),
                layout.path("authorText").asText(""),
                layout.path("copyrightText").asText(""),
                List.copyOf(pictures));
    }

    private static int pixels(int given) {
        if (given < 1 || given > LARGEST) {
            throw invalid("outputSize must be 1 to " + LARGEST + ", but was " + given);
        }
        return given;
    }

    private static Extent extent(JsonNode options) {
        try {
            Extent extent = SpatialReferences.readExtent(options.path("extent"));
            SpatialReference own = extent.spatialReference().isUnknown()
                    ? SpatialReferences.read(options.path("spatialReference"))
                    : extent.spatialReference();
            return new Extent(extent.xmin(), extent.ymin(), extent.xmax(), extent.ymax(), own);
        } catch (IllegalArgumentException e) {
            throw invalid("mapOptions." + e.getMessage());
        }
    }

    private void addLayer(JsonNode layer) {
        if (!layer.path("visibility").asBoolean(true)) {
            return;
        }
        double opacity = layer.path("opacity").asDouble(1);
        String url = layer.path("url").asText("");
        JsonNode collection = layer.path("featureCollection").path("layers");
        for (JsonNode part : collection) {
            addFeatures(part, opacity);
        }
        if (collection.isEmpty() && !url.isEmpty()) {
            addServed(layer, url, opacity);
        }
    }

    /** A layer by its address, or all layers of a service by the service's. */
    private void addServed(JsonNode layer, String url, double opacity) {
        List<Features> found = new ArrayList<>();
        String address = url.replaceFirst("/+$", "");
        call.layer(address).ifPresent(found::add);
        if (found.isEmpty() && SERVICE.matcher(address).matches()) {
            Optional<Features> next = call.layer(address + "/0");
            while (next.isPresent() && found.size() < MOST_LAYERS) {
                found.add(next.get());
                next = call.layer(address + "/" + found.size());
            }
        }
        if (found.isEmpty()) {
            call.warning("The layer " + nameOf(layer) + " is left out: it is not an open layer of this server.");
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Features features = found.get(i);
            if (features.geometryType() != null) {
                Symbol plain = Symbol.standard(features.geometryType(), pictures.size());
                FeatureSymbols.split(layer.path("layerDefinition"), features, plain)
                        .forEach((symbol, part) -> add(new Picture.Shapes(part, symbol, opacity)));
            }
        }
    }

    private static String nameOf(JsonNode layer) {
        return layer.path("title").asText(layer.path("id").asText(""));
    }

    private void addFeatures(JsonNode layer, double opacity) {
        if (!(layer.path("featureSet") instanceof ObjectNode set)) {
            return;
        }
        JsonNode definition = layer.path("layerDefinition");
        String type =
                set.path("geometryType").asText(definition.path("geometryType").asText(""));
        Symbol plain = Symbol.standard(type.isEmpty() ? typeOf(set) : type, pictures.size());
        Map<Symbol, ArrayNode> bySymbol = new LinkedHashMap<>();
        for (JsonNode feature : set.path("features")) {
            bySymbol.computeIfAbsent(
                            FeatureSymbols.of(definition, feature, plain),
                            symbol -> JsonNodeFactory.instance.arrayNode())
                    .add(feature);
        }
        bySymbol.forEach((symbol, features) -> {
            ObjectNode part = JsonNodeFactory.instance.objectNode();
            part.setAll(set);
            part.set("features", features);
            try {
                Features read = new EsriJsonReader(type.isEmpty() ? null : type, system).read(part);
                add(new Picture.Shapes(read, symbol, opacity));
            } catch (IllegalArgumentException e) {
                throw invalid("featureCollection: " + e.getMessage());
            }
        });
    }

    private static String typeOf(JsonNode set) {
        JsonNode first = set.path("features").path(0).path("geometry");
        if (first.has("rings")) {
            return "esriGeometryPolygon";
        }
        return first.has("paths") ? "esriGeometryPolyline" : "esriGeometryPoint";
    }

    private void add(Picture picture) {
        if (pictures.size() >= MOST_LAYERS) {
            throw invalid("it has more than " + MOST_LAYERS + " layers or symbols");
        }
        pictures.add(picture);
    }

    private static ToolException invalid(String why) {
        return new ToolException("ERROR 001305: The web map can't be read: " + why + ".");
    }
}
