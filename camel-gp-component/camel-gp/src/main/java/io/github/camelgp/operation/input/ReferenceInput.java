package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.file.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * GPDataFile, GPRasterData and GPRasterDataLayer: the address of a file or image service, the records that results come
 * as, what was uploaded, or a map or JSON with {@code url}, {@code itemID} or {@code portalItemID}. What is a file here,
 * or a stream of one, is uploaded before the run.
 */
final class ReferenceInput implements InputType {
    private static final List<String> MEMBERS = List.of("url", "itemID", "portalItemID");
    private static final Set<Kind> KINDS = EnumSet.of(Kind.FILE, Kind.RASTER, Kind.RASTER_LAYER);
    private static final int LONGEST_REFERENCE = 64 * 1024;

    /** Whether values of the parameter are files. */
    static boolean isFor(GpParameter parameter) {
        return KINDS.contains(parameter.dataType().kind());
    }

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        if (value instanceof URI || value instanceof URL) {
            return address(value.toString());
        }
        if (value instanceof File || value instanceof Path || value instanceof WrappedFile) {
            return WireValue.of(UploadSource.of(value, context.exchange()));
        }
        if (value instanceof byte[] || value instanceof InputStream || value instanceof StreamCache) {
            return ofBytes(value, context);
        }
        JsonNode json = context.jsonOrNull(value);
        if (json == null || json.isTextual()) {
            return address(context.text(value).strip());
        }
        if (!isReference(json)) {
            throw new InvalidInput("names no file: none of the members " + String.join(", ", MEMBERS));
        }
        return WireValue.of(json);
    }

    /** Bytes are the file, unless they are the text of a reference. */
    private static WireValue ofBytes(Object value, InputContext context) throws InvalidInput {
        UploadSource source = UploadSource.of(value, context.exchange());
        try {
            InputStream stream = source.content().open();
            byte[] start = stream.readNBytes(LONGEST_REFERENCE);
            Optional<WireValue> reference = start.length < LONGEST_REFERENCE ? reference(start) : Optional.empty();
            boolean readsOnce = value instanceof InputStream && !(value instanceof StreamCache);
            return reference.orElseGet(() -> WireValue.of(
                    readsOnce
                            ? new UploadSource(
                                    source.name(),
                                    () -> new SequenceInputStream(new ByteArrayInputStream(start), stream))
                            : source));
        } catch (IOException e) {
            throw new InvalidInput("cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<WireValue> reference(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            if (text.startsWith("{") && isReference(InputContext.parse(text))) {
                return Optional.of(WireValue.of(InputContext.parse(text)));
            }
            return text.contains("\n") ? Optional.empty() : Optional.of(address(text));
        } catch (InvalidInput isContent) {
            return Optional.empty();
        }
    }

    private static boolean isReference(JsonNode json) {
        return json.isObject() && MEMBERS.stream().anyMatch(json::hasNonNull);
    }

    private static WireValue address(String text) throws InvalidInput {
        if (!text.regionMatches(true, 0, "http://", 0, 7) && !text.regionMatches(true, 0, "https://", 0, 8)) {
            throw new InvalidInput(
                    "is no address: a URL that the server can read, {\"itemID\":…} of something uploaded, or a file or"
                            + " stream, which is uploaded");
        }
        return WireValue.of(InputContext.JSON.createObjectNode().put("url", text));
    }
}
