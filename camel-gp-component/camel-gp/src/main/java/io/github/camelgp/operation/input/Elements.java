package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.FeatureSet;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The elements of lists, arrays and JSON arrays. */
final class Elements {
    private Elements() {}

    /** Whether a value has elements, and isn't one itself. */
    static boolean areIn(Object value) {
        return value.getClass().isArray() && !(value instanceof byte[])
                || value instanceof JsonNode json && json.isArray()
                || value instanceof Iterable<?> && !isOne(value)
                || value instanceof CharSequence text && text.toString().strip().startsWith("[");
    }

    /** What can be iterated and is one value all the same: a path has names, a set features. */
    private static boolean isOne(Object value) {
        return value instanceof JsonNode || value instanceof Path || value instanceof FeatureSet;
    }

    /** Its elements, nulls among them; anything else is the only one. */
    static Iterable<? extends @Nullable Object> of(Object value) throws InvalidInput {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .toList();
        }
        if (value instanceof JsonNode node) {
            return node.isArray() ? node : List.of(node);
        }
        if (value instanceof CharSequence text && areIn(text)) {
            return InputContext.parse(text.toString().strip());
        }
        return areIn(value) ? (Iterable<?>) value : List.of(value);
    }

    /** The text of a JSON value, which types read as they read texts; anything else as it is. */
    static Object plain(Object element) {
        return element instanceof JsonNode node && node.isValueNode() ? node.asText() : element;
    }
}
