package io.github.camelgp.server.auth;

import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.task.ServiceDefinition;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets only clients with the right token to a secured service and everything below it. Thread safe. */
public final class TokenGuard {
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)agstoken=\"?([^;\"]*)");
    private static final String BEARER = "bearer ";

    private final Function<String, Optional<ServiceDefinition>> services;
    private final TokenService tokens;

    /** For services that are found by their name. */
    public TokenGuard(Function<String, Optional<ServiceDefinition>> services, TokenService tokens) {
        this.services = services;
        this.tokens = tokens;
    }

    /** Throws for a missing or wrong token, or one of the wrong user; an unknown service is left to its handler. */
    public void check(HttpCall call) {
        services.apply(call.target().service())
                .filter(ServiceDefinition::secured)
                .ifPresent(service -> check(call, service));
    }

    /** The user whose valid token comes with the request. */
    public Optional<String> user(HttpCall call) {
        String given = tokenOf(call);
        return given.isEmpty() ? Optional.empty() : tokens.valid(given, call).map(Token::user);
    }

    private void check(HttpCall call, ServiceDefinition service) {
        String given = tokenOf(call);
        if (given.isEmpty()) {
            throw ProtocolException.tokenRequired();
        } else if (!service.token().isEmpty() && TokenStore.same(given, service.token())) {
            return;
        }
        Token token = tokens.valid(given, call).orElseThrow(ProtocolException::invalidToken);
        if (!service.users().isEmpty() && !service.users().contains(token.user())) {
            throw ProtocolException.forbidden();
        }
    }

    /** The token that comes with a request, in whatever way; empty without one. */
    public static String tokenOf(HttpCall call) {
        String token = call.parameters().get("token");
        if (token.isEmpty()) {
            token = bearer(call.header("x-esri-authorization"));
        }
        if (token.isEmpty()) {
            token = bearer(call.header("authorization"));
        }
        Matcher cookie = COOKIE.matcher(call.header("cookie"));
        return token.isEmpty() && cookie.find() ? Parameters.decode(cookie.group(1)) : token;
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : "";
    }
}
