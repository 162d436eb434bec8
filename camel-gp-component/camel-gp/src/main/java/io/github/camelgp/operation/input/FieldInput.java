package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.Checks;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Field: {@code Field}, or a map or JSON with at least name and type. */
final class FieldInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        JsonNode json = context.jsonOrNull(value);
        if (json == null || !json.isObject()) {
            throw new InvalidInput("is no field: {\"name\":…,\"type\":\"esriFieldType…\"}");
        }
        for (String member : new String[] {"name", "type"}) {
            if (json.path(member).asText("").isBlank()) {
                throw new InvalidInput("has no " + member);
            }
        }
        String type = json.get("type").asText();
        // the documentation itself has one of the other names of the integer
        if (context.checks() != Checks.off
                && FieldType.of(type) == FieldType.UNKNOWN
                && !type.equals("esriFieldTypeLong")) {
            throw new InvalidInput("has the unknown field type " + type + "; known are "
                    + Arrays.stream(FieldType.values())
                            .filter(known -> known != FieldType.UNKNOWN)
                            .map(FieldType::wireName)
                            .collect(Collectors.joining(", ")));
        }
        return WireValue.of(json);
    }
}
