package io.github.camelgp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.internal.json.BoundedJson;
import java.util.Locale;
import java.util.Set;

/** Whether a job was made of what was sent: servers give inputs back with members and attributes of their own. */
final class InputMatch {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;

    /** What says how to run, and comes back with no job. */
    private static final Set<String> CONTROLS =
            Set.of("f", "context", "returnz", "returnm", "returntruecurves", "returnfeaturecollection", "token");

    private InputMatch() {}

    /** Whether a member of a form is an input. */
    static boolean isInput(String name) {
        return !CONTROLS.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith("env:");
    }

    /** Whether {@code kept} says all that {@code sent} does. */
    static boolean matches(String sent, JsonNode kept) {
        return kept.isTextual() && kept.textValue().equals(sent) || contains(parsed(kept), parsed(new TextNode(sent)));
    }

    /** Texts that hold JSON count as what they hold. */
    private static JsonNode parsed(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            JsonNode inner = JSON.readTree(value.textValue());
            return inner == null || inner.isMissingNode() ? value : inner;
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        if (part.isNumber() && whole.isNumber()) {
            return Double.compare(part.doubleValue(), whole.doubleValue()) == 0;
        }
        if (part.isObject() && whole.isObject()) {
            return part.properties().stream()
                    .allMatch(member -> contains(whole.path(member.getKey()), member.getValue()));
        }
        if (part.isArray() && whole.size() == part.size()) {
            for (int i = 0; i < part.size(); i++) {
                if (!contains(whole.path(i), part.path(i))) {
                    return false;
                }
            }
            return whole.isArray();
        }
        return part.equals(whole);
    }
}
