package io.github.camelgp.internal.auth;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.Token;
import io.github.camelgp.auth.TokenProvider;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes the token provider that credentials ask for. */
public final class TokenProviders {
    private TokenProviders() {}

    /** The provider for {@code credentials}. */
    public static TokenProvider of(Credentials credentials) {
        return credentials instanceof Credentials.FixedToken fixed ? fixed(fixed.token()) : TokenProvider.ANONYMOUS;
    }

    private static TokenProvider fixed(Token token) {
        return site -> CompletableFuture.completedStage(Optional.of(token));
    }
}
