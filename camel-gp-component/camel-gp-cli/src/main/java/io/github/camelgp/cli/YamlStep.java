package io.github.camelgp.cli;

import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpTask;
import java.util.List;
import java.util.Optional;

/**
 * A step of a YAML route that runs a task. Inputs with a simple value stand in it with their default, or else as a
 * comment; what takes features or the like comes with the body.
 */
record YamlStep(GpTask task) {

    String text() {
        List<GpParameter> simple =
                task.inputs().stream().filter(YamlStep::isSimple).toList();
        StringBuilder yaml = new StringBuilder("- to:\n    uri: gp\n    parameters:\n");
        yaml.append("      task: ").append(quoted(task.url())).append('\n');
        if (simple.stream().anyMatch(input -> value(input).isPresent())) {
            yaml.append("      taskParameters:\n");
        }
        simple.forEach(input -> add(yaml, input));
        if (task.outputs().size() > 1) {
            yaml.append("      # output: one of ").append(names(task.outputs())).append('\n');
        }
        task.inputs().stream().filter(input -> !isSimple(input)).forEach(input -> yaml.append("      # ")
                .append(input.name())
                .append(" (")
                .append(input.dataType())
                .append(input.isRequired() ? ", required" : ", optional")
                .append(") comes with the body\n"));
        return yaml.toString();
    }

    private static void add(StringBuilder yaml, GpParameter input) {
        Optional<String> value = value(input);
        String key = quoted(input.name()) + ": ";
        if (value.isEmpty()) {
            yaml.append("        # ").append(key).append(input.dataType()).append('\n');
            return;
        }
        yaml.append("        ").append(key).append(written(input, value.get()));
        yaml.append(given(input).isEmpty() ? "   # required, yours to say\n" : "\n");
    }

    private static String names(List<GpParameter> parameters) {
        return String.join(", ", parameters.stream().map(GpParameter::name).toList());
    }

    private static boolean isSimple(GpParameter parameter) {
        return switch (parameter.dataType().kind()) {
            case STRING, LONG, DOUBLE, BOOLEAN, DATE, LINEAR_UNIT, AREAL_UNIT, TIME_UNIT, SQL_EXPRESSION -> true;
            case FEATURES,
                    RECORDS,
                    RASTER,
                    RASTER_LAYER,
                    FILE,
                    FIELD,
                    MULTI_VALUE,
                    VALUE_TABLE,
                    COMPOSITE,
                    SPATIAL_REFERENCE,
                    COORDINATE_SYSTEM,
                    EXTENT,
                    ENVELOPE,
                    HIDDEN_STRING,
                    UNKNOWN -> false;
        };
    }

    /** The default, or for what is required without one something that could stand there. */
    private static Optional<String> value(GpParameter input) {
        Optional<String> given = given(input);
        return given.isPresent() || !input.isRequired() ? given : Optional.of(example(input));
    }

    private static String example(GpParameter input) {
        if (!input.choiceList().isEmpty()) {
            return input.choiceList().get(0);
        }
        return switch (input.dataType().kind()) {
            case LONG, DOUBLE -> "1";
            case BOOLEAN -> "true";
            case DATE -> "2026-01-31T12:00:00";
            case LINEAR_UNIT -> "1 Meters";
            case AREAL_UNIT -> "1 SquareMeters";
            case TIME_UNIT -> "1 Minutes";
            default -> input.displayName().isEmpty() ? input.name() : input.displayName();
        };
    }

    /** Numbers and booleans stand as they are, texts in quotes where YAML would take them for something else. */
    private static String written(GpParameter input, String value) {
        return switch (input.dataType().kind()) {
            case LONG, DOUBLE, BOOLEAN -> value;
            default -> quoted(value);
        };
    }

    /** A default that can be written as it is; {@code }}} would be read as the end of a property. */
    private static Optional<String> given(GpParameter input) {
        String json = input.defaultValue();
        if (json == null || json.equals("null") || json.contains("}}") || json.contains("{{")) {
            return Optional.empty();
        }
        String text = json.startsWith("\"") ? unquoted(json) : json;
        return text.isBlank() || text.contains("\n") ? Optional.empty() : Optional.of(plain(input.dataType(), text));
    }

    /** {@code {"distance":8.5,"units":"esriMiles"}} reads better as {@code 8.5 Miles}. */
    private static String plain(GpDataType type, String text) {
        return type.kind() == GpDataType.Kind.LINEAR_UNIT
                ? text.replaceFirst(
                        "^\\s*\\{\\s*\"distance\"\\s*:\\s*([\\d.eE+-]+)\\s*,\\s*\"units\"\\s*:\\s*\"esri(\\w+)\"\\s*}\\s*$",
                        "$1 $2")
                : text;
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1)
                .replace("\\\"", "\"")
                .replace("\\/", "/")
                .replace("\\\\", "\\");
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z_][A-Za-z0-9_./:-]*[A-Za-z0-9_]|[A-Za-z]|-?\\d+(\\.\\d+)?( [A-Za-z]+)?")
                && !text.contains(": ")
                && !text.matches("(?i)true|false|yes|no|on|off|null");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
