package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.net.URI;
import java.net.URL;
import java.util.List;

/**
 * GPDataFile, GPRasterData and GPRasterDataLayer: the address of a file or image service, the records that results come
 * as, or a map or JSON with {@code url}, {@code itemID} or {@code portalItemID}. What is a file here has to be uploaded
 * first.
 */
final class ReferenceInput implements InputType {
    private static final List<String> MEMBERS = List.of("url", "itemID", "portalItemID");

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        boolean address = value instanceof URI || value instanceof URL;
        JsonNode json = address ? null : context.jsonOrNull(value);
        if (json == null || json.isTextual()) {
            return address(address ? value.toString() : context.text(value).strip());
        }
        if (!json.isObject() || MEMBERS.stream().noneMatch(json::hasNonNull)) {
            throw new InvalidInput("names no file: none of the members " + String.join(", ", MEMBERS));
        }
        return WireValue.of(json);
    }

    private static WireValue address(String text) throws InvalidInput {
        if (!text.regionMatches(true, 0, "http://", 0, 7) && !text.regionMatches(true, 0, "https://", 0, 8)) {
            throw new InvalidInput(
                    "is no address: a URL that the server can read, or {\"itemID\":…} of something uploaded");
        }
        return WireValue.of(InputContext.JSON.createObjectNode().put("url", text));
    }
}
