package io.github.camelgp.internal.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts: those it was told of, whatever stands after names such as {@code token} or
 * {@code password} in forms, JSON (also JSON inside a JSON string) and headers, and the query of every URL. Safe for
 * several threads.
 */
public final class Redactor {
    private static final String MASK = "***";
    private static final int REMEMBERED = 256;
    private static final int SHORTEST_SECRET = 4;

    private static final String NAMES = "(?:(?:access|refresh|id|csrf|portal|server|bearer)?_?token"
            + "|password|passwd|pwd|client_?secret|secret|api_?key|authorization|crc_token)";
    /** One of them is in everything that the patterns below match, but for addresses. */
    private static final List<String> WORDS =
            List.of("token", "passw", "pwd", "secret", "key", "authorization", "bearer");

    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s\"'<>?\\\\]+\\?)[^\\s\"'<>\\\\]+");
    private static final Pattern JSON_MEMBER =
            Pattern.compile("(?i)([\"']" + NAMES + "\\\\*[\"']\\s*:\\s*\\\\*[\"'])[^\"']*+");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)(" + NAMES + "\\s*(?:=|%3d|%253d)\\s*)[^&\\s\"'<>,;)}\\\\]+");
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\b(Bearer\\s+|Authorization:\\s*\\w+\\s+)[a-z0-9._~+/=-]+");

    private final Deque<String> secrets = new ArrayDeque<>();
    private final Set<String> kept = new LinkedHashSet<>();

    /** Remembers a secret, wherever it will turn up; only the latest ones are kept. */
    public void learn(@Nullable String secret) {
        if (secret == null || secret.length() < SHORTEST_SECRET) {
            return;
        }
        synchronized (secrets) {
            if (!secrets.contains(secret)) {
                secrets.addFirst(secret);
                if (secrets.size() > REMEMBERED) {
                    secrets.removeLast();
                }
            }
        }
    }

    /** Remembers a secret for good. */
    public void keep(String secret) {
        if (secret.length() >= SHORTEST_SECRET) {
            synchronized (secrets) {
                kept.add(secret);
            }
        }
    }

    /** {@code text} without secrets. */
    public String redact(String text) {
        String result = text;
        for (String secret : secrets()) {
            result = result.replace(secret, MASK);
        }
        if (result.contains("://")) {
            result = QUERY.matcher(result).replaceAll("$1" + MASK);
        }
        if (!isSuspicious(result)) {
            return result;
        }
        result = JSON_MEMBER.matcher(result).replaceAll("$1" + MASK);
        result = ASSIGNMENT.matcher(result).replaceAll("$1" + MASK);
        return BEARER.matcher(result).replaceAll("$1" + MASK);
    }

    /** Most texts hold no such word, and to look for it takes a fraction of the time that the patterns take. */
    private static boolean isSuspicious(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    /** What it was told of. */
    public List<String> secrets() {
        synchronized (secrets) {
            List<String> all = new ArrayList<>(kept);
            all.addAll(secrets);
            return all;
        }
    }
}
