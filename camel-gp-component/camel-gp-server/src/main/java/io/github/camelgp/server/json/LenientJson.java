package io.github.camelgp.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads parameter text as JSON, or in the notation of Python (single quotes, {@code True}, {@code False},
 * {@code None}), as clients send it that pass a dictionary to {@code urlencode}. Thread safe.
 */
public final class LenientJson {
    private static final int DEEPEST = 200;
    private static final ObjectMapper STRICT = mapper(false);
    private static final ObjectMapper RELAXED = mapper(true);

    private LenientJson() {}

    /**
     * Reads one document.
     *
     * @throws IllegalArgumentException if it is neither, is nested too deep, or goes on behind its end
     */
    public static JsonNode read(String text) {
        try {
            return checked(STRICT.readTree(text));
        } catch (JsonProcessingException strict) {
            return readPython(text, strict);
        }
    }

    /** The text starts like an object or an array. */
    public static boolean looksLikeJson(String text) {
        String trimmed = text.stripLeading();
        return trimmed.startsWith("{") || trimmed.startsWith("[");
    }

    private static JsonNode readPython(String text, JsonProcessingException strict) {
        try {
            return checked(RELAXED.readTree(toJsonWords(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + strict.getOriginalMessage(), strict);
        }
    }

    private static JsonNode checked(JsonNode node) {
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("not JSON: no content");
        }
        return node;
    }

    /** Replaces the words of Python outside of quoted text. */
    private static String toJsonWords(String text) {
        StringBuilder json = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '\'' || c == '"') {
                end = endOfQuoted(text, at);
                json.append(text, at, end);
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                    end++;
                }
                json.append(word(text.substring(at, end)));
            } else {
                json.append(c);
            }
            at = end;
        }
        return json.toString();
    }

    private static int endOfQuoted(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private static String word(String word) {
        return switch (word) {
            case "True" -> "true";
            case "False" -> "false";
            case "None" -> "null";
            default -> word;
        };
    }

    private static ObjectMapper mapper(boolean relaxed) {
        JsonMapper.Builder builder = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        if (relaxed) {
            builder.enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER);
        }
        ObjectMapper mapper = builder.build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }
}
