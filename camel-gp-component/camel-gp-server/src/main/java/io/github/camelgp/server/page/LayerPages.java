package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.HttpCall;
import java.util.List;

/** Pages of map and feature services, their layers and queries. */
final class LayerPages {
    private LayerPages() {}

    /** The layers, and the picture of a job's results. */
    static String service(HttpCall call, JsonNode tree) {
        boolean map = call.target().operation() == Operation.MAP_SERVICE;
        boolean drawn = map && !call.target().jobId().isEmpty();
        String here = here(call);
        StringBuilder body = new StringBuilder();
        if (drawn) {
            body.append(picture(here));
        }
        body.append("<h2>Layers</h2>\n<ul class=\"list\">");
        for (String kind : List.of("layers", "tables")) {
            for (JsonNode layer : tree.path(kind)) {
                String id = layer.path("id").asText();
                body.append("<li>")
                        .append(Html.link(
                                here + "/" + Html.path(id), layer.path("name").asText() + " (" + id + ")"))
                        .append("</li>");
            }
        }
        body.append("</ul>\n");
        if (drawn) {
            body.append("<h2>Supported Operations</h2>\n<ul class=\"list\"><li>")
                    .append(Html.link(here + "/export?f=image", "Export Map"))
                    .append("</li></ul>\n");
        }
        String title = call.target().service() + (map ? " (MapServer)" : " (FeatureServer)");
        return Html.page(call, title, "", body + all(tree));
    }

    /** The picture that a map service draws. */
    static String picture(String mapService) {
        return "<figure class=\"drawing\"><img src=\"" + Html.escape(mapService + "/export?f=image&size=800,500")
                + "\" alt=\"The results on a map\"></figure>\n";
    }

    static String layer(HttpCall call, JsonNode tree) {
        StringBuilder body = new StringBuilder(new Facts()
                .add("Name", tree.path("name").asText())
                .add("Type", tree.path("type").asText())
                .add("Geometry Type", tree.path("geometryType").asText())
                .add("Max Record Count", tree.path("maxRecordCount").asText())
                .html());
        if (!tree.path("fields").isEmpty()) {
            body.append("<h2>Fields</h2>\n<ul class=\"list\">");
            for (JsonNode field : tree.path("fields")) {
                String type = field.path("type").asText();
                body.append(Html.element("li", field.path("name").asText() + " (type: " + type + ")"));
            }
            body.append("</ul>\n").append(queryForm(call, here(call) + "/query"));
        }
        String title = "Layer: " + tree.path("name").asText(call.target().name());
        return Html.page(call, title, "", body + all(tree));
    }

    static String query(HttpCall call, JsonNode tree) {
        String found =
                tree.path("features").isArray() ? FeatureView.of(tree, "Features", List.of()) : JsonView.of(tree);
        return Html.page(call, "Query: layer " + call.target().name(), "", found + queryForm(call, here(call)));
    }

    /** For the page of a layer, of its query, and of a query that won't do. */
    static String queryForm(HttpCall call, String action) {
        String where = call.parameters().get("where");
        return "<h2>Query</h2>\n<form method=\"get\" action=\"" + Html.escape(action) + "\">\n"
                + line(call, "where", "Where", where.isEmpty() ? "1=1" : where)
                + line(call, "outFields", "Out Fields", "*")
                + "<div class=\"pair\">" + line(call, "outSR", "Output Spatial Reference", "")
                + line(call, "resultRecordCount", "Result Record Count", "") + "</div>\n<div class=\"pair\">"
                + flag(call, "returnCountOnly", "Return Count Only")
                + flag(call, "returnIdsOnly", "Return IDs Only") + "</div>\n<div class=\"field\">"
                + FormField.label("f", "Format", "")
                + FormField.choice("f", List.of("html", "json", "pjson", "geojson"), "html")
                + "</div>\n<button type=\"submit\">Query</button>\n</form>\n";
    }

    private static String line(HttpCall call, String name, String label, String value) {
        String given = call.parameters().get(name);
        return "<div class=\"field\">" + FormField.label(name, label, "")
                + FormField.line(name, given.isEmpty() ? value : given, "", false) + "</div>\n";
    }

    private static String flag(HttpCall call, String name, String label) {
        return "<div class=\"field\">" + FormField.label(name, label, "")
                + FormField.choice(
                        name, List.of("false", "true"), call.parameters().flag(name) ? "true" : "false")
                + "</div>\n";
    }

    private static String here(HttpCall call) {
        return call.path().replaceFirst("/+$", "");
    }

    private static String all(JsonNode tree) {
        return "<details><summary>Everything about it</summary>" + JsonView.of(tree) + "</details>\n";
    }
}
