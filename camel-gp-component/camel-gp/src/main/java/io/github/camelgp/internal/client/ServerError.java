package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An error as servers of this family write it.
 *
 * @param code 0 when none was sent
 * @param message trimmed; may be empty
 * @param details trimmed, none empty
 */
record ServerError(int code, String message, List<String> details) {
    private static final Set<String> FAILED = Set.of("error", "failure", "failed");
    private static final List<String> TEXTS = List.of("message", "error_description", "error", "description");

    /**
     * The error that {@code body} is.
     *
     * @param good whether the body also holds what was asked for: then only an {@code error} member counts
     */
    static Optional<ServerError> in(JsonNode body, boolean good) {
        if (!body.isObject()) {
            return Optional.empty();
        }
        JsonNode error = body.get("error");
        if (error != null && error.isObject()) {
            return Optional.of(of(error, body));
        }
        if (error != null
                && (error.isTextual() && !error.asText().isBlank() || error.isBoolean() && error.asBoolean())) {
            return Optional.of(ofText(error.asText(), body));
        }
        if (good) {
            return Optional.empty();
        }
        boolean failed = FAILED.contains(Json.text(body, "status").toLowerCase(Locale.ROOT))
                && (body.has("message") || body.has("messages") || body.has("code") || body.has("statusMessage"));
        boolean refused =
                body.path("success").isBoolean() && !body.path("success").asBoolean();
        boolean bare = body.path("code").asInt() >= 400 && body.has("message");
        return failed || refused || bare ? Optional.of(of(body, body)) : Optional.empty();
    }

    /** Whether {@code member} itself says that {@code body} is an error. */
    static boolean says(JsonNode body, String member) {
        return switch (member) {
            case "status" -> FAILED.contains(Json.text(body, member).toLowerCase(Locale.ROOT));
            case "success" ->
                body.path(member).isBoolean() && !body.path(member).asBoolean();
            default -> false;
        };
    }

    private static ServerError of(JsonNode node, JsonNode body) {
        JsonNode inner = nested(Json.text(node, "statusMessage"));
        if (inner.isObject()) {
            return of(inner, inner);
        }
        String message = TEXTS.stream()
                .map(name -> Json.text(node, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(Json.text(node, "statusMessage"));
        List<String> details = new ArrayList<>();
        addAll(details, node.path("details"));
        addAll(details, node.path("messages"));
        if (message.isEmpty() && !details.isEmpty()) {
            message = details.remove(0);
        }
        String oauth = Json.text(node, "error");
        if (!oauth.isEmpty() && !oauth.equals(message)) {
            details.add(oauth);
        }
        int code = code(node) > 0 ? code(node) : code(body);
        return new ServerError(code, message, List.copyOf(details));
    }

    private static ServerError ofText(String error, JsonNode body) {
        String description = Json.text(body, "error_description");
        String message = description.isEmpty() ? Json.text(body, "message") : description;
        return message.isEmpty()
                ? new ServerError(code(body), error.strip(), List.of())
                : new ServerError(code(body), message, List.of(error.strip()));
    }

    /** Codes below 400 in an error say nothing. */
    private static int code(JsonNode node) {
        int code = node.path("code").asInt();
        return code >= 400 && code < 100_000 ? code : 0;
    }

    private static void addAll(List<String> details, JsonNode node) {
        if (node.isTextual()) {
            add(details, node.asText());
        }
        for (JsonNode entry : node.isArray() ? node : List.<JsonNode>of()) {
            add(details, entry.isObject() ? Json.text(entry, "description") : entry.asText());
        }
    }

    private static void add(List<String> details, String text) {
        if (!text.isBlank()) {
            details.add(text.strip());
        }
    }

    private static JsonNode nested(String text) {
        try {
            return text.startsWith("{") ? Json.MAPPER.readTree(text) : Json.MAPPER.missingNode();
        } catch (JsonProcessingException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
