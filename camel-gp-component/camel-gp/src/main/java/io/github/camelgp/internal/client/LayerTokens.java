package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.SameSite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    private static final int LONGEST = 1 << 20;

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

    /**
     * A form that is sent with tokens, and told from others and kept without. For big ones it takes time, which a thread
     * that may wait should give; small ones get their tokens when they are sent.
     *
     * @param form closed with the answer
     */
    public RunForm prepared(RunForm form, Spooling spooling) {
        return tokens.isEmpty() || form.isSmall() ? form : form.sentAs(rewritten(form, spooling));
    }

    /** The form with tokens in it, which its maker closes; the same one when there is nothing to add. */
    RunForm into(RunForm form) {
        if (tokens.isEmpty() || form.isComplete()) {
            return form;
        }
        if (!form.isSmall()) {
            return rewritten(form, HttpSettings.defaults().spooling());
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

    private RunForm rewritten(RunForm form, Spooling spooling) {
        try {
            Map<String, String> changed = changed(form);
            return changed.isEmpty() ? form : rewritten(form, changed, spooling);
        } catch (IOException e) {
            throw new UncheckedIOException("Tokens can't be put into the form: " + e.getMessage(), e);
        }
    }

    /** Values that name layers are short; long ones are features. */
    private Map<String, String> changed(RunForm form) throws IOException {
        Map<String, String> changed = new HashMap<>();
        form.read((name, value) -> {
            byte[] start = value.readNBytes(LONGEST);
            String text = value.read() < 0 ? new String(start, StandardCharsets.UTF_8) : "";
            String complete = into(text);
            if (!complete.equals(text)) {
                changed.put(name, complete);
            }
        });
        return changed;
    }

    private static RunForm rewritten(RunForm form, Map<String, String> changed, Spooling spooling) throws IOException {
        try (RunForm.Writer writer = new RunForm.Writer(spooling)) {
            form.read((name, value) -> {
                String complete = changed.get(name);
                if (complete != null) {
                    writer.put(name, complete);
                } else if (!name.equals("f")) {
                    try (OutputStream out = writer.value(name)) {
                        value.transferTo(out);
                    }
                }
            });
            return writer.finish();
        }
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
