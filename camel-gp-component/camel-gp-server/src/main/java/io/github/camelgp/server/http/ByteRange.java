package io.github.camelgp.server.http;

import io.github.camelgp.server.protocol.HttpCall;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.DateUtils;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The piece of a file that a request asks for (RFC 9110, Range): one piece, with If-Range where the client has a part of
 * the file already. Such answers aren't compressed.
 *
 * @param status 206 for a piece, 200 for the whole, 416 for none
 * @param from first byte
 * @param to behind the last one
 * @param size of the whole file
 */
record ByteRange(int status, long from, long to, long size) {
    private static final Pattern ONE = Pattern.compile("\\s*bytes\\s*=\\s*(\\d{1,18})-(\\d{0,18})\\s*");

    static boolean isAsked(HttpCall call) {
        return ONE.matcher(call.header("range")).matches();
    }

    /** Says of which version of the file an answer is. */
    static void describe(Path file, HeaderMap headers) throws IOException {
        headers.put(Headers.ETAG, tag(file));
        headers.put(Headers.LAST_MODIFIED, modified(file));
        headers.put(Headers.ACCEPT_RANGES, "bytes");
    }

    static ByteRange of(HttpCall call, Path file) throws IOException {
        long size = Files.size(file);
        Matcher asked = ONE.matcher(call.header("range"));
        String known = call.header("if-range").trim();
        boolean same = known.isEmpty() || known.equals(tag(file)) || known.equals(modified(file));
        if (!asked.matches() || !same) {
            return new ByteRange(200, 0, size, size);
        }
        long from = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(asked.group(2));
        return from >= size || last < from
                ? new ByteRange(416, 0, 0, size)
                : new ByteRange(206, from, Math.min(size, last + 1), size);
    }

    private static String tag(Path file) throws IOException {
        return "\"" + Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis() + "\"";
    }

    private static String modified(Path file) throws IOException {
        return DateUtils.toDateString(new Date(Files.getLastModifiedTime(file).toMillis()));
    }

    void prepare(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        exchange.setResponseContentLength(to - from);
        if (status == 206) {
            exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + size);
        } else if (status == 416) {
            exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, "bytes */" + size);
        }
    }

    void copy(Path file, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.transferTo(from, to - from, Channels.newChannel(out));
        }
        out.flush();
    }
}
