package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Target;

/** The page of a task: what it does, its parameters, where it is run. */
final class TaskPage {
    private static final int LONG = 60;

    private TaskPage() {}

    /** The path of the task that the request is about. */
    static String url(HttpCall call) {
        Target target = call.target();
        return Html.services(call) + "/" + Html.path(target.service()) + "/GPServer/" + Html.path(target.task());
    }

    static String page(HttpCall call, JsonNode tree) {
        boolean synchronous = tree.path("executionType").asText().endsWith("TypeSynchronous");
        String run = url(call) + (synchronous ? "/execute" : "/submitJob");
        String label = synchronous ? "Execute Task" : "Submit Job";
        StringBuilder body = new StringBuilder(new Facts()
                .add("Display Name", tree.path("displayName").asText())
                .add("Description", tree.path("description").asText())
                .add("Category", tree.path("category").asText())
                .addHtml("Help URL", Html.outsideLink(tree.path("helpUrl").asText()))
                .add("Execution Type", tree.path("executionType").asText())
                .html());
        body.append("<p class=\"actions\"><a class=\"button\" href=\"")
                .append(Html.escape(run))
                .append("\">Run this task</a></p>\n");
        body.append("<h2>Parameters</h2>\n").append(table(tree.path("parameters")));
        body.append("<h2>Supported Operations</h2>\n<ul class=\"list\"><li>")
                .append(Html.link(run, label))
                .append("</li></ul>\n");
        return Html.page(call, "Task: " + tree.path("name").asText(), "", body.toString());
    }

    private static String table(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return "<p>It has none.</p>\n";
        }
        StringBuilder html = new StringBuilder("<table class=\"cards\"><thead><tr><th scope=\"col\">Parameter</th>"
                + "<th scope=\"col\">Data Type</th><th scope=\"col\">Direction</th><th scope=\"col\">Parameter Type</th>"
                + "<th scope=\"col\">Default Value</th><th scope=\"col\">Description</th></tr></thead><tbody>");
        for (JsonNode parameter : parameters) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(parameter.path("name").asText()))
                    .append("</th>")
                    .append(cell(
                            "Data Type",
                            Html.element("code", parameter.path("dataType").asText())))
                    .append(cell("Direction", word(parameter.path("direction"))))
                    .append(cell("Parameter Type", word(parameter.path("parameterType"))))
                    .append(cell("Default Value", defaultValue(parameter.path("defaultValue"))))
                    .append(cell("Description", description(parameter)))
                    .append("</tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }

    private static String cell(String label, String markup) {
        return "<td data-label=\"" + label + "\">" + markup + "</td>";
    }

    private static String word(JsonNode word) {
        return Html.escape(word.asText().replaceFirst("^esriGPParameter(Direction|Type)", ""));
    }

    private static String description(JsonNode parameter) {
        StringBuilder html =
                new StringBuilder(Html.escape(parameter.path("description").asText()));
        if (parameter.path("choiceList").isArray()) {
            StringBuilder choices = new StringBuilder();
            parameter.path("choiceList").forEach(choice -> choices.append(choices.isEmpty() ? "" : ", ")
                    .append(choice.asText()));
            html.append(" Choice List: ").append(Html.escape(choices.toString()));
        }
        return html.toString();
    }

    private static String defaultValue(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() <= LONG) {
            return Html.escape(text);
        }
        String summary = value.path("features").isArray() ? featureSummary(value) : "JSON";
        return "<details><summary>" + Html.escape(summary) + "</summary><code>" + Html.escape(text)
                + "</code></details>";
    }

    private static String featureSummary(JsonNode value) {
        String type = value.path("geometryType").asText().replaceFirst("^esriGeometry", "");
        return (type.isEmpty() ? "Features" : type + " features")
                + (value.path("features").isEmpty()
                        ? ", none yet"
                        : ": " + value.path("features").size());
    }
}
