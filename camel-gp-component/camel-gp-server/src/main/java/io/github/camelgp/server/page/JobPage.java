package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page of a job. While it runs the page loads itself again, or a script watches the job where scripts run; then it
 * shows the results.
 */
public final class JobPage {
    /** In the document that the page is made of: the results themselves, for there is no second request for them. */
    public static final String RESULT_VALUES = "resultValues";

    /** Likewise, the inputs. */
    public static final String INPUT_VALUES = "inputValues";

    /** Likewise, that there is a map of the results. */
    public static final String RESULT_MAP = "hasResultMap";

    private static final String SCRIPT = "<script>" + Resource.text("job.js") + "</script>\n";

    private JobPage() {}

    static String page(HttpCall call, JsonNode tree) {
        String id = tree.path("jobId").asText();
        String here = TaskPage.url(call) + "/jobs/" + Html.path(id);
        String status = tree.path("jobStatus").asText();
        boolean running = status.matches("esriJob(New|Submitted|Waiting|Executing|Cancelling)");
        boolean elsewhere = call.target().operation() != Operation.JOB_STATUS;
        StringBuilder body = new StringBuilder(elsewhere ? PageFrame.formats(here, "") : "");
        body.append("<div id=\"job\" data-job=\"" + Html.escape(here) + "\" data-running=\"" + running + "\">\n");
        body.append(
                "<p class=\"status " + (running ? "running" : Html.escape(status)) + "\" role=\"status\">Job Status: "
                        + "<strong id=\"status\">" + Html.escape(status) + "</strong></p>\n");
        body.append(actions(call, here, status, running));
        body.append(progress(tree.path("progress"), running));
        body.append(results(tree, here)).append(map(call, tree));
        body.append("<h2>Messages</h2>\n<div id=\"messages\">" + messages(tree.path("messages")) + "</div>\n");
        body.append(inputs(tree, here)).append("</div>\n").append(SCRIPT);
        String refresh =
                "<noscript><meta http-equiv=\"refresh\" content=\"2;url=" + Html.escape(here) + "\"></noscript>";
        return Html.page(call, "Job: " + id, running ? refresh : "", body.toString());
    }

    private static String actions(HttpCall call, String here, String status, boolean running) {
        List<String> links = new ArrayList<>();
        if (running) {
            links.add(Html.link(here, "Check Job Details"));
            if (!status.endsWith("Cancelling")) {
                links.add("<a class=\"button plain\" href=\"" + Html.escape(here + "/cancel") + "\">Cancel Job</a>");
            }
        } else {
            links.add(Html.link(TaskPage.url(call) + "/submitJob", "Run again"));
        }
        return "<p class=\"actions\">" + String.join(" ", links) + "</p>\n";
    }

    private static String progress(JsonNode progress, boolean running) {
        boolean known = progress.has("percent");
        String percent = known ? " value=\"" + progress.path("percent").asInt() + "\"" : "";
        return running
                ? "<p id=\"progress\"><progress max=\"100\" aria-label=\"Progress\"" + percent + "></progress> <span>"
                        + Html.escape(progress.path("message").asText()) + "</span></p>\n"
                : "";
    }

    private static String results(JsonNode tree, String here) {
        if (tree.path("results").isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>Results</h2>\n");
        for (Map.Entry<String, JsonNode> result : tree.path("results").properties()) {
            String url = here + "/results/" + Html.path(result.getKey());
            html.append("<section>\n<h3>")
                    .append(Html.link(url, result.getKey()))
                    .append("</h3>\n");
            for (JsonNode value : tree.path(RESULT_VALUES)) {
                if (value.path("paramName").asText().equals(result.getKey())) {
                    html.append(ValueView.body(value, tree.path(INPUT_VALUES)));
                }
            }
            html.append("</section>\n");
        }
        return html.toString();
    }

    private static String map(HttpCall call, JsonNode tree) {
        if (!tree.path(RESULT_MAP).asBoolean()) {
            return "";
        }
        String url = Html.services(call) + "/" + Html.path(call.target().service()) + "/MapServer/jobs/"
                + Html.path(tree.path("jobId").asText());
        return "<section>\n<h3>" + Html.link(url, "Result Map Service") + "</h3>\n" + LayerPages.picture(url)
                + "</section>\n";
    }

    private static String inputs(JsonNode tree, String here) {
        if (tree.path("inputs").isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>Inputs</h2>\n<ul class=\"list\">");
        for (Map.Entry<String, JsonNode> input : tree.path("inputs").properties()) {
            html.append("<li>")
                    .append(Html.link(here + "/inputs/" + Html.path(input.getKey()), input.getKey()))
                    .append("</li>");
        }
        return html.append("</ul>\n").toString();
    }

    /** The log. */
    static String messages(JsonNode messages) {
        if (messages.isEmpty()) {
            return "<p>There are none.</p>\n";
        }
        StringBuilder html = new StringBuilder("<ol class=\"messages\">");
        for (JsonNode message : messages) {
            String type = message.path("type").asText().replace("esriJobMessageType", "");
            html.append("<li class=\"" + Html.escape(type) + "\"><span class=\"type\">" + Html.escape(type)
                            + "</span> ")
                    .append(Html.escape(message.path("description").asText()))
                    .append("</li>");
        }
        return html.append("</ol>\n").toString();
    }
}
