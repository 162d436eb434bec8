package io.github.camelgp.server.portal;

import io.github.camelgp.server.auth.Token;
import io.github.camelgp.server.auth.TokenGuard;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.task.ServiceDefinition;
import java.util.Optional;

/** Whose token of the portal comes with a request. Thread safe. */
public final class PortalSignIn {
    private final TokenService tokens;

    /** With these tokens. */
    public PortalSignIn(TokenService tokens) {
        this.tokens = tokens;
    }

    /** The user, or the client id of an application; empty without a token; refuses a token that isn't valid. */
    Optional<String> user(HttpCall call) {
        String given = TokenGuard.tokenOf(call);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                tokens.portal().find(given, call).map(Token::user).orElseThrow(ProtocolException::invalidToken));
    }

    String required(HttpCall call) {
        return user(call).orElseThrow(ProtocolException::tokenRequired);
    }

    /** A person, not an application. */
    boolean isPerson(String user) {
        return tokens.options().passwords().containsKey(user);
    }

    boolean isAdministrator(String user) {
        return tokens.options().administrators().contains(user);
    }

    boolean maySee(HttpCall call, ServiceDefinition service) {
        return !service.secured()
                || user(call).filter(name -> isFor(service, name)).isPresent();
    }

    void check(HttpCall call, ServiceDefinition service) {
        if (service.secured() && !isFor(service, required(call))) {
            throw ProtocolException.forbidden();
        }
    }

    private static boolean isFor(ServiceDefinition service, String user) {
        return service.users().isEmpty() || service.users().contains(user);
    }
}
