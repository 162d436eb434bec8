package io.github.camelgp.server.tool.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.Symbol;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The symbols of single features: their own, or by the renderer of their layer (simple, unique values, classes). */
final class FeatureSymbols {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeatureSymbols() {}

    static Symbol of(JsonNode definition, JsonNode feature, Symbol plain) {
        if (feature.path("symbol").isObject()) {
            return Symbol.read(feature.path("symbol"), plain);
        }
        JsonNode renderer = definition.path("drawingInfo").path("renderer");
        JsonNode attributes = feature.path("attributes");
        Optional<JsonNode> found = Optional.empty();
        if (renderer.path("type").asText().equals("uniqueValue")) {
            String value = attributes.path(renderer.path("field1").asText()).asText();
            found = first(
                    renderer.path("uniqueValueInfos"),
                    info -> info.path("value").asText().equals(value));
        } else if (renderer.path("type").asText().equals("classBreaks")) {
            double value = attributes.path(renderer.path("field").asText()).asDouble(Double.NaN);
            found = first(
                    renderer.path("classBreakInfos"),
                    info -> value <= info.path("classMaxValue").asDouble());
        }
        return Symbol.read(found.map(info -> info.path("symbol")).orElse(renderer), plain);
    }

    /** Features by their symbols, in the order in which these come first. */
    static Map<Symbol, Features> split(JsonNode definition, Features features, Symbol plain) {
        JsonNode renderer = definition.path("drawingInfo").path("renderer");
        if (!renderer.has("uniqueValueInfos") && !renderer.has("classBreakInfos")) {
            return Map.of(Symbol.read(definition, plain), features);
        }
        Map<Symbol, List<Feature>> bySymbol = new LinkedHashMap<>();
        for (Feature feature : features.rows()) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("attributes", JSON.valueToTree(feature.attributes()));
            bySymbol.computeIfAbsent(of(definition, node, plain), symbol -> new ArrayList<>())
                    .add(feature);
        }
        Map<Symbol, Features> parts = new LinkedHashMap<>();
        bySymbol.forEach((symbol, rows) -> parts.put(symbol, features.withRows(rows)));
        return parts;
    }

    private static Optional<JsonNode> first(JsonNode infos, Predicate<JsonNode> wanted) {
        for (JsonNode info : infos) {
            if (wanted.test(info)) {
                return Optional.of(info);
            }
        }
        return Optional.empty();
    }
}
