package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.util.Collection;
import java.util.Map;

/** GPString and its kin: literal text, not quoted; maps, lists and records become the JSON text that some tools take. */
final class TextInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        if (value instanceof JsonNode
                || value instanceof Map
                || value instanceof Collection
                || value instanceof Record) {
            return WireValue.text(JsonForm.of(value).toString());
        }
        return WireValue.text(context.text(value));
    }
}
