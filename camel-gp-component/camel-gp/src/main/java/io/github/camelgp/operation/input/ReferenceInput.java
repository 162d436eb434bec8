package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.WrappedFile;

/**
 * GPDataFile, GPRasterData and GPRasterDataLayer: the address of a file or image service, the records that results come
 * as, or a map or JSON with {@code url}, {@code itemID} or {@code portalItemID}. What is a file here has to be uploaded
 * first.
 */
final class ReferenceInput implements InputType {
    private static final List<String> MEMBERS = List.of("url", "itemID", "portalItemID");

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        if (value instanceof URI || value instanceof URL) {
            return address(value.toString());
        }
        if (value instanceof File || value instanceof Path || value instanceof WrappedFile) {
            throw new InvalidInput(
                    "is a file here: the server takes a URL that it can read, or the itemID of an upload");
        }
        Object plain = context.unpacked(value);
        JsonNode json = context.jsonOrNull(plain);
        if (json == null || json.isTextual()) {
            return address(context.text(plain).strip());
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
