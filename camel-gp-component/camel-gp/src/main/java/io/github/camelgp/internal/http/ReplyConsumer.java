package io.github.camelgp.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Turns one response into a {@link HttpReply}, inflating and spooling as it comes. */
final class ReplyConsumer implements AsyncResponseConsumer<HttpReply> {
    private static final int WINDOW_BYTES = 256 * 1024;
    private static final int LONGEST_NUMBER = 9;
    private static final int OK = 200;

    private final HttpCall call;
    private final HttpSettings.Spooling spooling;
    private @Nullable HttpResponse response;
    private @Nullable FutureCallback<HttpReply> callback;
    private @Nullable SpoolWriter writer;
    private @Nullable Inflating inflating;
    private boolean lengthKnown;

    ReplyConsumer(HttpCall call, HttpSettings.Spooling spooling) {
        this.call = call;
        this.spooling = spooling;
    }

    @Override
    public void consumeResponse(
            HttpResponse head, @Nullable EntityDetails entity, HttpContext context, FutureCallback<HttpReply> result)
            throws IOException {
        response = head;
        callback = result;
        if (entity == null) {
            refuseCutHead(!header("Content-Length").isEmpty());
            result.completed(reply(Spool.of(new byte[0])));
            return;
        }
        long limit = call.limits().replyBytes();
        lengthKnown =
                entity.getContentLength() >= 0 || !header("Transfer-Encoding").isEmpty();
        writer = new SpoolWriter(spooling, limit, entity.getContentLength());
        String encoding = entity.getContentEncoding();
        inflating = new Inflating(encoding == null ? "" : encoding, writer::write);
    }

    @Override
    public void informationResponse(HttpResponse head, HttpContext context) {
        // 100 and 102 say nothing that matters here
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(WINDOW_BYTES);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        Objects.requireNonNull(inflating).write(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        if (writer == null) {
            return;
        }
        Objects.requireNonNull(inflating).finish();
        Spool body = writer.finish();
        refuseCutHead(lengthKnown || body.size() > 0);
        Objects.requireNonNull(callback).completed(reply(body));
    }

    /** The library takes a head that is cut for a whole one. */
    private void refuseCutHead(boolean whole) throws EOFException {
        if (!whole && Objects.requireNonNull(response).getCode() == OK) {
            throw new EOFException("the connection was closed before the reply was there");
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        if (inflating != null) {
            inflating.end();
        }
        if (writer != null) {
            writer.discard();
        }
    }

    private HttpReply reply(Spool body) {
        return new HttpReply(
                FormText.withoutQuery(call.uri()),
                Objects.requireNonNull(response).getCode(),
                header("Content-Type"),
                location(header("Location")),
                retryAfter(header("Retry-After"), header("Date")),
                challenge(),
                new FileHeaders(
                        header("Content-Disposition"),
                        header("Content-Range"),
                        header("ETag"),
                        header("Last-Modified"),
                        header("Content-Encoding")),
                body);
    }

    private String challenge() {
        Header[] challenges = Objects.requireNonNull(response).getHeaders("WWW-Authenticate");
        return challenges.length == 0
                ? ""
                : Stream.of(challenges).map(Header::getValue).collect(Collectors.joining(", "));
    }

    private String header(String name) {
        Header header = Objects.requireNonNull(response).getFirstHeader(name);
        return header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
    }

    private @Nullable URI location(String text) {
        try {
            return text.isEmpty() ? null : call.uri().resolve(text.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Seconds, or a date that counts from the server's own clock. */
    private static @Nullable Duration retryAfter(String text, String date) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_NUMBER && text.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(httpDate(date), httpDate(text));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant httpDate(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
