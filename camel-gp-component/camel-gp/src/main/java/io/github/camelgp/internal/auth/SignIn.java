package io.github.camelgp.internal.auth;

import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.internal.http.UrlRewrite;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to ask for tokens.
 *
 * @param server the site, such as {@code https://host/arcgis}, without a slash at its end
 * @param portal that gives the tokens; null to ask the server which one does
 * @param otherwise token service to use when the server names none; null for none
 * @param binding what tokens are bound to
 * @param expiration how long a token is wanted for; servers give less
 * @param headers sent with every request
 * @param rewrite for addresses that the server names
 * @param responseTimeout how long a server may say nothing
 */
public record SignIn(
        URI server,
        @Nullable URI portal,
        @Nullable URI otherwise,
        Binding binding,
        Duration expiration,
        Map<String, String> headers,
        UrlRewrite rewrite,
        Duration responseTimeout) {

    public SignIn {
        headers = Map.copyOf(headers);
    }

    /** Without the headers, which may hold a log-in. */
    @Override
    public String toString() {
        return "SignIn[server=" + server + ", portal=" + portal + ", binding=" + binding + "]";
    }

    /**
     * What a token is bound to.
     *
     * @param client kind of binding
     * @param value the referer or the address; empty when the kind needs none
     */
    public record Binding(TokenClient client, String value) {

        void addTo(Map<String, String> form) {
            form.put("client", client.name());
            switch (client) {
                case referer -> form.put("referer", value);
                case ip -> form.put("ip", value);
                case requestip -> {
                    // the server sees it
                }
            }
        }
    }
}
