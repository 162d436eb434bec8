package io.github.camelgp.server.tool.print;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.draw.Symbol;
import java.util.Optional;
import java.util.function.Predicate;

/** The symbols of single features: their own, or by the renderer of their layer (simple, unique values, classes). */
final class FeatureSymbols {
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

    private static Optional<JsonNode> first(JsonNode infos, Predicate<JsonNode> wanted) {
        for (JsonNode info : infos) {
            if (wanted.test(info)) {
                return Optional.of(info);
            }
        }
        return Optional.empty();
    }
}
