package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Any JSON for people: objects as labels and values, lists of objects as tables. */
final class JsonView {
    private static final int DEEPEST = 6;
    private static final int MOST = 500;
    private static final String WIDE = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">";

    private JsonView() {}

    static String of(JsonNode tree) {
        return view(tree, 0);
    }

    private static String view(JsonNode tree, int depth) {
        if (tree.isValueNode()) {
            return tree.isNull()
                    ? ""
                    : tree.isTextual() ? Html.outsideLink(tree.textValue()) : Html.escape(tree.asText());
        } else if (tree.isEmpty()) {
            return tree.isArray() ? "<span class=\"none\">none</span>" : "";
        } else if (depth > DEEPEST) {
            return Html.element("code", tree.toString());
        }
        if (tree.isObject()) {
            return object(tree, depth);
        } else if (isListOf(tree, JsonNodeType.OBJECT)) {
            return table(tree, depth);
        }
        return isListOf(tree, JsonNodeType.ARRAY) ? grid(tree, depth) : list(tree, depth);
    }

    private static String object(JsonNode tree, int depth) {
        Facts facts = new Facts();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            facts.addHtml(entry.getKey(), view(entry.getValue(), depth + 1));
        }
        return facts.html();
    }

    private static String list(JsonNode tree, int depth) {
        StringBuilder html = new StringBuilder("<ul class=\"list\">");
        for (int i = 0; i < Math.min(MOST, tree.size()); i++) {
            html.append("<li>").append(view(tree.get(i), depth + 1)).append("</li>");
        }
        return html + rest(tree, "<li>", "</li>") + "</ul>\n";
    }

    private static boolean isListOf(JsonNode tree, JsonNodeType type) {
        for (JsonNode row : tree) {
            if (row.getNodeType() != type) {
                return false;
            }
        }
        return true;
    }

    private static String grid(JsonNode tree, int depth) {
        StringBuilder html = new StringBuilder(WIDE + "<table><tbody>");
        for (int i = 0; i < Math.min(MOST, tree.size()); i++) {
            html.append("<tr>");
            tree.get(i)
                    .forEach(cell ->
                            html.append("<td>").append(view(cell, depth + 1)).append("</td>"));
            html.append("</tr>\n");
        }
        return html + "</tbody></table></div>\n" + rest(tree, "<p>", "</p>\n");
    }

    private static String table(JsonNode tree, int depth) {
        Set<String> columns = new LinkedHashSet<>();
        tree.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        StringBuilder html = new StringBuilder(
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(Html.escape(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (int i = 0; i < Math.min(MOST, tree.size()); i++) {
            html.append("<tr>");
            for (String column : columns) {
                html.append("<td>")
                        .append(view(tree.get(i).path(column), depth + 1))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html + "</tbody></table></div>\n" + rest(tree, "<p>", "</p>\n");
    }

    private static String rest(JsonNode tree, String before, String after) {
        int rest = tree.size() - MOST;
        return rest > 0 ? before + "and " + rest + " more; the JSON has all of them" + after : "";
    }
}
