package io.github.camelgp.internal.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to make of addresses that a server names but that are good only inside its own network. Immutable.
 *
 * @param rules the first whose beginning fits counts
 */
public record UrlRewrite(List<Rule> rules) {
    public static final UrlRewrite NONE = new UrlRewrite(List.of());

    public UrlRewrite {
        rules = List.copyOf(rules);
    }

    /**
     * One replacement.
     *
     * @param from beginning of an address, without a slash at its end; capitals count as small letters
     * @param to what stands there instead, without a slash at its end
     */
    public record Rule(String from, String to) {

        private @Nullable String apply(String url) {
            boolean fits = url.regionMatches(true, 0, from, 0, from.length())
                    && (url.length() == from.length() || "/?#".indexOf(url.charAt(from.length())) >= 0);
            return fits ? to + url.substring(from.length()) : null;
        }
    }

    /**
     * Reads {@code from=to} pairs, separated by commas.
     *
     * @param pairs null or blank for none
     * @throws IllegalArgumentException if one is not a pair of absolute URLs
     */
    public static UrlRewrite of(@Nullable String pairs) {
        List<Rule> rules = new ArrayList<>();
        for (String pair : pairs == null ? new String[0] : pairs.split(",")) {
            if (!pair.isBlank()) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    throw notAPair(pair);
                }
                rules.add(new Rule(url(pair.substring(0, equals), pair), url(pair.substring(equals + 1), pair)));
            }
        }
        return new UrlRewrite(rules);
    }

    private static String url(String text, String pair) {
        String url = text.strip().replaceFirst("/+$", "");
        if (!url.toLowerCase(Locale.ROOT).matches("https?://[^/?#@]+(/[^?#]*)?")) {
            throw notAPair(pair);
        }
        return url;
    }

    private static IllegalArgumentException notAPair(String pair) {
        return new IllegalArgumentException("urlRewrite: '" + pair.strip()
                + "' is not of the form https://inside:6443/arcgis=https://outside/arcgis");
    }

    /** The address to use for {@code url}. */
    public String apply(String url) {
        for (Rule rule : rules) {
            String rewritten = rule.apply(url);
            if (rewritten != null) {
                return rewritten;
            }
        }
        return url;
    }

    /** The address to use for {@code url}. */
    public URI apply(URI url) {
        return rules.isEmpty() ? url : URI.create(apply(url.toString()));
    }
}
