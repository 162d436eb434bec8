package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.RecordSet;
import java.util.List;

/** GPMultiValue: lists, arrays and JSON arrays, each element read as its own type; anything else is the only element. */
final class MultiValueInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        GpParameter element = Members.element(parameter);
        JsonPieces items = new JsonPieces().add("[");
        int index = 0;
        for (Object item : value instanceof RecordSet table ? List.of(table) : Elements.of(value)) {
            if (item == null || item instanceof JsonNode node && node.isNull()) {
                throw new InvalidInput("holds null at [" + index + "]");
            }
            items.add(index == 0 ? "" : ",").add(item(item, element, context, index));
            index++;
        }
        return items.add("]").value();
    }

    private static WireValue item(Object item, GpParameter element, InputContext context, int index)
            throws InvalidInput {
        try {
            return InputTypes.wireValue(Elements.plain(item), element, context);
        } catch (InvalidInput e) {
            throw new InvalidInput("at [" + index + "] " + e.getMessage(), e);
        }
    }
}
