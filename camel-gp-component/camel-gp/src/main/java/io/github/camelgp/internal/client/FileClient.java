package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.FileHeaders;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches files of results. What a server says instead of the file - an error as JSON, a page - is a failure, whatever
 * HTTP's status is. Nothing blocks; futures fail with a {@link io.github.camelgp.model.GpException}. Safe for several
 * threads.
 */
public final class FileClient {
    private static final int PARTIAL = 206;
    private static final int LONGEST_ERROR = 64 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern EXTENDED_NAME = Pattern.compile("(?i)filename\\*\\s*=\\s*UTF-8''([^;\\s]+)");
    private static final Pattern NAME = Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern PAGE = Pattern.compile("(?is)^\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b.*");

    private final Calls calls;
    private final ClientSettings settings;

    FileClient(Calls calls, ClientSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /** All of the file. */
    public CompletableFuture<FilePiece> whole(String url) {
        return send(url, Map.of());
    }

    /**
     * Some bytes of the file, or all of it where the server has no pieces, or has another file by now.
     *
     * @param validator of the version that the piece must be of; empty for any
     */
    public CompletableFuture<FilePiece> piece(String url, long from, long bytes, String validator) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Range", "bytes=" + from + "-" + (from + bytes - 1));
        if (!validator.isEmpty()) {
            headers.put("If-Range", validator);
        }
        return send(url, headers);
    }

    private CompletableFuture<FilePiece> send(String url, Map<String, String> asked) {
        Map<String, String> headers = new LinkedHashMap<>(asked);
        // pieces of something compressed would not fit together
        headers.put("Accept-Encoding", "identity");
        URI uri = URI.create(encoded(url));
        URI bare = GpUrls.withoutQuery(uri);
        HttpCall.Limits limits =
                new HttpCall.Limits(settings.responseTimeout(), "responseTimeout", settings.maxResultBytes());
        HttpCall call = HttpCall.read("download", GpWhere.at(bare.toString()), bare, GpUrls.query(uri), limits)
                .withHeaders(headers);
        return calls.send(call, (reply, context) -> read(reply, context, bare.getPath()));
    }

    /** Addresses come as servers write them: blanks and letters beyond ASCII stand as they are. */
    private static String encoded(String url) {
        StringBuilder text = new StringBuilder();
        url.strip().codePoints().forEach(c -> {
            if (c > 0x20 && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0) {
                text.appendCodePoint(c);
            } else {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.append(String.format("%%%02X", octet & 0xff));
                }
            }
        });
        return text.toString();
    }

    private static FilePiece read(HttpReply reply, Context context, String path) throws IOException {
        refuseError(reply, context, path);
        FileHeaders file = reply.file();
        Matcher range = RANGE.matcher(file.range());
        boolean partial = reply.status() == PARTIAL && file.encoding().isEmpty() && range.matches();
        if (reply.status() == PARTIAL && !partial) {
            throw ErrorReplies.notUnderstood(
                    "the server sent a piece without saying which (" + file.range() + ")", reply, context, null);
        }
        long from = partial ? Long.parseLong(range.group(1)) : 0;
        long total = partial && !range.group(3).equals("*")
                ? Long.parseLong(range.group(3))
                : partial ? -1 : reply.body().size();
        if (partial && Long.parseLong(range.group(2)) - from + 1 != reply.body().size()) {
            throw ErrorReplies.notUnderstood("the piece is not as long as the server says", reply, context, null);
        }
        return new FilePiece(
                !partial,
                from,
                total,
                file.validator(),
                name(file.disposition()),
                reply.body().retain());
    }

    private static String name(String disposition) {
        Matcher extended = EXTENDED_NAME.matcher(disposition);
        if (extended.find()) {
            try {
                return URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return extended.group(1);
            }
        }
        Matcher plain = NAME.matcher(disposition);
        if (!plain.find()) {
            return "";
        }
        return plain.group(1) == null ? plain.group(2) : plain.group(1);
    }

    /** By what the body is; the type that it is called by proves nothing. */
    private static void refuseError(HttpReply reply, Context context, String path) throws IOException {
        String start = start(reply);
        JsonNode json = start.stripLeading().startsWith("{") && reply.body().size() <= LONGEST_ERROR
                ? json(reply)
                : Json.MAPPER.createObjectNode();
        if (reply.status() >= 400 && json.isEmpty()) {
            throw ErrorReplies.notJson(reply, context, new IOException("it is no file"));
        }
        String name = path.toLowerCase(Locale.ROOT);
        // a file that is JSON itself may tell of failures of all kinds
        boolean failed = name.endsWith("json")
                ? json.path("error").path("code").isNumber()
                : ServerError.in(json, false).isPresent();
        if (reply.status() >= 400 || failed) {
            ErrorReplies.check(json, reply, context);
        }
        if (PAGE.matcher(start).matches() && !name.endsWith(".html") && !name.endsWith(".htm")) {
            throw ErrorReplies.notUnderstood("the answer is a page, not the file", reply, context, null);
        }
    }

    private static String start(HttpReply reply) throws IOException {
        try (InputStream stream = reply.body().open()) {
            return new String(stream.readNBytes(2048), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpReply reply) throws IOException {
        try (InputStream stream = reply.body().open()) {
            return Json.MAPPER.readTree(stream);
        } catch (JsonProcessingException noJson) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
