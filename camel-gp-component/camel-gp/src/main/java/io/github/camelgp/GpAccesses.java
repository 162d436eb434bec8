package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.auth.SignIn;
import io.github.camelgp.internal.auth.SignedInTokens;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.LayerTokens;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.internal.http.UrlRewrite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of options who requests come from: the component itself, or somebody else at the same server or another one.
 * Options that make no sense are an {@link IllegalArgumentException} that names them.
 */
final class GpAccesses {
    private static final String REFERER = "Referer";
    private static final String ADMIN = "/admin";

    private final GpComponent component;
    private final HttpTransport transport;
    private final InstantSource clock;
    private final UrlRewrite rewrite;
    private final LayerTokens layerTokens;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();

    GpAccesses(GpComponent component, HttpTransport transport, InstantSource clock) {
        this.component = component;
        this.transport = transport;
        this.clock = clock;
        this.rewrite = UrlRewrite.of(component.getUrlRewrite());
        this.layerTokens = LayerTokens.of(component.getAccessToken());
        secrets.addAll(layerTokens.secrets());
        String login = component.getLogin();
        if (login != null) {
            headers.put("Authorization", "Basic " + basic(login));
        }
        String referer = component.getReferer();
        if (referer != null) {
            headers.put(REFERER, referer);
        }
    }

    private String basic(String login) {
        int colon = login.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("login: name:password is expected");
        }
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        secrets.add(login.substring(colon + 1));
        secrets.add(encoded);
        return encoded;
    }

    LayerTokens layerTokens() {
        return layerTokens;
    }

    /** The component itself. */
    GpAccess own() {
        CredentialOptions options = CredentialOptions.of(component);
        Credentials credentials = options.read();
        TokenProvider given = options.tokenProvider();
        if (given != null) {
            return new GpAccess(given, () -> SameSite.NONE, headers, rewrite, secrets);
        }
        String serverUrl = component.getServerUrl();
        if (serverUrl == null && !asksNobody(credentials)) {
            throw new IllegalArgumentException("serverUrl is not set, which says where to sign in");
        }
        return as(credentials, serverUrl == null ? "" : base(serverUrl), at(component.getPortalUrl()));
    }

    /** Somebody at the server that {@code url} is at, one of its services or the server itself. */
    GpAccess as(Credentials credentials, String url) {
        String serverUrl = component.getServerUrl();
        String base = base(url);
        boolean ownServer = serverUrl == null || base(serverUrl).equals(base);
        return as(credentials, base, at(ownServer ? component.getPortalUrl() : null));
    }

    /** Who asks at the administrator's site; null for the component itself. */
    @Nullable
    GpAccess administrator() {
        Credentials bean = component.getAdminCredentials();
        String user = component.getApiUsername();
        String password = component.getApiPassword();
        if (bean != null && (user != null || password != null)) {
            throw new IllegalArgumentException("Only one of adminCredentials and apiUsername can be set");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("apiUsername and apiPassword go together only");
        }
        Credentials credentials = user != null && password != null ? Credentials.userPassword(user, password) : bean;
        if (credentials == null) {
            return null;
        }
        URI admin = adminUrl();
        String server = admin == null ? component.getServerUrl() : withoutAdmin(admin);
        if (server == null) {
            throw new IllegalArgumentException("adminUrl is not set, which says where to sign in as administrator");
        }
        String base = admin == null ? base(server) : server;
        // the administrator's site signs in by itself where the REST side names nobody
        URI otherwise = URI.create(base + ADMIN + "/generateToken");
        return as(credentials, base, new Places(portal(component.getPortalUrl()), otherwise));
    }

    /**
     * Where tokens come from.
     *
     * @param portal null to ask the server
     * @param otherwise when the server names nobody; null for none
     */
    private record Places(@Nullable URI portal, @Nullable URI otherwise) {}

    /** The option, with {@code /admin} at its end; null when it is not set. */
    @Nullable
    URI adminUrl() {
        String url = component.getAdminUrl();
        if (url == null) {
            return null;
        }
        if (!url.matches("(?i)https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "adminUrl: an address such as https://host:6443/arcgis/admin is expected");
        }
        String bare = url.replaceFirst("/+$", "");
        return URI.create(bare.endsWith(ADMIN) ? bare : bare + ADMIN);
    }

    /** The administrator's site beside the {@code rest} of a server. */
    static URI adminUrl(String url) {
        return URI.create(base(url) + ADMIN);
    }

    private static String withoutAdmin(URI admin) {
        String url = admin.toString();
        return url.substring(0, url.length() - ADMIN.length());
    }

    private static boolean asksNobody(Credentials credentials) {
        return credentials instanceof Credentials.Anonymous || credentials instanceof Credentials.FixedToken;
    }

    private GpAccess as(Credentials credentials, String server, Places places) {
        List<String> hidden = new ArrayList<>(secrets);
        hidden.addAll(credentials.secrets());
        if (asksNobody(credentials)) {
            return new GpAccess(
                    TokenProviders.of(credentials), () -> SameSite.NONE, headers, rewrite, List.copyOf(hidden));
        }
        SignIn signIn = signIn(server, places);
        Redactor redactor = new Redactor();
        hidden.forEach(redactor::keep);
        SignedInTokens tokens = TokenProviders.of(credentials, signIn, transport, clock, redactor);
        return new GpAccess(tokens, tokens::reach, signIn.headers(), rewrite, List.copyOf(hidden));
    }

    /** The address of the server that {@code url} is at, such as {@code https://host/arcgis}. */
    private static String base(String url) {
        String services = GpUrls.servicesOf(url);
        return services.substring(0, services.length() - "/rest/services".length());
    }

    private SignIn signIn(String server, Places places) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        String referer = all.computeIfAbsent(REFERER, name -> server);
        if (component.getTokenExpiration() < 1) {
            throw new IllegalArgumentException("tokenExpiration must be at least 1 minute");
        }
        return new SignIn(
                URI.create(server),
                places.portal(),
                places.otherwise(),
                binding(referer),
                Duration.ofMinutes(component.getTokenExpiration()),
                all,
                rewrite,
                Duration.ofMillis(component.getResponseTimeout()));
    }

    private static Places at(@Nullable String portalUrl) {
        return new Places(portal(portalUrl), null);
    }

    private static @Nullable URI portal(@Nullable String url) {
        if (url == null) {
            return null;
        }
        if (!url.matches("(?i)https?://[^/?#@\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException("portalUrl: an address such as https://host/portal is expected");
        }
        return URI.create(url);
    }

    private SignIn.Binding binding(String referer) {
        String address = component.getTokenAddress();
        if ((component.getTokenClient() == TokenClient.ip) != (address != null)) {
            throw new IllegalArgumentException("tokenClient=ip and tokenAddress go together only");
        }
        return switch (component.getTokenClient()) {
            case referer -> new SignIn.Binding(TokenClient.referer, referer);
            case ip -> new SignIn.Binding(TokenClient.ip, String.valueOf(address));
            case requestip -> new SignIn.Binding(TokenClient.requestip, "");
        };
    }
}
