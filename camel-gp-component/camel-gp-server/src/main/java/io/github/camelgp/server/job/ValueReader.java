package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.value.LinearUnit;
import java.time.DateTimeException;
import java.util.Locale;

/**
 * Turns the text of a request parameter into the JSON form of its data type (services reference, GP data types); types
 * that it doesn't know pass as they are.
 */
final class ValueReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MULTI = "GPMultiValue:";

    private ValueReader() {}

    /** JSON null for the words null and None. */
    static JsonNode read(ParameterDefinition parameter, String text) {
        String word = text.trim();
        boolean isText = parameter.dataType().equals("GPString");
        if (!isText && (word.equals("None") || word.equals("null"))) {
            return NullNode.getInstance();
        }
        try {
            return parameter.dataType().startsWith(MULTI)
                    ? list(parameter, word)
                    : one(parameter, parameter.dataType(), NODES.textNode(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw InvalidInputException.notOf(parameter.name(), parameter.dataType(), String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode list(ParameterDefinition parameter, String text) {
        JsonNode given = LenientJson.read(text);
        if (!given.isArray()) {
            throw new IllegalArgumentException("a multi-value is a JSON array");
        }
        String type = parameter.dataType().substring(MULTI.length());
        ArrayNode list = NODES.arrayNode();
        given.forEach(element -> list.add(element.isNull() ? element : one(parameter, type, element)));
        return list;
    }

    private static JsonNode one(ParameterDefinition parameter, String type, JsonNode given) {
        return switch (type) {
            case "GPString" -> choice(parameter, given.isContainerNode() ? given.toString() : given.asText());
            case "GPLong" -> NODES.numberNode(wholeNumber(given.asText()));
            case "GPDouble" -> NODES.numberNode(number(given.asText()));
            case "GPBoolean" -> NODES.booleanNode(flag(given.asText()));
            case "GPDate" -> NODES.numberNode(DateReader.read(json(given)).toEpochMilli());
            case "GPLinearUnit" -> linearUnit(json(given));
            case "GPArealUnit" -> quantity(json(given), "area");
            case "GPTimeUnit" -> quantity(json(given), "time");
            case "GPFeatureRecordSetLayer", "GPRecordSet" -> object(json(given));
            case "GPDataFile", "GPRasterData", "GPRasterDataLayer" -> file(json(given));
            case "GPValueTable" -> rows(json(given));
            default -> json(given);
        };
    }

    private static JsonNode choice(ParameterDefinition parameter, String text) {
        if (!parameter.choiceList().isEmpty() && !parameter.choiceList().contains(text)) {
            throw InvalidInputException.notAllowed(parameter.name(), text, parameter.choiceList());
        }
        return NODES.textNode(text);
    }

    /** Objects and arrays in text are read, other text stays text. */
    private static JsonNode json(JsonNode given) {
        return given.isTextual() && LenientJson.looksLikeJson(given.textValue())
                ? LenientJson.read(given.textValue())
                : given;
    }

    private static long wholeNumber(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("[+-]?\\d+\\.0*")) {
            trimmed = trimmed.substring(0, trimmed.indexOf('.'));
        }
        try {
            return Long.parseLong(trimmed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static double number(String text) {
        if (!text.trim().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        return Double.parseDouble(text.trim());
    }

    private static boolean flag(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
        };
    }

    private static JsonNode linearUnit(JsonNode given) {
        if (!given.isObject()) {
            return JsonValues.toJson(LinearUnit.parse(given.asText()));
        }
        String units = given.path("units").asText("");
        String name = units.isEmpty() ? "esriMeters" : LinearUnit.wireName(units);
        return JsonValues.toJson(new LinearUnit(number(given.path("distance").asText()), name));
    }

    private static JsonNode quantity(JsonNode given, String key) {
        if (given.isObject()) {
            number(given.path(key).asText());
            return given;
        }
        String[] parts = given.asText().trim().split("\\s+", 2);
        ObjectNode node = NODES.objectNode().put(key, number(parts[0]));
        return parts.length == 1 ? node : node.put("units", parts[1]);
    }

    private static JsonNode object(JsonNode given) {
        if (!given.isObject()) {
            throw new IllegalArgumentException("a JSON object is expected");
        }
        return given;
    }

    private static JsonNode file(JsonNode given) {
        if (given.isTextual() && given.textValue().matches("(?i)https?://\\S+")) {
            return NODES.objectNode().put("url", given.textValue());
        }
        if (!given.isObject() || !given.has("url") && !given.has("itemID") && !given.has("portalItemID")) {
            throw new IllegalArgumentException("an object with url or itemID is expected");
        }
        return given;
    }

    private static JsonNode rows(JsonNode given) {
        if (!given.isArray()) {
            throw new IllegalArgumentException("an array of rows is expected");
        }
        given.forEach(row -> {
            if (!row.isContainerNode()) {
                throw new IllegalArgumentException("a row is an array or an object");
            }
        });
        return given;
    }
}
