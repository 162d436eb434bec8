package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.model.GpParameter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GPSpatialReference and GPCoordinateSystem: a well-known id as number or text, {@code EPSG:2193}, {@code
 * SpatialReference}, well-known text of either kind, a name, or a map or JSON.
 */
final class SpatialReferenceInput implements InputType {
    private static final Pattern CODE =
            Pattern.compile("(?i)(?:(?:EPSG|ESRI|urn:ogc:def:crs:EPSG:[\\d.]*):)?(\\d{4,9})");
    private static final Pattern WKT2 = Pattern.compile(
            "(?is)(GEOGCRS|GEODCRS|PROJCRS|BOUNDCRS|COMPOUNDCRS|VERTCRS|PROJECTEDCRS|GEOGRAPHICCRS|GEODETICCRS)\\s*\\[.*");
    private static final Pattern WKT = Pattern.compile("(?is)\\w+\\s*\\[.*");
    private static final List<String> MEMBERS = List.of(
            "wkid",
            "latestWkid",
            "vcsWkid",
            "latestVcsWkid",
            "wkt",
            "wkt2",
            "name",
            "vcsName",
            "projectionFile",
            "projectionFileItemID");

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        JsonNode json = value instanceof Number ? null : context.jsonOrNull(value);
        return WireValue.of(json == null || json.isValueNode() ? ofText(context.text(value)) : checked(json));
    }

    private static JsonNode checked(JsonNode json) throws InvalidInput {
        if (!json.isObject() || MEMBERS.stream().noneMatch(json::hasNonNull)) {
            throw new InvalidInput("names no spatial reference: none of the members " + String.join(", ", MEMBERS));
        }
        return json;
    }

    /** The object for a text. */
    static ObjectNode ofText(String given) throws InvalidInput {
        String text = given.strip();
        ObjectNode json = InputContext.JSON.createObjectNode();
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            return json.put("wkid", Integer.parseInt(code.group(1)));
        }
        if (WKT2.matcher(text).matches()) {
            return json.put("wkt2", text);
        }
        if (WKT.matcher(text).matches()) {
            return json.put("wkt", text);
        }
        if (text.isEmpty() || text.matches("[-+\\d.]+")) {
            throw new InvalidInput("is no spatial reference: a well-known id, EPSG:2193, well-known text or a name");
        }
        return json.put("name", text);
    }
}
