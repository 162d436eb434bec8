package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells good replies from bad ones, by the parsed body first and HTTP's status second: servers send errors with status
 * 200 in several envelopes. Only members of the top level count.
 */
final class ErrorReplies {
    private static final int EXCERPT_BYTES = 300;

    private ErrorReplies() {}

    /**
     * Fails unless {@code body} is good.
     *
     * @param expected members of which a good reply has at least one; a reply that has one is not judged by its status
     */
    static void check(JsonNode body, HttpReply reply, Context context, String... expected) {
        boolean good = Set.of(expected).stream().anyMatch(name -> body.has(name) && !ServerError.says(body, name));
        Optional<ServerError> error = ServerError.in(body, good);
        if (error.isPresent()) {
            throw exception(error.get(), reply, context);
        }
        if (good) {
            return;
        }
        if (reply.status() >= 400) {
            throw exception(new ServerError(reply.status(), "HTTP " + reply.status(), List.of()), reply, context);
        }
        throw notUnderstood("the answer has none of " + List.of(expected), reply, context, null);
    }

    /** Whether the server has no such thing, or has it no more. */
    static boolean isUnknown(Throwable failure) {
        return failure instanceof GpServiceException refusal
                && (refusal.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED || refusal.getReason() == Reason.GONE);
    }

    private static GpException exception(ServerError error, HttpReply reply, Context context) {
        int code = error.code() > 0 || reply.status() < 400 ? error.code() : reply.status();
        String message = error.message().isEmpty() ? "the server gave no reason" : error.message();
        Reason reason = context.meaning(Reasons.of(code, message + " " + String.join(" ", error.details())), message);
        List<String> details =
                error.details().stream().map(context.redactor()::redact).toList();
        String shown = details.isEmpty() || details.equals(List.of(message)) ? "" : " " + String.join(" ", details);
        String text = context.failed(message + (code > 0 ? " [" + code + "]" : "") + shown + Reasons.advice(reason));
        if (reason == Reason.AUTHENTICATION) {
            return new GpAuthenticationException(code, text, details, context.where());
        }
        if (reason == Reason.BUSY) {
            return new GpTransportException(reply.retryAfter(), text, context.where());
        }
        return new GpServiceException(reason, code, text, details, context.where());
    }

    /** What to make of a body that is no JSON. */
    static GpException notJson(HttpReply reply, Context context, IOException cause) {
        int status = reply.status();
        String said = "HTTP " + status + ", " + excerpt(reply, context);
        return switch (status) {
            case 407 ->
                new GpAuthenticationException(
                        status,
                        context.failed("the proxy asks for proxyUsername and proxyPassword: " + said),
                        List.of(),
                        context.where());
            case 401 ->
                new GpAuthenticationException(
                        status,
                        context.failed("the web server asks for a log-in of its own: " + said),
                        List.of(),
                        context.where());
            case 403 ->
                new GpServiceException(
                        Reason.FORBIDDEN,
                        status,
                        context.failed("the web server refuses: " + said),
                        List.of(),
                        context.where());
            case 429, 503 ->
                new GpTransportException(
                        reply.retryAfter(), context.failed("the server is busy: " + said), context.where());
            case 502, 504 ->
                new GpTransportException(
                        context.effect() == HttpCall.Effect.READ ? Reason.UNREACHABLE : Reason.OUTCOME_UNKNOWN,
                        context.failed("a gateway got no answer from the server: " + said),
                        context.where(),
                        null);
            default -> notUnderstood("the answer is not JSON" + place(cause), reply, context, cause);
        };
    }

    private static String place(IOException cause) {
        if (!(cause instanceof JsonProcessingException json)) {
            return " that can be read: " + cause.getMessage();
        }
        String at = json.getLocation() == null
                ? ""
                : " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr();
        return at + " (" + JsonText.problem(json) + ")";
    }

    /** A reply that is not what the protocol allows, with an excerpt of it. */
    static GpProtocolException notUnderstood(String why, HttpReply reply, Context context, @Nullable Throwable cause) {
        String status = reply.status() == 200 ? "" : "HTTP " + reply.status() + ", ";
        String text = context.failed(why) + ": " + status + excerpt(reply, context);
        // the cause's own text may hold what was redacted here
        return new GpProtocolException(text, context.where(), cause instanceof JsonProcessingException ? null : cause);
    }

    private static String excerpt(HttpReply reply, Context context) {
        String text = context.redactor().redact(reply.body().excerpt(EXCERPT_BYTES * 4));
        String cut = text.length() > EXCERPT_BYTES ? text.substring(0, EXCERPT_BYTES) + "…" : text;
        return cut.isEmpty() ? "an empty body" : "«" + cut + "»";
    }
}
