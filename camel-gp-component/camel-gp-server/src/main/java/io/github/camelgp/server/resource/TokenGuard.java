package io.github.camelgp.server.resource;

import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.task.ServiceDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets only clients with the right token to a secured service and everything below it. */
public final class TokenGuard {
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)agstoken=\"?([^;\"]*)");
    private static final String BEARER = "bearer ";

    private final Catalog catalog;
    private final TokenService tokens;

    public TokenGuard(Catalog catalog, TokenService tokens) {
        this.catalog = catalog;
        this.tokens = tokens;
    }

    /** Throws for a missing or wrong token; an unknown service is left to its handler. */
    public void check(HttpCall call) {
        String name = call.target().service();
        for (ServiceDefinition service : catalog.all()) {
            if (service.secured() && service.name().equalsIgnoreCase(name)) {
                check(call, service.token());
            }
        }
    }

    private void check(HttpCall call, String fixed) {
        String given = tokenOf(call);
        if (given.isEmpty()) {
            throw ProtocolException.tokenRequired();
        }
        boolean known = !fixed.isEmpty() && TokenService.same(given, fixed);
        if (!known && !tokens.isValid(given, call.header("referer"))) {
            throw ProtocolException.invalidToken();
        }
    }

    private static String tokenOf(HttpCall call) {
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
