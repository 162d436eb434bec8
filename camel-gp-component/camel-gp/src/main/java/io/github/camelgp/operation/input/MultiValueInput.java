package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.util.ArrayList;
import java.util.List;

/** GPMultiValue: lists, arrays and JSON arrays, each element read as its own type; anything else is the only element. */
final class MultiValueInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        GpParameter element = Members.element(parameter);
        List<String> items = new ArrayList<>();
        for (Object item : Elements.of(value)) {
            if (item == null || item instanceof JsonNode node && node.isNull()) {
                throw new InvalidInput("holds null at [" + items.size() + "]");
            }
            items.add(item(item, element, context, items.size()));
        }
        return WireValue.json("[" + String.join(",", items) + "]");
    }

    private static String item(Object item, GpParameter element, InputContext context, int index) throws InvalidInput {
        try {
            return InputTypes.wireValue(Elements.plain(item), element, context).json();
        } catch (InvalidInput e) {
            throw new InvalidInput("at [" + index + "] " + e.getMessage(), e);
        }
    }
}
