package io.github.camelgp.server.auth;

import io.github.camelgp.server.protocol.HttpCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The tokens of the server's own service and of the portal, and the users that they are given to. Thread safe.
 */
public final class TokenService {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SERVER_LONGEST = Duration.ofDays(1);
    private static final Duration PORTAL_USUAL = Duration.ofHours(2);
    private static final Duration PORTAL_LONGEST = Duration.ofDays(15);

    private final AuthOptions options;
    private final TokenStore own;
    private final TokenStore portal;

    /** Without tokens yet. */
    public TokenService(AuthOptions options, InstantSource clock) {
        this.options = options;
        this.own = new TokenStore(clock, HOUR, SERVER_LONGEST);
        this.portal = new TokenStore(clock, PORTAL_USUAL, PORTAL_LONGEST);
    }

    /** Who is known. */
    public AuthOptions options() {
        return options;
    }

    /** The tokens of the portal. */
    public TokenStore portal() {
        return portal;
    }

    /** A token of the server for a user's name and password; empty if one of them is wrong. */
    public Optional<Token> login(HttpCall call) {
        return login(own, call);
    }

    /** A token of the portal for a user's name and password; empty if one of them is wrong. */
    public Optional<Token> portalLogin(HttpCall call) {
        return login(portal, call);
    }

    /** The user whose name and password come with the request. */
    public Optional<String> person(HttpCall call) {
        String user = call.parameters().get("username");
        return options.isPassword(user, call.parameters().get("password")) ? Optional.of(user) : Optional.empty();
    }

    /** A token of the server for one of the portal; empty if that isn't valid. */
    public Optional<Token> portalExchange(HttpCall call) {
        return portal.find(call.parameters().get("token")).map(token -> issue(own, token.user(), call));
    }

    private Optional<Token> login(TokenStore store, HttpCall call) {
        return person(call).map(user -> issue(store, user, call));
    }

    /** A token of the server for another one, of the server or the portal; empty if that isn't valid. */
    public Optional<Token> exchange(HttpCall call) {
        String given = call.parameters().get("token");
        return own.find(given).or(() -> portal.find(given)).map(token -> issue(own, token.user(), call));
    }

    private static Token issue(TokenStore store, String user, HttpCall call) {
        return store.issue(user, call.parameters().get("expiration"), TokenBinding.wanted(call));
    }

    /** The token that the request carries, if the server takes it. */
    public Optional<Token> valid(String text, HttpCall call) {
        boolean portalToo = call.isProxied() || options.federated() && !options.exchangedOnly();
        return own.find(text, call).or(() -> portalToo ? portal.find(text, call) : Optional.empty());
    }

    /** Forgets all tokens, as a restart does. */
    public void clear() {
        own.clear();
        portal.clear();
    }
}
