package io.github.camelgp.server.tool.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.json.EsriJsonReader;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.layer.WhereClause;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;

/**
 * Layers as the tools of spatial analysis take them: JSON in a text, either {@code {"url","filter"}} of a layer on this server, a
 * feature collection {@code {"layerDefinition","featureSet"}}, or a feature set.
 */
final class LayerInput {

    private LayerInput() {}

    /**
     * Reads a layer.
     *
     * @throws ToolException if it is none, or can't be reached
     */
    static Features read(TaskCall call, String parameter) {
        var json = json(call, parameter);
        if (json.hasNonNull("url")) {
            var url = json.path("url").asText();
            var where = json.path("filter").asText("");
            return call.layer(url)
                    .map(layer -> where.isBlank() ? layer : filtered(layer, where, parameter))
                    .orElseThrow(() -> new ToolException("ERROR 000732: " + parameter + ": the layer " + url
                            + " can't be read: this server takes layers of its own, and features in the request."));
        }
        var set = json.has("featureSet") ? json.path("featureSet") : json;
        var type = json.path("layerDefinition").path("geometryType").asText("");
        try {
            return new EsriJsonReader(type.isEmpty() ? null : type, SpatialReference.WGS84).read(set);
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 000735: " + parameter + " holds no features: " + e.getMessage(), e);
        }
    }

    private static Features filtered(Features layer, String where, String parameter) {
        try {
            var clause = WhereClause.parse(where, name -> layer.fields().stream()
                    .map(Field::name)
                    .filter(name::equalsIgnoreCase)
                    .findFirst());
            return layer.withRows(layer.rows().stream()
                    .filter(row -> clause.test(row.attributes()))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 000358: " + parameter + ": Invalid filter: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads an object in a text.
     *
     * @throws ToolException if it isn't one
     */
    static JsonNode json(TaskCall call, String parameter) {
        try {
            var json = LenientJson.read(call.text(parameter));
            if (json.isObject()) {
                return json;
            }
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 000622: " + parameter + " is not valid JSON: " + e.getMessage(), e);
        }
        throw new ToolException("ERROR 000622: " + parameter + " is not a JSON object.");
    }
}
