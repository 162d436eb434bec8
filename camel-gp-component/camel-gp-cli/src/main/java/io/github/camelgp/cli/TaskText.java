package io.github.camelgp.cli;

import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpTask;
import java.util.List;

/** A task's description for people. */
record TaskText(GpTask task) {
    private static final int LONGEST_DEFAULT = 80;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(task.displayName()).append(" (").append(manner()).append(")\n");
        text.append(task.url()).append('\n');
        add(text, task.description(), "");
        list(text, "takes", task.inputs());
        list(text, "gives", task.outputs());
        return text.toString();
    }

    private String manner() {
        return switch (task.executionType()) {
            case SYNCHRONOUS -> "synchronous";
            case ASYNCHRONOUS -> "asynchronous";
            case UNKNOWN -> "the server does not tell whether it is synchronous";
        };
    }

    private static void list(StringBuilder text, String title, List<GpParameter> parameters) {
        text.append('\n').append(title).append(parameters.isEmpty() ? " nothing\n" : "\n");
        parameters.forEach(parameter -> add(text, parameter));
    }

    private static void add(StringBuilder text, GpParameter parameter) {
        text.append("  ").append(parameter.name()).append("  ").append(parameter.dataType());
        if (parameter.isInput()) {
            text.append(parameter.isRequired() ? ", required" : ", optional");
        }
        text.append('\n');
        String wanted = parameter.defaultValue();
        if (wanted != null && parameter.isInput() && !wanted.equals("null")) {
            add(text, "default: " + cut(wanted), "    ");
        }
        if (!parameter.choiceList().isEmpty()) {
            add(text, "choices: " + String.join(", ", parameter.choiceList()), "    ");
        }
        boolean same = parameter.displayName().equalsIgnoreCase(parameter.name());
        add(text, same ? "" : parameter.displayName(), "    ");
        add(text, parameter.description(), "    ");
    }

    private static String cut(String value) {
        return value.length() > LONGEST_DEFAULT ? value.substring(0, LONGEST_DEFAULT) + "…" : value;
    }

    private static void add(StringBuilder text, String line, String indent) {
        String plain = line.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        if (!plain.isEmpty()) {
            text.append(indent).append(plain).append('\n');
        }
    }
}
