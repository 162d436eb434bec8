package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.List;

/** The page of execute and submitJob when nothing is given: a form that works by GET. */
public final class TaskForm {
    private static final int SHORT = 60;

    private TaskForm() {}

    public static String page(HttpCall call, ServiceDefinition service, TaskDefinition task) {
        String operation = service.synchronous() ? "execute" : "submitJob";
        StringBuilder form = new StringBuilder();
        form.append("<p>").append(Html.escape(task.description())).append("</p>\n");
        form.append("<form method=\"get\" action=\"")
                .append(Html.escape(call.siteUrl() + "/rest/services/" + Html.path(service.name()) + "/GPServer/"
                        + Html.path(task.name()) + "/" + operation))
                .append("\">\n");
        task.parameters().stream().filter(ParameterDefinition::input).forEach(p -> form.append(field(p)));
        form.append(text("env:outSR", "Output spatial reference", "", ""));
        form.append(text("env:processSR", "Process spatial reference", "", ""));
        form.append(choice("returnZ", "Return Z", List.of("false", "true"), "false"));
        form.append(choice("returnM", "Return M", List.of("false", "true"), "false"));
        form.append(choice("f", "Format", List.of("html", "json", "pjson"), "html"));
        form.append("<button type=\"submit\">")
                .append(service.synchronous() ? "Execute" : "Submit job")
                .append("</button>\n</form>\n");
        return Html.page(call, task.displayName() + " (" + operation + ")", "", form.toString());
    }

    private static String field(ParameterDefinition parameter) {
        JsonNode value = parameter.defaultValue();
        boolean template =
                value.path("features").isArray() && value.path("features").isEmpty();
        String given = value.isNull() || template ? "" : value.isTextual() ? value.textValue() : value.toString();
        String label = parameter.displayName() + " (" + parameter.dataType()
                + (parameter.required() ? ", required)" : ", optional)");
        if (!parameter.choiceList().isEmpty()) {
            return choice(parameter.name(), label, parameter.choiceList(), given);
        } else if (parameter.dataType().equals("GPBoolean")) {
            return choice(parameter.name(), label, List.of("true", "false"), given.isEmpty() ? "false" : given);
        }
        return text(parameter.name(), label, parameter.description(), given);
    }

    private static String text(String name, String label, String description, String value) {
        String id = Html.escape(name);
        String head = "<label for=\"" + id + "\">" + Html.escape(label) + " <small>" + Html.escape(description)
                + "</small></label>\n";
        return value.length() > SHORT || label.contains("RecordSet")
                ? head + "<textarea id=\"" + id + "\" name=\"" + id + "\" rows=\"4\">" + Html.escape(value)
                        + "</textarea>\n"
                : head + "<input type=\"text\" id=\"" + id + "\" name=\"" + id + "\" value=\"" + Html.escape(value)
                        + "\">\n";
    }

    private static String choice(String name, String label, List<String> values, String selected) {
        StringBuilder html = new StringBuilder("<label for=\"" + Html.escape(name) + "\">" + Html.escape(label)
                + "</label>\n<select id=\"" + Html.escape(name) + "\" name=\"" + Html.escape(name) + "\">");
        for (String value : values) {
            html.append("<option value=\"").append(Html.escape(value)).append('"');
            html.append(value.equals(selected) ? " selected>" : ">");
            html.append(Html.escape(value)).append("</option>");
        }
        return html.append("</select>\n").toString();
    }
}
