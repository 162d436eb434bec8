package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.Checks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GPComposite: {@code {"dataType":…,"value":…}}, or a value of one of the types, which goes with the name of the type when
 * only one takes it; of several the server chooses. Where it does not tell the types, the value goes as it is.
 */
final class CompositeInput implements InputType {
    private static final String DATA_TYPE = "dataType";
    private static final String VALUE = "value";
    private static final Set<Kind> TEXTS = EnumSet.of(Kind.STRING, Kind.SQL_EXPRESSION, Kind.HIDDEN_STRING);

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        List<GpParameter> alternatives = Members.of(parameter);
        JsonNode json = declared(value, context);
        if (json != null) {
            return declared(json, alternatives, context);
        }
        if (alternatives.isEmpty()) {
            return new JsonInput().wireValue(value, parameter, context);
        }
        InvalidInput last = null;
        List<GpParameter> takers = new ArrayList<>();
        List<WireValue> values = new ArrayList<>();
        for (GpParameter alternative : alternatives) {
            if (TEXTS.contains(alternative.dataType().kind()) && !isPlain(value)) {
                continue;
            }
            try {
                values.add(InputTypes.wireValue(value, alternative, context));
                takers.add(alternative);
            } catch (InvalidInput e) {
                last = e;
            }
        }
        if (takers.size() == 1) {
            return written(takers.get(0), values.get(0));
        }
        if (!takers.isEmpty()) {
            return values.get(0);
        }
        if (context.checks() == Checks.off) {
            return new JsonInput().wireValue(value, parameter, context);
        }
        throw new InvalidInput(
                "is of none of the types " + names(alternatives)
                        + (alternatives.size() == 1 && last != null ? ": " + last.getMessage() : ""),
                last);
    }

    private static boolean isPlain(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof JsonNode node && node.isValueNode();
    }

    private static @Nullable JsonNode declared(Object value, InputContext context) throws InvalidInput {
        boolean object = value instanceof Map
                || value instanceof JsonNode
                || value instanceof CharSequence text && text.toString().strip().startsWith("{");
        JsonNode json = object ? context.jsonOrNull(value) : null;
        return json != null && json.isObject() && json.path(DATA_TYPE).isTextual() && json.has(VALUE) ? json : null;
    }

    private static WireValue declared(JsonNode json, List<GpParameter> alternatives, InputContext context)
            throws InvalidInput {
        String type = json.get(DATA_TYPE).textValue();
        if (alternatives.isEmpty() || context.checks() == Checks.off) {
            return WireValue.of(json);
        }
        for (GpParameter alternative : alternatives) {
            if (alternative.dataType().equals(GpDataType.of(type))) {
                return written(
                        alternative, InputTypes.wireValue(Elements.plain(json.get(VALUE)), alternative, context));
            }
        }
        throw new InvalidInput("is declared as " + type + ", which is none of the types " + names(alternatives));
    }

    private static WireValue written(GpParameter alternative, WireValue value) {
        return new JsonPieces()
                .add("{\"dataType\":")
                .add(WireValue.text(alternative.dataType().name()))
                .add(",\"value\":")
                .add(value)
                .add("}")
                .value();
    }

    private static String names(List<GpParameter> alternatives) {
        return alternatives.stream()
                .map(alternative -> alternative.dataType().name())
                .collect(Collectors.joining(", "));
    }
}
