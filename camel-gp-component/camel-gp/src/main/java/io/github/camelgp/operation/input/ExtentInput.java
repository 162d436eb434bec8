package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.model.Extent;
import io.github.camelgp.model.GpParameter;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * GPExtent and GPEnvelope: {@code Extent}, JTS envelopes, geometries (their box, SRID as wkid), {@code
 * xmin,ymin,xmax,ymax} as text or numbers, or a map or JSON, where the system may be spelt {@code spatial_reference}.
 */
final class ExtentInput implements InputType {
    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");
    private static final String NUMBERS = "\\s*,\\s*";

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        JsonNode json = json(value, context);
        if (json.isArray()) {
            json = ofNumbers(json);
        }
        for (String edge : EDGES) {
            if (!json.path(edge).isNumber()) {
                throw new InvalidInput("has no number as its member " + edge);
            }
        }
        check(json, "xmin", "xmax");
        check(json, "ymin", "ymax");
        return WireValue.of(json);
    }

    private static JsonNode json(Object value, InputContext context) throws InvalidInput {
        try {
            if (value instanceof Envelope box) {
                return JsonForm.of(Extent.of(box, null));
            }
            if (value instanceof Geometry geometry) {
                return JsonForm.of(Extent.of(geometry));
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
        JsonNode json = context.jsonOrNull(value);
        return json == null || json.isValueNode() ? ofText(context.text(value)) : json;
    }

    private static JsonNode ofText(String text) throws InvalidInput {
        try {
            return ofNumbers(InputContext.JSON.valueToTree(List.of(text.strip().split(NUMBERS)).stream()
                    .map(Double::valueOf)
                    .toList()));
        } catch (NumberFormatException e) {
            throw new InvalidInput("is no extent: neither xmin,ymin,xmax,ymax nor JSON", e);
        }
    }

    private static ObjectNode ofNumbers(JsonNode numbers) throws InvalidInput {
        if (numbers.size() != EDGES.size()) {
            throw new InvalidInput(
                    "has " + numbers.size() + " numbers, an extent has four: " + String.join(", ", EDGES));
        }
        ObjectNode json = InputContext.JSON.createObjectNode();
        for (int i = 0; i < EDGES.size(); i++) {
            json.set(EDGES.get(i), numbers.get(i));
        }
        return json;
    }

    private static void check(JsonNode json, String lower, String upper) throws InvalidInput {
        if (json.get(lower).doubleValue() > json.get(upper).doubleValue()) {
            throw new InvalidInput("has a greater " + lower + " than " + upper);
        }
    }
}
