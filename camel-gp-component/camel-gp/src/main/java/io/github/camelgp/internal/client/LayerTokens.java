package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.SameSite;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for secured layers that inputs name by URL (REST page "GP data types"): the server that runs the task shows them
 * to the layer's. They are put into the input's own object when a request is sent, and nowhere else, so that rows and
 * handles never hold one. Immutable.
 *
 * @param tokens by the address of the host that may see them
 */
public record LayerTokens(Map<URI, String> tokens) {
    public static final LayerTokens NONE = new LayerTokens(Map.of());

    public LayerTokens {
        tokens = Map.copyOf(tokens);
    }

    /**
     * Reads {@code host=token} pairs, separated by commas. A host without {@code http://} before it is asked by https only.
     *
     * @param pairs null or blank for none
     * @throws IllegalArgumentException if one is not a pair; its text is not shown
     */
    public static LayerTokens of(@Nullable String pairs) {
        Map<URI, String> tokens = new LinkedHashMap<>();
        for (String pair : pairs == null || pairs.isBlank() ? new String[0] : pairs.split(",")) {
            int equals = pair.indexOf('=');
            String host = equals < 1 ? "" : pair.substring(0, equals).strip();
            String token = pair.substring(equals + 1).strip();
            if (!host.matches("(?i)(https?://)?[\\w.-]+(:\\d+)?/?") || token.isEmpty()) {
                throw new IllegalArgumentException(
                        "accessToken: host=token is expected, several separated by commas, such as gis.example.org=…");
            }
            tokens.put(URI.create(host.contains("://") ? host : "https://" + host), token);
        }
        return new LayerTokens(tokens);
    }

    /** What must not be seen anywhere. */
    public List<String> secrets() {
        return List.copyOf(tokens.values());
    }

    /** The form with tokens in it, which its maker closes; the same one when there is nothing to add, or it is big. */
    RunForm into(RunForm form) {
        if (tokens.isEmpty() || !form.isSmall()) {
            return form;
        }
        Map<String, String> values = new LinkedHashMap<>(form.values());
        Map<String, String> before = Map.copyOf(values);
        values.replaceAll((name, value) -> into(value));
        if (values.equals(before)) {
            return form;
        }
        values.remove("f");
        return RunForm.of(values);
    }

    /** The value of an input with tokens for the layers that it names. */
    public String into(String value) {
        String start = value.stripLeading();
        if (tokens.isEmpty() || !(start.startsWith("{") || start.startsWith("[")) || !value.contains("\"url\"")) {
            return value;
        }
        try {
            JsonNode node = Json.MAPPER.readTree(value);
            return add(node) ? node.toString() : value;
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    /** Lists are looked into, and the value of a composite; not what features hold. */
    private boolean add(JsonNode node) {
        boolean added = false;
        if (node.isArray()) {
            for (JsonNode entry : node) {
                added |= add(entry);
            }
        } else if (node instanceof ObjectNode object) {
            String token = object.hasNonNull("token") ? null : token(Json.text(object, "url"));
            if (token != null) {
                object.put("token", token);
                added = true;
            }
            if (object.has("dataType")) {
                added |= add(object.path("value"));
            }
        }
        return added;
    }

    private @Nullable String token(String url) {
        if (!url.matches("(?i)https?://\\S+") || url.matches("(?i).*[?&]token=.*")) {
            return null;
        }
        URI target;
        try {
            target = URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return tokens.entrySet().stream()
                .filter(entry -> SameSite.of(entry.getKey()).allows(target))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Hosts, no tokens. */
    @Override
    public String toString() {
        return "LayerTokens" + tokens.keySet();
    }
}
