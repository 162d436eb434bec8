package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.Checks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Choice lists, coded values, ranges, file extensions and field types of the REST page "GP task", "Filters"; they are
 * snapshots from publishing. Geometry types are checked with the features themselves.
 */
final class InputRules {
    private static final String TYPE = "type";
    private static final String LIST = "list";
    private static final String NAME = "name";
    private static final String VALUE = "value";

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

    /**
     * The value as it goes, once it was held against the rules: the code where the shown name of a coded value was given.
     *
     * @throws InvalidInput naming the rule that it breaks
     */
    static WireValue applied(WireValue wire, GpParameter parameter, Checks checks) throws InvalidInput {
        JsonNode filter = filter(parameter);
        boolean coded = filter.path(TYPE).asText("").equals("codedValue");
        WireValue value = coded ? code(wire, filter) : wire;
        if (checks != Checks.off) {
            check(value, parameter, filter);
        }
        return value;
    }

    private static void check(WireValue wire, GpParameter parameter, JsonNode filter) throws InvalidInput {
        switch (filter.path(TYPE).asText("")) {
            case "codedValue" -> checkCodes(wire, filter);
            case "range" -> checkRange(wire, filter);
            case "file" -> checkExtension(wire, filter);
            case "field" -> checkFieldType(wire, filter);
            default -> checkChoice(wire, parameter);
        }
    }

    static JsonNode filter(GpParameter parameter) throws InvalidInput {
        String filter = parameter.filter();
        return InputContext.parse(filter == null ? "{}" : filter);
    }

    /** Whether a text is the name of one of the layers that the task lets choose from. */
    static boolean isChoice(String text, GpParameter parameter) throws InvalidInput {
        JsonNode filter = filter(parameter);
        return parameter.choiceList().contains(text)
                || filter.path(TYPE).asText("").equals("codedValue")
                        && elements(filter)
                                .anyMatch(entry -> entry.path(NAME).asText("").equals(text));
    }

    private static void checkChoice(WireValue wire, GpParameter parameter) throws InvalidInput {
        List<String> choices = parameter.choiceList();
        Kind kind = parameter.dataType().kind();
        boolean chosenFrom = kind == Kind.STRING || kind == Kind.LONG || kind == Kind.DOUBLE;
        if (!chosenFrom || choices.isEmpty() || choices.contains(wire.text())) {
            return;
        }
        boolean same = kind != Kind.STRING && choices.stream().anyMatch(choice -> isSameNumber(choice, wire.text()));
        if (!same) {
            throw new InvalidInput("is not in the choice list " + choices);
        }
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new BigDecimal(one.strip()).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A code is a code, even where it is another one's name. */
    private static WireValue code(WireValue wire, JsonNode filter) {
        if (!(wire instanceof WireValue.Text) || elements(filter).anyMatch(entry -> isCode(entry, wire))) {
            return wire;
        }
        return elements(filter)
                .filter(entry -> entry.path(NAME).asText("").equals(wire.text()))
                .map(entry -> entry.path(VALUE))
                .filter(JsonNode::isValueNode)
                .map(WireValue::of)
                .findFirst()
                .orElse(wire);
    }

    private static boolean isCode(JsonNode entry, WireValue wire) {
        String code = entry.path(VALUE).asText();
        return code.equals(wire.text()) || !wire.quoted() && isSameNumber(code, wire.text());
    }

    private static void checkCodes(WireValue wire, JsonNode filter) throws InvalidInput {
        boolean ofLayers = elements(filter).anyMatch(entry -> entry.path(VALUE).isObject());
        if (filter.path(LIST).isEmpty() || ofLayers || !(wire instanceof WireValue.Text)) {
            return;
        }
        if (elements(filter).noneMatch(entry -> isCode(entry, wire))) {
            throw new InvalidInput("is none of the coded values "
                    + elements(filter).map(InputRules::shown).toList());
        }
    }

    private static String shown(JsonNode entry) {
        String code = entry.path(VALUE).asText();
        String name = entry.path(NAME).asText(code);
        return name.equals(code) ? code : code + " (" + name + ")";
    }

    private static Stream<JsonNode> elements(JsonNode filter) {
        return StreamSupport.stream(filter.path(LIST).spliterator(), false);
    }

    private static void checkRange(WireValue wire, JsonNode filter) throws InvalidInput {
        if (wire.quoted() || !(wire instanceof WireValue.Text)) {
            return;
        }
        JsonNode value = InputContext.parse(wire.text());
        JsonNode amount = value.isObject() ? amount(value) : value;
        if (!amount.isNumber()) {
            return;
        }
        JsonNode minimum = filter.path("minimum");
        JsonNode maximum = filter.path("maximum");
        BigDecimal number = amount.decimalValue();
        if (minimum.isNumber() && number.compareTo(minimum.decimalValue()) < 0
                || maximum.isNumber() && number.compareTo(maximum.decimalValue()) > 0) {
            throw new InvalidInput("is outside the range " + (minimum.isNumber() ? minimum : "…") + " to "
                    + (maximum.isNumber() ? maximum : "…"));
        }
    }

    private static JsonNode amount(JsonNode quantity) {
        return Stream.of("distance", "area", "time")
                .map(quantity::path)
                .filter(JsonNode::isNumber)
                .findFirst()
                .orElseGet(() -> quantity.path(VALUE));
    }

    private static void checkExtension(WireValue wire, JsonNode filter) throws InvalidInput {
        if (wire instanceof WireValue.Features) {
            return;
        }
        String url = fileName(wire);
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || filter.path(LIST).isEmpty()) {
            return;
        }
        boolean allowed = elements(filter)
                .anyMatch(extension -> name.endsWith(
                        "." + extension.asText().toLowerCase(Locale.ROOT).replaceFirst("^\\.", "")));
        if (!allowed) {
            throw new InvalidInput("has none of the file extensions " + filter.get(LIST));
        }
    }

    private static String fileName(WireValue wire) throws InvalidInput {
        if (wire instanceof WireValue.Upload file) {
            String name = file.source().name();
            return name == null ? "" : name;
        }
        return wire.quoted()
                ? wire.text()
                : InputContext.parse(wire.text()).path("url").asText("");
    }

    private static void checkFieldType(WireValue wire, JsonNode filter) throws InvalidInput {
        if (wire.quoted() || filter.path(LIST).isEmpty()) {
            return;
        }
        String type = InputContext.parse(wire.text()).path(TYPE).asText("");
        if (elements(filter).noneMatch(allowed -> isSameType(allowed.asText(), type))) {
            throw new InvalidInput("has the field type " + type + ", but the task takes " + filter.get(LIST));
        }
    }

    private static boolean isSameType(String one, String other) {
        FieldType type = FieldType.of(one);
        return one.equalsIgnoreCase(other) || type != FieldType.UNKNOWN && type == FieldType.of(other);
    }
}
