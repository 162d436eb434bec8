package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;

/** Types without a reader of their own: JSON and text pass as they are, maps, lists and records as JSON. */
final class JsonInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        JsonNode json = context.jsonOrNull(value);
        return json == null ? WireValue.text(context.text(value)) : WireValue.of(json);
    }
}
