package io.github.camelgp.server.page;

import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.List;

/** The page of execute and submitJob when nothing is given, or what was given won't do: a form that works by GET. */
public final class TaskForm {
    private static final String SCRIPT = "<script>" + Resource.text("form.js") + "</script>\n";

    private TaskForm() {}

    /** The empty form, with defaults and examples filled in. */
    public static String page(HttpCall call, ServiceDefinition service, TaskDefinition task) {
        return Html.page(call, task.displayName() + " (" + operation(service) + ")", "", form(call, service, task));
    }

    /** The form as it was sent, beneath the reason why that won't do. */
    public static String page(
            HttpCall call, ServiceDefinition service, TaskDefinition task, ProtocolException problem) {
        StringBuilder body =
                new StringBuilder("<div class=\"problem\" role=\"alert\"><p>Code: " + problem.code() + "</p><ul>");
        problem.details().forEach(detail -> body.append(Html.element("li", detail)));
        body.append("</ul></div>\n<h2>Change it and try again</h2>\n").append(form(call, service, task));
        return Html.page(call, "Error: " + problem.getMessage(), "", body.toString());
    }

    private static String operation(ServiceDefinition service) {
        return service.synchronous() ? "execute" : "submitJob";
    }

    private static String form(HttpCall call, ServiceDefinition service, TaskDefinition task) {
        StringBuilder form =
                new StringBuilder("<p>" + Html.escape(task.description()) + "</p>\n<form method=\"get\" action=\""
                        + Html.escape(TaskPage.url(call) + "/" + operation(service)) + "\">\n");
        int number = 0;
        for (ParameterDefinition parameter : task.parameters()) {
            if (parameter.input()) {
                form.append(ParameterField.of(parameter, call.parameters(), number++));
            }
        }
        form.append("<fieldset><legend>Options</legend>\n<div class=\"pair\">")
                .append(option(call, "env:outSR", "Output Spatial Reference"))
                .append(option(call, "env:processSR", "Process Spatial Reference"))
                .append("</div>\n<div class=\"pair\">")
                .append(flag(call, "returnZ", "Return Z"))
                .append(flag(call, "returnM", "Return M"))
                .append("</div></fieldset>\n")
                .append("<div class=\"field\">" + FormField.label("f", "Format", "")
                        + FormField.choice("f", List.of("html", "json", "pjson"), "html") + "</div>\n")
                .append("<button type=\"submit\">")
                .append(service.synchronous() ? "Execute Task" : "Submit Job")
                .append("</button>\n</form>\n")
                .append(SCRIPT);
        return form.toString();
    }

    private static String option(HttpCall call, String name, String label) {
        return "<div class=\"field\">" + FormField.label(name, label, "")
                + FormField.line(name, call.parameters().get(name), "such as 4326", false) + "</div>\n";
    }

    private static String flag(HttpCall call, String name, String label) {
        String given = call.parameters().flag(name) ? "true" : "false";
        return "<div class=\"field\">" + FormField.label(name, label, "")
                + FormField.choice(name, List.of("false", "true"), given) + "</div>\n";
    }
}
