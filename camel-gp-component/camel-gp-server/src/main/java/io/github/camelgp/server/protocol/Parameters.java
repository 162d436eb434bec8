package io.github.camelgp.server.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of one request, from its query and its form. Names count without regard to case; of several values the
 * first that isn't empty counts. Not thread safe while it is being filled.
 */
public final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Parameters() {}

    public void add(String name, String value) {
        if (!values.containsKey(name) || values.getOrDefault(name, "").isEmpty()) {
            values.put(name, value);
        }
        if (anyCase.getOrDefault(name, "").isEmpty()) {
            anyCase.put(name, value);
        }
    }

    /** Adds {@code a=b&c=d}, where text that isn't rightly escaped stands for itself. */
    public void addEncoded(String text) {
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
    }

    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return values.getOrDefault(name, anyCase.getOrDefault(name, ""));
    }

    /** True for {@code true}, in any case. */
    public boolean flag(String name) {
        return get(name).trim().equalsIgnoreCase("true");
    }

    /** As if it hadn't been given. */
    public void remove(String name) {
        values.keySet().removeIf(name::equalsIgnoreCase);
        anyCase.remove(name);
    }

    /** All of them in order. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
