package io.github.camelgp.internal.auth;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpWhere;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gives tokens (REST page "Info": {@code owningSystemUrl} of a federated server, {@code authInfo} of a stand-alone
 * one).
 *
 * @param generate where a user's token is made
 * @param portal without a slash at its end; null for a stand-alone server
 */
record TokenSource(URI generate, @Nullable URI portal) {
    private static final String SHARING = "/sharing";
    private static final String GENERATE = "/generateToken";
    /** The ports that ArcGIS Server, Portal and web servers take for http, and those for https beside them. */
    private static final Map<Integer, String> SECURE_PORTS = Map.of(-1, "", 80, "", 6080, ":6443", 7080, ":7443");

    /** @param portal with or without {@code /home} or {@code /sharing/rest} behind it */
    static TokenSource portal(URI portal) {
        String base = portal.toString()
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "")
                .replaceFirst("(?i)/(home|sharing)(/.*)?$", "");
        return new TokenSource(URI.create(base + SHARING + "/rest" + GENERATE), URI.create(base));
    }

    /**
     * As a server says; the portal counts first.
     *
     * @param server that was asked
     * @param owner its portal; empty when it has none
     * @param service its own token service; empty when it has none
     * @throws GpAuthenticationException if nobody gives tokens
     */
    static TokenSource named(URI server, String owner, String service) {
        if (!owner.isEmpty()) {
            return portal(secured(server, owner));
        }
        if (service.isEmpty()) {
            throw refused(
                    server,
                    "the server names neither a portal nor a token service; if a web server in front of"
                            + " it asks who we are, use login or a client certificate, else set portalUrl");
        }
        URI url = secured(server, service);
        if (url.getPath().toLowerCase(Locale.ROOT).contains(SHARING)) {
            return portal(url);
        }
        String base = url.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        boolean whole = base.toLowerCase(Locale.ROOT).endsWith(GENERATE.toLowerCase(Locale.ROOT));
        return new TokenSource(URI.create(whole ? base : base + GENERATE), null);
    }

    /** Secrets never go down from https to http: a server behind a gateway may name itself with http. */
    private static URI secured(URI server, String named) {
        URI url;
        try {
            url = URI.create(named.strip());
        } catch (IllegalArgumentException e) {
            throw refused(server, "the server names a token service whose address cannot be read");
        }
        if (url.getHost() == null) {
            throw refused(server, "the server names a token service without a host");
        }
        if (!"https".equalsIgnoreCase(server.getScheme()) || "https".equalsIgnoreCase(url.getScheme())) {
            return url;
        }
        String port = SECURE_PORTS.get(url.getPort());
        if (port == null) {
            throw refused(
                    server,
                    "the server names a token service that is not safe, " + url.getScheme() + "://" + url.getAuthority()
                            + "; set portalUrl, or urlRewrite for it");
        }
        return URI.create("https://" + url.getHost() + port + url.getRawPath());
    }

    private static GpAuthenticationException refused(URI server, String why) {
        return new GpAuthenticationException(0, "No token: " + why, List.of(), GpWhere.at(server.toString()));
    }

    /** Where applications get tokens. */
    URI oauth() {
        return URI.create(portal + SHARING + "/rest/oauth2/token");
    }

    /** Whether {@code url} is the portal's own. */
    boolean isPortal(URI url) {
        if (portal == null || !String.valueOf(url.getHost()).equalsIgnoreCase(portal.getHost())) {
            return false;
        }
        String path = String.valueOf(url.getPath()).toLowerCase(Locale.ROOT);
        return path.startsWith(portal.getPath().toLowerCase(Locale.ROOT) + SHARING);
    }
}
