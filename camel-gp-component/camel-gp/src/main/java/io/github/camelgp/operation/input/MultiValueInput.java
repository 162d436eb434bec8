package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** GPMultiValue: lists, arrays and JSON arrays, each element read as its own type; anything else is the only element. */
final class MultiValueInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        GpParameter element = elementOf(parameter);
        List<String> items = new ArrayList<>();
        for (Object item : elements(value)) {
            if (item == null) {
                throw new InvalidInput("holds null at [" + items.size() + "]");
            }
            items.add(item(item, element, context, items.size()));
        }
        return WireValue.json("[" + String.join(",", items) + "]");
    }

    private static String item(Object item, GpParameter element, InputContext context, int index) throws InvalidInput {
        try {
            Object plain = item instanceof JsonNode node && node.isValueNode() ? node.asText() : item;
            return InputTypes.wireValue(plain, element, context).json();
        } catch (InvalidInput e) {
            throw new InvalidInput("at [" + index + "] " + e.getMessage(), e);
        }
    }

    private static Iterable<?> elements(Object value) throws InvalidInput {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .toList();
        }
        if (value instanceof JsonNode node) {
            return node.isArray() ? node : List.of(node);
        }
        if (value instanceof Iterable<?> many && !(value instanceof Map)) {
            return many;
        }
        if (value instanceof CharSequence text && text.toString().strip().startsWith("[")) {
            return InputContext.parse(text.toString().strip());
        }
        return List.of(value);
    }

    private static GpParameter elementOf(GpParameter parameter) {
        return new GpParameter(
                parameter.name(),
                parameter.displayName(),
                parameter.dataType().element(),
                parameter.direction(),
                parameter.need(),
                parameter.description(),
                parameter.category(),
                null,
                parameter.choiceList(),
                parameter.filter(),
                parameter.parameterInfos());
    }
}
