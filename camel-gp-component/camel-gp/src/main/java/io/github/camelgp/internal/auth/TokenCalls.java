package io.github.camelgp.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.Token;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpWhere;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers and portals for tokens (REST pages "Info", "Generate token", and "Token" of the portal's OAuth 2). What is
 * secret goes in a POST's body. Safe for several threads.
 */
final class TokenCalls {
    private static final String GENERATE = "generateToken";
    private static final long REPLY_BYTES = 1 << 20;

    private final HttpTransport transport;
    private final SignIn signIn;
    private final InstantSource clock;
    private final Redactor redactor;

    TokenCalls(HttpTransport transport, SignIn signIn, InstantSource clock, Redactor redactor) {
        this.transport = transport;
        this.signIn = signIn;
        this.clock = clock;
        this.redactor = redactor;
    }

    /**
     * What an application gets.
     *
     * @param token to use
     * @param refresh takes the place of the refresh token; null for none
     */
    record Grant(Token token, @Nullable String refresh) {}

    /** Who gives tokens for the server. */
    CompletableFuture<TokenSource> source() {
        URI url = URI.create(signIn.server() + "/rest/info");
        HttpCall call = HttpCall.read("info", GpWhere.at(url.toString()), url, Map.of("f", "json"), limits());
        return send(call, body -> {
            JsonNode auth = body.path("authInfo");
            String service = text(auth, "tokenServicesUrl");
            // releases before 10.1 spell it otherwise
            service = service.isEmpty() ? text(auth, "tokenServiceUrl") : service;
            String owner = text(body, "owningSystemUrl");
            URI otherwise = signIn.otherwise();
            if (otherwise != null && owner.isEmpty() && service.isEmpty()) {
                return new TokenSource(otherwise, null);
            }
            return TokenSource.named(
                    signIn.server(),
                    signIn.rewrite().apply(owner),
                    signIn.rewrite().apply(service));
        });
    }

    /** A user's token. */
    CompletableFuture<Token> generate(TokenSource source, Credentials.UserPassword user) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", user.username());
        form.put("password", user.password());
        return generate(source.generate(), form, "check username and password");
    }

    /** A token for the server instead of one of its portal. */
    CompletableFuture<Token> exchange(TokenSource source, Token portal) {
        redactor.learn(portal.value());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", portal.value());
        form.put("serverUrl", signIn.server().toString());
        return generate(source.generate(), form, "the portal gives no token for this server");
    }

    private CompletableFuture<Token> generate(URI url, Map<String, String> form, String advice) {
        signIn.binding().addTo(form);
        return post(GENERATE, url, form, advice, body -> {
            String value = text(body, "token");
            if (value.isEmpty()) {
                throw refused(GENERATE, url, "the answer has no token");
            }
            JsonNode expires = body.path("expires");
            return new Token(
                    value, expires.canConvertToLong() ? later(Instant.ofEpochMilli(expires.longValue())) : null);
        });
    }

    /** @param form without the expiration */
    CompletableFuture<Grant> oauth(TokenSource source, Map<String, String> form, String advice) {
        return post("oauth2/token", source.oauth(), new LinkedHashMap<>(form), advice, body -> {
            String value = text(body, "access_token");
            if (value.isEmpty()) {
                throw refused("oauth2/token", source.oauth(), "the answer has no access_token");
            }
            long seconds = body.path("expires_in").asLong();
            String refresh = text(body, "refresh_token");
            if (!refresh.isEmpty()) {
                redactor.learn(refresh);
            }
            return new Grant(
                    new Token(value, seconds > 0 ? clock.instant().plusSeconds(seconds) : null),
                    refresh.isEmpty() ? null : refresh);
        });
    }

    private <T> CompletableFuture<T> post(
            String operation, URI url, Map<String, String> form, String advice, TokenReplies.Reader<T> reader) {
        form.put("expiration", String.valueOf(Math.max(1, signIn.expiration().toMinutes())));
        form.put("f", "json");
        HttpCall call = HttpCall.form(operation, GpWhere.at(url.toString()), url, form, HttpCall.Effect.READ, limits());
        return send(call, body -> {
            TokenReplies.check(body, call, advice, redactor);
            return reader.read(body);
        });
    }

    private <T> CompletableFuture<T> send(HttpCall call, TokenReplies.Reader<T> reader) {
        HttpCall complete =
                call.within(SameSite.of(signIn.server(), call.uri())).withHeaders(signIn.headers());
        return transport.send(complete).thenApply(reply -> TokenReplies.read(reply, call, redactor, reader));
    }

    private HttpCall.Limits limits() {
        return new HttpCall.Limits(signIn.responseTimeout(), "responseTimeout", REPLY_BYTES);
    }

    /** A moment that is over already says only that two clocks differ. */
    private @Nullable Instant later(Instant expires) {
        return expires.isAfter(clock.instant()) ? expires : null;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.get(name).textValue().strip() : "";
    }

    private static GpAuthenticationException refused(String operation, URI url, String why) {
        return new GpAuthenticationException(0, operation + " failed: " + why, List.of(), GpWhere.at(url.toString()));
    }
}
