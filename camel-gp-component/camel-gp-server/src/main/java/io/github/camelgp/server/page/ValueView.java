package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The value of a parameter, as its data type wants to be seen. */
final class ValueView {
    private ValueView() {}

    /** With the parameter's name above it. */
    static String section(JsonNode value) {
        return "<section>\n" + Html.element("h2", value.path("paramName").asText()) + "\n" + body(value)
                + "</section>\n";
    }

    static String body(JsonNode value) {
        return body(value, MissingNode.getInstance());
    }

    /** Features are drawn over the inputs that lie in the same spatial reference. */
    static String body(JsonNode parameter, JsonNode inputs) {
        String type = parameter.path("dataType").asText();
        JsonNode value = parameter.path("value");
        String head = "<p class=\"type\">Data Type: " + Html.element("code", type) + "</p>\n";
        JsonNode set = value.has("featureSet") ? value.path("featureSet") : value;
        if (set.path("features").isArray()) {
            return head + FeatureView.of(set, parameter.path("paramName").asText(), sets(inputs));
        } else if (value.isNull() || value.isMissingNode()) {
            return head + "<p>No value.</p>\n";
        } else if (value.path("mapImage").path("href").isTextual()) {
            return head + picture(value.path("mapImage").path("href").textValue());
        } else if (value.path("url").isTextual()) {
            return head + file(value.path("url").textValue());
        } else if (type.equals("GPDate") && value.isIntegralNumber()) {
            return head + "<p class=\"value\">" + date(value) + "</p>\n";
        } else if (value.has("distance") && value.path("units").isTextual()) {
            String units = value.path("units").asText().replaceFirst("^esri", "");
            return head + "<p class=\"value\">" + Html.escape(Numbers.text(value.path("distance")) + " " + units)
                    + "</p>\n";
        } else if (value.isValueNode()) {
            return head + "<p class=\"value\">" + Html.escape(value.asText()) + "</p>\n";
        }
        return head + JsonView.of(value);
    }

    private static List<JsonNode> sets(JsonNode inputs) {
        List<JsonNode> sets = new ArrayList<>();
        for (JsonNode input : inputs) {
            if (input.path("value").path("features").isArray()) {
                sets.add(input.path("value"));
            }
        }
        return sets;
    }

    private static String file(String url) {
        String link = "<p class=\"value\">" + Html.outsideLink(url) + "</p>\n";
        boolean picture = url.matches("(?i)https?://[^?#]*\\.(png|jpe?g|gif)([?#].*)?");
        return picture ? picture(url) + link : link;
    }

    private static String picture(String url) {
        return "<figure><img src=\"" + Html.escape(url) + "\" alt=\"The result as a picture\"></figure>\n";
    }

    /** The moment and the number. */
    static String date(JsonNode value) {
        try {
            String moment = Instant.ofEpochMilli(value.longValue()).toString();
            return "<time datetime=\"" + moment + "\">" + moment + "</time> (" + value.longValue() + ")";
        } catch (DateTimeException e) {
            return Html.escape(value.asText());
        }
    }
}
