package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.HttpCall;

/** Pages of folders and services. */
final class CatalogPages {
    private CatalogPages() {}

    static String catalog(HttpCall call, JsonNode tree) {
        String here = Html.services(call);
        StringBuilder body = new StringBuilder();
        if (tree.has("currentVersion")) {
            body.append(Facts.of("Current Version", tree.path("currentVersion").asText()));
        }
        if (!tree.path("folders").isEmpty()) {
            body.append("<h2>Folders</h2>\n<ul class=\"list\">");
            for (JsonNode folder : tree.path("folders")) {
                body.append(item(here + "/" + Html.path(folder.asText()), folder.asText()));
            }
            body.append("</ul>\n");
        }
        if (!tree.path("services").isEmpty()) {
            body.append("<h2>Services</h2>\n<ul class=\"list\">");
            for (JsonNode service : tree.path("services")) {
                String name = service.path("name").asText();
                String type = service.path("type").asText("GPServer");
                body.append(item(here + "/" + Html.path(name) + "/" + type, name + " (" + type + ")"));
            }
            body.append("</ul>\n");
        }
        String folder = call.target().service();
        return Html.page(call, folder.isEmpty() ? "Services" : "Folder: " + folder, "", body.toString());
    }

    static String service(HttpCall call, JsonNode tree) {
        String here = Html.services(call) + "/" + Html.path(call.target().service()) + "/GPServer";
        StringBuilder body = new StringBuilder(new Facts()
                .add("Service Description", tree.path("serviceDescription").asText())
                .add("Execution Type", tree.path("executionType").asText())
                .add(
                        "Maximum Number of Records Returned",
                        tree.path("maximumRecords").asText())
                .add("Result Map Server Name", tree.path("resultMapServerName").asText())
                .add("Capabilities", tree.path("capabilities").asText())
                .html());
        body.append("<h2>Tasks</h2>\n<ul class=\"list\">");
        for (JsonNode task : tree.path("tasks")) {
            body.append(item(here + "/" + Html.path(task.asText()), task.asText()));
        }
        body.append("</ul>\n");
        if (tree.path("capabilities").asText().contains("Uploads")) {
            body.append("<h2>Child Resources</h2>\n<ul class=\"list\">")
                    .append(item(here + "/uploads", "Uploads"))
                    .append(item(here + "/uploads/info", "Uploads Info"))
                    .append("</ul>\n<h2>Supported Operations</h2>\n<ul class=\"list\">")
                    .append(item(here + "/uploads/upload", "Upload"))
                    .append("</ul>\n");
        }
        return Html.page(call, call.target().service() + " (GPServer)", "", body.toString());
    }

    private static String item(String url, String name) {
        return "<li>" + Html.link(url, name) + "</li>";
    }
}
