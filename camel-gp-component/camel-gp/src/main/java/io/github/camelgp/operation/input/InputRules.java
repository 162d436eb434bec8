package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Choice lists, coded values and ranges of the REST page "GP task"; they are snapshots from publishing. */
final class InputRules {
    private InputRules() {}

    /** Whether the server has a value of its own; an empty text is none, nor is a set that only shows the columns. */
    static boolean hasDefault(GpParameter parameter) {
        String text = parameter.defaultValue();
        if (text == null || text.equals("\"\"")) {
            return false;
        }
        Kind kind = parameter.dataType().kind();
        if (kind != Kind.FEATURES && kind != Kind.RECORDS) {
            return true;
        }
        try {
            JsonNode value = InputContext.parse(text);
            return !value.isObject()
                    || value.hasNonNull("url")
                    || !value.path("features").isEmpty();
        } catch (InvalidInput unreadable) {
            return true;
        }
    }

    static void check(WireValue wire, GpParameter parameter) throws InvalidInput {
        JsonNode filter = filter(parameter);
        switch (filter.path("type").asText("")) {
            case "codedValue" -> checkCodes(wire, filter);
            case "range" -> checkRange(wire, filter);
            case "file" -> checkExtension(wire, filter);
            default -> checkChoice(wire, parameter);
        }
    }

    private static JsonNode filter(GpParameter parameter) throws InvalidInput {
        String filter = parameter.filter();
        return InputContext.parse(filter == null ? "{}" : filter);
    }

    private static void checkChoice(WireValue wire, GpParameter parameter) throws InvalidInput {
        List<String> choices = parameter.choiceList();
        Kind kind = parameter.dataType().kind();
        boolean chosenFrom = kind == Kind.STRING || kind == Kind.LONG || kind == Kind.DOUBLE;
        if (chosenFrom && !choices.isEmpty() && !choices.contains(wire.text())) {
            throw new InvalidInput("is not in the choice list " + choices);
        }
    }

    private static void checkCodes(WireValue wire, JsonNode filter) throws InvalidInput {
        List<String> codes = StreamSupport.stream(filter.path("list").spliterator(), false)
                .map(code -> code.path("value").asText())
                .toList();
        if (!codes.isEmpty() && !codes.contains(wire.text())) {
            throw new InvalidInput("is none of the coded values " + codes);
        }
    }

    private static void checkRange(WireValue wire, JsonNode filter) throws InvalidInput {
        if (wire.quoted()
                || !filter.path("minimum").isNumber()
                || !filter.path("maximum").isNumber()) {
            return;
        }
        JsonNode value = InputContext.parse(wire.text());
        if (!value.isNumber()) {
            return;
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(filter.get("minimum").decimalValue()) < 0
                || number.compareTo(filter.get("maximum").decimalValue()) > 0) {
            throw new InvalidInput("is outside the range " + filter.get("minimum") + " to " + filter.get("maximum"));
        }
    }

    private static void checkExtension(WireValue wire, JsonNode filter) throws InvalidInput {
        String url = wire.quoted()
                ? wire.text()
                : InputContext.parse(wire.text()).path("url").asText("");
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || filter.path("list").isEmpty()) {
            return;
        }
        boolean allowed = StreamSupport.stream(filter.path("list").spliterator(), false)
                .anyMatch(extension -> name.endsWith("." + extension.asText().toLowerCase(Locale.ROOT)));
        if (!allowed) {
            throw new InvalidInput("has none of the file extensions " + filter.get("list"));
        }
    }
}
