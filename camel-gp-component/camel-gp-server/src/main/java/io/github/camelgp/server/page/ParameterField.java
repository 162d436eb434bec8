package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.task.ParameterDefinition;
import java.util.ArrayList;
import java.util.List;

/** The field of an input: its default value filled in, or an example where nothing else would do. */
final class ParameterField {
    private static final int LONG = 60;

    private ParameterField() {}

    /** The number is that of the input, so that examples differ. */
    static String of(ParameterDefinition parameter, Parameters given, int number) {
        String value = given.get(parameter.name());
        boolean example = false;
        if (value.isEmpty()) {
            value = defaultValue(parameter);
            if (value.isEmpty() && parameter.required()) {
                value = Examples.of(parameter, number);
                example = !value.isEmpty();
            }
        }
        String note = " <small><code>" + Html.escape(parameter.dataType()) + "</code> "
                + (parameter.required() ? "required" : "optional") + "</small>";
        String hint = hint(parameter, example);
        String id = Html.escape(parameter.name());
        return "<div class=\"field\">" + FormField.label(parameter.name(), parameter.displayName(), note)
                + control(parameter, value, !hint.isEmpty())
                + (hint.isEmpty() ? "" : "<p class=\"hint\" id=\"" + id + "-hint\">" + hint + "</p>\n") + "</div>\n";
    }

    private static String control(ParameterDefinition parameter, String value, boolean hint) {
        String name = parameter.name();
        String type = parameter.dataType();
        boolean multiple = type.startsWith("GPMultiValue");
        if (!parameter.choiceList().isEmpty() && !multiple) {
            return FormField.choice(name, withNone(parameter, parameter.choiceList()), value);
        } else if (type.equals("GPBoolean")) {
            return FormField.choice(name, withNone(parameter, List.of("true", "false")), value);
        } else if (type.equals("GPStringHidden")) {
            return FormField.secret(name, "off");
        } else if (value.length() > LONG || type.contains("RecordSet") || type.equals("GPValueTable")) {
            return FormField.area(name, value, hint);
        }
        return FormField.line(name, value, placeholder(type), hint);
    }

    /** An optional input can be left out. */
    private static List<String> withNone(ParameterDefinition parameter, List<String> values) {
        if (parameter.required()) {
            return values;
        }
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(values);
        return all;
    }

    private static String defaultValue(ParameterDefinition parameter) {
        JsonNode value = parameter.defaultValue();
        boolean template =
                value.path("features").isArray() && value.path("features").isEmpty();
        boolean needed = parameter.required() && parameter.dataType().equals("GPBoolean");
        if (value.isNull() || template) {
            boolean first = parameter.required() && !parameter.choiceList().isEmpty();
            return first && !parameter.dataType().startsWith("GPMultiValue")
                    ? parameter.choiceList().get(0)
                    : needed ? "false" : "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String placeholder(String type) {
        return switch (type) {
            case "GPLinearUnit" -> "{\"distance\": 5, \"units\": \"esriKilometers\"}";
            case "GPArealUnit" -> "{\"area\": 5, \"units\": \"esriSquareKilometers\"}";
            case "GPTimeUnit" -> "{\"time\": 5, \"units\": \"esriTimeUnitsMinutes\"}";
            case "GPDate" -> "2026-01-31T12:00 or milliseconds since 1970";
            case "GPDataFile", "GPRasterData", "GPRasterDataLayer" ->
                "{\"url\": \"https://…\"} or {\"itemID\": \"i…\"}";
            case "GPLong" -> "a whole number";
            case "GPDouble" -> "a number";
            case "GPMultiValue:GPString" -> "[\"one\", \"two\"]";
            default -> type.startsWith("GPMultiValue") ? "[1, 2]" : "";
        };
    }

    private static String hint(ParameterDefinition parameter, boolean example) {
        List<String> sentences = new ArrayList<>();
        if (!parameter.description().isEmpty()) {
            sentences.add(Html.escape(parameter.description()));
        }
        if (parameter.dataType().startsWith("GPMultiValue")
                && !parameter.choiceList().isEmpty()) {
            sentences.add("Choices: " + Html.escape(String.join(", ", parameter.choiceList())) + ".");
        }
        if (example) {
            sentences.add("<strong>Filled in is an example</strong>: put your own in its place.");
        }
        return String.join("<br>", sentences);
    }
}
