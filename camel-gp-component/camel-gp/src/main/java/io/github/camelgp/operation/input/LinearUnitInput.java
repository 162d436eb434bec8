package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.LinearUnit;

/** GPLinearUnit: {@code 8.5 Miles}, {@link LinearUnit}, a map or JSON with distance and units; a bare number is metres. */
final class LinearUnitInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        try {
            LinearUnit unit = read(value, context);
            if (!Double.isFinite(unit.distance())) {
                throw new InvalidInput("is no finite distance");
            }
            return WireValue.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("distance", unit.distance())
                    .put("units", unit.units()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static LinearUnit read(Object value, InputContext context) throws InvalidInput {
        if (value instanceof LinearUnit unit) {
            return unit;
        }
        JsonNode json = value instanceof Number ? null : context.jsonOrNull(value);
        if (json == null || !json.isObject()) {
            return LinearUnit.parse(context.text(value));
        }
        JsonNode distance = json.path("distance");
        if (!distance.isNumber()) {
            throw new InvalidInput("has no number as its member distance");
        }
        return new LinearUnit(distance.doubleValue(), json.path("units").asText("esriMeters"));
    }
}
