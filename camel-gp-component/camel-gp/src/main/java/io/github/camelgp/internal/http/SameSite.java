package io.github.camelgp.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses belong to a site, and so may see its token: the same host on any port, never down from https to http,
 * and whatever else is configured.
 *
 * @param addresses of the site; empty for none
 */
public record SameSite(List<URI> addresses) {
    public static final SameSite NONE = new SameSite(List.of());

    public SameSite {
        addresses = List.copyOf(addresses);
    }

    /** The site of {@code addresses}. */
    public static SameSite of(URI... addresses) {
        return new SameSite(List.of(addresses));
    }

    /** Whether {@code target} belongs to the site. */
    public boolean allows(URI target) {
        return addresses.stream().anyMatch(address -> covers(address, target));
    }

    private static boolean covers(URI address, URI target) {
        String scheme = scheme(target);
        if (address.getHost() == null || target.getHost() == null || target.getUserInfo() != null) {
            return false;
        }
        boolean safe = scheme.equals("https")
                || (scheme.equals("http") && scheme(address).equals("http"));
        return safe && address.getHost().equalsIgnoreCase(target.getHost());
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
