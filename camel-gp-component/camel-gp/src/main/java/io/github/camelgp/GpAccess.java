package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.auth.SignIn;
import io.github.camelgp.internal.auth.SignedInTokens;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.client.GpUrls;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who the requests of a component come from.
 *
 * @param tokens where tokens come from
 * @param further addresses that turned out to belong to the site
 * @param headers sent with every request to the site
 * @param rewrite for addresses that servers name
 * @param secrets texts that must not be seen anywhere
 */
record GpAccess(
        TokenProvider tokens,
        Supplier<SameSite> further,
        Map<String, String> headers,
        UrlRewrite rewrite,
        List<String> secrets) {

    /**
     * As the options say.
     *
     * @throws IllegalArgumentException names the options that do not go together
     */
    static GpAccess of(GpComponent component, HttpTransport transport, InstantSource clock) {
        Credentials credentials = credentials(component);
        UrlRewrite rewrite = UrlRewrite.of(component.getUrlRewrite());
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>(credentials.secrets());
        String login = component.getLogin();
        if (login != null) {
            headers.put("Authorization", "Basic " + basic(login, secrets));
        }
        String referer = component.getReferer();
        if (referer != null) {
            headers.put("Referer", referer);
        }
        TokenProvider given = component.getTokenProvider();
        boolean asksNobody =
                credentials instanceof Credentials.Anonymous || credentials instanceof Credentials.FixedToken;
        if (given != null || asksNobody) {
            TokenProvider tokens = given == null ? TokenProviders.of(credentials) : given;
            return new GpAccess(tokens, () -> SameSite.NONE, headers, rewrite, secrets);
        }
        SignIn signIn = signIn(component, headers, rewrite);
        Redactor redactor = new Redactor();
        secrets.forEach(redactor::keep);
        SignedInTokens tokens = TokenProviders.of(credentials, signIn, transport, clock, redactor);
        return new GpAccess(tokens, tokens::reach, signIn.headers(), rewrite, secrets);
    }

    private static Credentials credentials(GpComponent component) {
        Map<String, Object> ways = new LinkedHashMap<>();
        put(ways, "token", component.getToken());
        put(ways, "tokenProvider", component.getTokenProvider());
        put(ways, "credentials", component.getCredentials());
        put(ways, "username", component.getUsername());
        put(ways, "clientId", component.getClientId());
        if (ways.size() > 1) {
            throw new IllegalArgumentException("Only one way in can be set, but these are: " + ways.keySet());
        }
        if (component.getUsername() != null || component.getPassword() != null) {
            return Credentials.userPassword(
                    with(component.getUsername(), "username", "password"),
                    with(component.getPassword(), "password", "username"));
        }
        if (component.getClientSecret() != null && component.getRefreshToken() != null) {
            throw new IllegalArgumentException("Only one of clientSecret and refreshToken can be set");
        }
        if (component.getRefreshToken() != null) {
            return Credentials.refreshToken(
                    with(component.getClientId(), "clientId", "refreshToken"), component.getRefreshToken());
        }
        if (component.getClientId() != null || component.getClientSecret() != null) {
            return Credentials.clientCredentials(
                    with(component.getClientId(), "clientId", "clientSecret"),
                    with(component.getClientSecret(), "clientSecret or refreshToken", "clientId"));
        }
        if (component.getToken() != null) {
            return Credentials.token(component.getToken());
        }
        Credentials bean = component.getCredentials();
        return bean == null ? Credentials.anonymous() : bean;
    }

    private static void put(Map<String, Object> ways, String option, @Nullable Object value) {
        if (value != null) {
            ways.put(option, value);
        }
    }

    private static String with(@Nullable String value, String option, String other) {
        if (value == null) {
            throw new IllegalArgumentException(other + " is set, but " + option + " is not");
        }
        return value;
    }

    private static String basic(String login, List<String> secrets) {
        int colon = login.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("login: name:password is expected");
        }
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        secrets.add(login.substring(colon + 1));
        secrets.add(encoded);
        return encoded;
    }

    private static SignIn signIn(GpComponent component, Map<String, String> headers, UrlRewrite rewrite) {
        String serverUrl = component.getServerUrl();
        if (serverUrl == null) {
            throw new IllegalArgumentException("serverUrl is not set, which says where to sign in");
        }
        String services = GpUrls.services(serverUrl);
        URI server = URI.create(services.substring(0, services.length() - "/rest/services".length()));
        headers.putIfAbsent("Referer", server.toString());
        if (component.getTokenExpiration() < 1) {
            throw new IllegalArgumentException("tokenExpiration must be at least 1 minute");
        }
        return new SignIn(
                server,
                portal(component.getPortalUrl()),
                binding(component, headers.get("Referer")),
                Duration.ofMinutes(component.getTokenExpiration()),
                headers,
                rewrite,
                Duration.ofMillis(component.getResponseTimeout()));
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

    private static SignIn.Binding binding(GpComponent component, String referer) {
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

    /** Who, but no secret. */
    @Override
    public String toString() {
        return "GpAccess[headers=" + headers.keySet() + ", rewrite=" + rewrite + "]";
    }
}
