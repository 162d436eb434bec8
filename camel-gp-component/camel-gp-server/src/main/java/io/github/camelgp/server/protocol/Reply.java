package io.github.camelgp.server.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler answers; the format follows from the request. */
public sealed interface Reply {
    /**
     * A document, as JSON or as a page of the services directory.
     *
     * @param body writes one JSON value
     * @param tree the same value where it is small; null where it is written as a stream
     */
    record Document(JsonBody body, @Nullable JsonNode tree) implements Reply {}

    /** A page that has no JSON form. */
    record Page(String html) implements Reply {}

    /**
     * A file's bytes.
     *
     * @param attachment for saving rather than for showing
     */
    record Download(Path file, String name, boolean attachment) implements Reply {}

    /** A picture, whatever format was asked for. */
    record Image(String contentType, byte[] bytes) implements Reply {}

    /** A body as it is. */
    record Raw(int status, String contentType, String text, Map<String, String> headers) implements Reply {}

    /** HTTP 401: the web tier asks for a name and a password. */
    record Challenge() implements Reply {}

    /** HTTP 302. */
    record Redirect(String url) implements Reply {}

    static Reply of(JsonNode tree) {
        return new Document(json -> json.writeTree(tree), tree);
    }

    static Reply streamed(JsonBody body) {
        return new Document(body, null);
    }

    /** Writes one JSON value. */
    @FunctionalInterface
    interface JsonBody {
        void write(JsonGenerator json) throws IOException;
    }
}
