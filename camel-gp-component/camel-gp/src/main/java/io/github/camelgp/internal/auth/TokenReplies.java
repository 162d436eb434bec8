package io.github.camelgp.internal.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads what token services say; refusals come with status 200 in the envelopes of both ArcGIS and OAuth 2. */
final class TokenReplies {
    private static final int EXCERPT_BYTES = 300;

    private TokenReplies() {}

    /** Makes something of a body. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode body);
    }

    /** Reads and releases {@code reply}; fails with a {@link GpException} for what is no JSON object. */
    static <T> T read(HttpReply reply, HttpCall call, Redactor redactor, Reader<T> reader) {
        try (InputStream stream = reply.body().open()) {
            JsonNode body = BoundedJson.MAPPER.readTree(stream);
            if (!body.isObject()) {
                throw notUnderstood(reply, call, redactor);
            }
            if (reply.status() >= 500) {
                throw passing(reply, call, redactor);
            }
            return reader.read(body);
        } catch (JsonProcessingException e) {
            throw notUnderstood(reply, call, redactor);
        } catch (IOException e) {
            throw new GpTransportException(
                    Reason.UNREACHABLE, failed(call) + "the answer cannot be read: " + e.getMessage(), call.where(), e);
        } finally {
            reply.body().release();
        }
    }

    /** Fails if {@code body} is a refusal. */
    static void check(JsonNode body, HttpCall call, String advice, Redactor redactor) {
        JsonNode error = body.path("error");
        boolean bare = body.path("status").asText().equals("error");
        if (error.isMissingNode() && !bare) {
            return;
        }
        JsonNode told = error.isObject() ? error : body;
        int code = told.path("code").asInt();
        List<String> words = new ArrayList<>();
        for (String member : List.of("message", "error_description")) {
            add(words, told.path(member).asText(), redactor);
        }
        told.path("messages").forEach(message -> add(words, message.asText(), redactor));
        told.path("details").forEach(detail -> add(words, detail.asText(), redactor));
        if (error.isTextual()) {
            add(words, error.asText(), redactor);
        }
        String said = words.isEmpty() ? "the server gave no reason" : String.join(" ", words);
        String text = failed(call) + said + (code > 0 ? " [" + code + "]" : "");
        if (code >= 500) {
            throw new GpServiceException(Reason.SERVER_ERROR, code, text, words, call.where());
        }
        throw new GpAuthenticationException(code, text + "; " + advice, words, call.where());
    }

    private static void add(List<String> words, String text, Redactor redactor) {
        String word = redactor.redact(text.strip());
        if (!word.isEmpty() && !words.contains(word)) {
            words.add(word);
        }
    }

    private static GpException notUnderstood(HttpReply reply, HttpCall call, Redactor redactor) {
        int status = reply.status();
        String said = "HTTP " + status + ", " + excerpt(reply, redactor);
        if (status == 407) {
            return new GpAuthenticationException(
                    status,
                    failed(call) + "the proxy asks for proxyUsername and proxyPassword: " + said,
                    List.of(),
                    call.where());
        }
        if (status == 401) {
            return new GpAuthenticationException(
                    status,
                    failed(call) + "the web server asks for a log-in of its own (login): " + said,
                    List.of(),
                    call.where());
        }
        if (status == 403) {
            return new GpServiceException(
                    Reason.FORBIDDEN,
                    status,
                    failed(call) + "the web server refuses: " + said,
                    List.of(),
                    call.where());
        }
        return status == 429 || status >= 500
                ? passing(reply, call, redactor)
                : new GpProtocolException(failed(call) + "the answer is not JSON: " + said, call.where(), null);
    }

    private static GpException passing(HttpReply reply, HttpCall call, Redactor redactor) {
        String text = failed(call) + "HTTP " + reply.status() + ", " + excerpt(reply, redactor);
        return new GpTransportException(reply.retryAfter(), text, call.where());
    }

    private static String failed(HttpCall call) {
        return call.operation() + " failed: ";
    }

    private static String excerpt(HttpReply reply, Redactor redactor) {
        String text = redactor.redact(reply.body().excerpt(EXCERPT_BYTES * 4));
        return "«" + (text.length() > EXCERPT_BYTES ? text.substring(0, EXCERPT_BYTES) + "…" : text) + "»";
    }
}
