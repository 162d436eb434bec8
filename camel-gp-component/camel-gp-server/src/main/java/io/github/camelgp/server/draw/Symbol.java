package io.github.camelgp.server.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How features look: a simple marker, line or fill symbol (REST API, "Symbol objects").
 *
 * @param fill of areas and markers; alpha 0 for none
 * @param line of lines and outlines; alpha 0 for none
 * @param width of the line in points
 * @param size of a marker in points
 * @param marker such as circle or square
 */
public record Symbol(Color fill, Color line, double width, double size, String marker) {
    private static final Color NONE = new Color(0, 0, 0, 0);
    private static final Color[] COLORS = {
        new Color(0, 112, 180), new Color(214, 96, 30), new Color(60, 140, 70), new Color(130, 80, 160)
    };

    /** A plain symbol; layers that lie over each other get different colours. */
    public static Symbol standard(@Nullable String geometryType, int layer) {
        Color color = COLORS[Math.floorMod(layer, COLORS.length)];
        String type = geometryType == null ? "" : geometryType;
        return switch (type) {
            case "esriGeometryPoint", "esriGeometryMultipoint" -> new Symbol(color, Color.WHITE, 0.75, 7, "circle");
            case "esriGeometryPolyline" -> new Symbol(NONE, color, 1.5, 0, "");
            default ->
                new Symbol(new Color(color.getRed(), color.getGreen(), color.getBlue(), 110), color.darker(), 1, 0, "");
        };
    }

    /** Reads a symbol object, or the renderer or drawing information around one; what it lacks comes from the other. */
    public static Symbol read(JsonNode node, Symbol otherwise) {
        JsonNode symbol = node;
        for (String key : new String[] {"drawingInfo", "renderer", "defaultSymbol", "symbol"}) {
            symbol = symbol.path(key).isObject() ? symbol.path(key) : symbol;
        }
        String type = symbol.path("type").asText().toLowerCase(Locale.ROOT);
        JsonNode outline = symbol.path("outline");
        Color color = color(symbol.path("color"), type.equals("esrisls") ? otherwise.line() : otherwise.fill());
        return switch (type) {
            case "esrisls" ->
                new Symbol(NONE, color, symbol.path("width").asDouble(otherwise.width()), 0, otherwise.marker());
            case "esrisfs" ->
                new Symbol(
                        symbol.path("style").asText().equals("esriSFSNull") ? NONE : color,
                        color(outline.path("color"), NONE),
                        outline.path("width").asDouble(1),
                        0,
                        "");
            case "esrisms" ->
                new Symbol(
                        color,
                        color(outline.path("color"), NONE),
                        outline.path("width").asDouble(0.75),
                        symbol.path("size").asDouble(otherwise.size()),
                        marker(symbol.path("style").asText()));
            default -> otherwise;
        };
    }

    private static String marker(String style) {
        return style.startsWith("esriSMS") ? style.substring(7).toLowerCase(Locale.ROOT) : "circle";
    }

    private static Color color(JsonNode node, Color otherwise) {
        if (!node.isArray() || node.size() < 3) {
            return otherwise;
        }
        int[] parts = {0, 0, 0, 255};
        for (int i = 0; i < Math.min(4, node.size()); i++) {
            parts[i] = Math.max(0, Math.min(255, node.path(i).asInt()));
        }
        return new Color(parts[0], parts[1], parts[2], parts[3]);
    }

    /** As {@code drawingInfo} of a layer with that type of geometry. */
    public ObjectNode drawingInfo(@Nullable String geometryType) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        ObjectNode renderer = info.putObject("renderer").put("type", "simple");
        ObjectNode symbol = renderer.putObject("symbol");
        if ("esriGeometryPolyline".equals(geometryType)) {
            symbol.put("type", "esriSLS").put("style", "esriSLSSolid").put("width", width);
            put(symbol.putArray("color"), line);
        } else {
            boolean point = !marker.isEmpty();
            symbol.put("type", point ? "esriSMS" : "esriSFS").put("style", point ? "esriSMSCircle" : "esriSFSSolid");
            put(symbol.putArray("color"), fill);
            if (point) {
                symbol.put("size", size);
            }
            ObjectNode outline = symbol.putObject("outline")
                    .put("type", "esriSLS")
                    .put("style", "esriSLSSolid")
                    .put("width", width);
            put(outline.putArray("color"), line);
        }
        renderer.put("label", "").put("description", "");
        return info;
    }

    private static void put(ArrayNode array, Color color) {
        array.add(color.getRed()).add(color.getGreen()).add(color.getBlue()).add(color.getAlpha());
    }
}
