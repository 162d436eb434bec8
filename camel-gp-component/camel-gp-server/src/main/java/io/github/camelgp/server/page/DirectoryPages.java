package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Target;
import java.util.Map;

/** The services directory: documents as pages with links. */
public final class DirectoryPages {
    private static final int LONGEST = 200_000;

    private DirectoryPages() {}

    /** Makes a page of a document; the text is the same document in readable JSON. */
    public static String page(HttpCall call, JsonNode tree, String text) {
        if (tree.has("error")) {
            return error(call, tree.path("error"));
        }
        String here = call.siteUrl() + "/rest/services";
        Target target = call.target();
        return switch (target.operation()) {
            case CATALOG -> catalog(call, tree, here);
            case SERVICE -> service(call, tree, here + "/" + Html.path(target.service()) + "/GPServer");
            case TASK -> task(call, tree, taskUrl(call));
            case SUBMIT_JOB, JOB_STATUS, CANCEL_JOB -> job(call, tree, taskUrl(call) + "/jobs/");
            default -> Html.page(call, title(target), "", pre(text));
        };
    }

    private static String taskUrl(HttpCall call) {
        Target target = call.target();
        return call.siteUrl() + "/rest/services/" + Html.path(target.service()) + "/GPServer/"
                + Html.path(target.task());
    }

    private static String title(Target target) {
        return target.name().isEmpty() ? target.operation().name().replace('_', ' ') : target.name();
    }

    private static String pre(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "\n… (f=json gives all of it)" : text;
        return "<pre>" + Html.escape(shown) + "</pre>\n";
    }

    private static String error(HttpCall call, JsonNode error) {
        StringBuilder body =
                new StringBuilder("<p><b>" + Html.escape(error.path("message").asText()) + "</b></p><ul>");
        error.path("details")
                .forEach(detail ->
                        body.append("<li>").append(Html.escape(detail.asText())).append("</li>"));
        return Html.page(call, "Error " + error.path("code").asText(), "", body + "</ul>\n");
    }

    private static String catalog(HttpCall call, JsonNode tree, String here) {
        StringBuilder body = new StringBuilder();
        if (!tree.path("folders").isEmpty()) {
            body.append("<h2>Folders</h2><ul>");
            tree.path("folders").forEach(folder -> body.append(item(here + "/" + Html.path(folder.asText()), folder)));
            body.append("</ul>\n");
        }
        body.append("<h2>Services</h2><ul>");
        tree.path("services").forEach(service -> {
            JsonNode name = service.path("name");
            String type = service.path("type").asText();
            body.append(item(here + "/" + Html.path(name.asText()) + "/" + type, name, " (" + type + ")"));
        });
        String folder = call.target().service();
        return Html.page(call, folder.isEmpty() ? "Services" : "Folder " + folder, "", body + "</ul>\n");
    }

    private static String item(String url, JsonNode name) {
        return item(url, name, "");
    }

    private static String item(String url, JsonNode name, String type) {
        return "<li>" + Html.link(url, name.asText()) + Html.escape(type) + "</li>";
    }

    private static String service(HttpCall call, JsonNode tree, String here) {
        StringBuilder body = new StringBuilder(
                "<p>" + Html.escape(tree.path("serviceDescription").asText())
                        + "</p><p>Execution type: "
                        + Html.escape(tree.path("executionType").asText()) + ", at most "
                        + Html.escape(tree.path("maximumRecords").asText()) + " records</p><h2>Tasks</h2><ul>");
        tree.path("tasks").forEach(task -> body.append(item(here + "/" + Html.path(task.asText()), task)));
        return Html.page(call, call.target().service() + " (GPServer)", "", body + "</ul>\n");
    }

    private static String task(HttpCall call, JsonNode tree, String here) {
        boolean synchronous = tree.path("executionType").asText().endsWith("Synchronous");
        String operation = synchronous ? "execute" : "submitJob";
        StringBuilder body =
                new StringBuilder("<p>" + Html.escape(tree.path("description").asText()) + "</p><p>"
                        + Html.link(here + "/" + operation, synchronous ? "Execute task" : "Submit job")
                        + "</p><h2>Parameters</h2><table><tr><th>Name</th><th>Type</th><th>Direction</th><th>Use</th>"
                        + "<th>Description</th></tr>");
        for (JsonNode parameter : tree.path("parameters")) {
            body.append("<tr>");
            for (String key : new String[] {"name", "dataType", "direction", "parameterType", "description"}) {
                String text = parameter.path(key).asText().replaceFirst("^esriGPParameter(Direction|Type)", "");
                body.append("<td>").append(Html.escape(text)).append("</td>");
            }
            body.append("</tr>");
        }
        return Html.page(call, tree.path("displayName").asText(), "", body + "</table>\n");
    }

    private static String job(HttpCall call, JsonNode tree, String jobs) {
        String here = jobs + Html.path(tree.path("jobId").asText());
        String status = tree.path("jobStatus").asText();
        boolean running = status.matches("esriJob(Submitted|Executing|Cancelling)");
        StringBuilder body = new StringBuilder("<p>Status: <b>" + Html.escape(status) + "</b></p>");
        if (tree.path("progress").has("percent")) {
            body.append("<progress max=\"100\" value=\"" + tree.path("progress").path("percent") + "\"></progress> ");
        }
        body.append(Html.escape(tree.path("progress").path("message").asText()));
        body.append("<ul>");
        if (running) {
            body.append("<li>").append(Html.link(here + "/cancel", "Cancel")).append("</li>");
        }
        for (Map.Entry<String, JsonNode> result : tree.path("results").properties()) {
            String url = here + "/results/" + Html.path(result.getKey());
            body.append("<li>Result ").append(Html.link(url, result.getKey())).append("</li>");
        }
        body.append("</ul><h2>Messages</h2><ul>");
        tree.path("messages").forEach(message -> body.append("<li>")
                .append(Html.escape(message.path("type").asText().replace("esriJobMessageType", "") + ": "
                        + message.path("description").asText()))
                .append("</li>"));
        String refresh = "<meta http-equiv=\"refresh\" content=\"2;url=" + Html.escape(here) + "\">";
        String title = "Job " + tree.path("jobId").asText();
        return Html.page(call, title, running ? refresh : "", body + "</ul>\n" + Html.link(here, "Check the job"));
    }
}
