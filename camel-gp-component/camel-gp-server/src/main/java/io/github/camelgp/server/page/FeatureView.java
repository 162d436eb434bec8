package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A feature set: a drawing of it, and its attributes as a table beneath. */
final class FeatureView {
    private static final int MOST_ROWS = 200;

    private FeatureView() {}

    /** The name tells the drawings of one page apart; the other sets are drawn under this one if they fit. */
    static String of(JsonNode set, String name, List<JsonNode> under) {
        StringBuilder html = new StringBuilder();
        JsonNode features = set.path("features");
        if (set.path("exceededTransferLimit").asBoolean()) {
            html.append("<p class=\"problem\">There are more features than the service answers.</p>\n");
        }
        html.append(drawing(set, name, under));
        html.append("<p>Features: ").append(features.size()).append("</p>\n");
        if (!features.isEmpty()) {
            html.append(table(set, name));
        }
        return html.toString();
    }

    private static String drawing(JsonNode set, String name, List<JsonNode> under) {
        Drawing drawing = new Drawing(set.path("spatialReference"));
        drawing.add(set, "result", id(name));
        int wkid = set.path("spatialReference").path("wkid").asInt();
        if (!drawing.isEmpty()) {
            under.stream()
                    .filter(input -> wkid != 0
                            && input.path("spatialReference").path("wkid").asInt() == wkid)
                    .forEach(input -> drawing.add(input, "input", ""));
        }
        return drawing.html(name);
    }

    private static String id(String name) {
        return name.replaceAll("\\W", "_");
    }

    private static String table(JsonNode set, String name) {
        List<JsonNode> columns = columns(set);
        boolean shapes = !set.path("geometryType").asText().isEmpty()
                || set.path("features").path(0).has("geometry");
        StringBuilder html =
                new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Attributes of "
                        + Html.escape(name) + "\"><table><thead><tr>");
        html.append(shapes ? "<th scope=\"col\">Shape</th>" : "");
        columns.forEach(column -> html.append("<th scope=\"col\">")
                .append(Html.escape(
                        column.path("alias").asText(column.path("name").asText())))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        int rows = Math.min(MOST_ROWS, set.path("features").size());
        for (int i = 0; i < rows; i++) {
            html.append("<tr>");
            if (shapes) {
                html.append("<td>")
                        .append(Html.link("#" + id(name) + "-" + i, "show"))
                        .append("</td>");
            }
            for (JsonNode column : columns) {
                JsonNode value = set.path("features")
                        .path(i)
                        .path("attributes")
                        .path(column.path("name").asText());
                html.append("<td>")
                        .append(cell(value, column.path("type").asText()))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        if (rows < set.path("features").size()) {
            html.append("<p>The first ").append(rows).append(" are listed; the JSON has all of them.</p>\n");
        }
        return html.toString();
    }

    private static String cell(JsonNode value, String type) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        } else if (type.equals("esriFieldTypeDate") && value.isIntegralNumber()) {
            return ValueView.date(value);
        }
        return Html.escape(value.isNumber() ? Numbers.text(value) : value.asText());
    }

    /** The fields that are described, else the names that occur. */
    private static List<JsonNode> columns(JsonNode set) {
        List<JsonNode> columns = new ArrayList<>();
        set.path("fields").forEach(columns::add);
        if (columns.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            for (JsonNode feature : set.path("features")) {
                feature.path("attributes").fieldNames().forEachRemaining(names::add);
            }
            names.forEach(
                    name -> columns.add(JsonNodeFactory.instance.objectNode().put("name", name)));
        }
        return columns;
    }
}
