package io.github.camelgp.internal.auth;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.Token;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes the token provider that credentials ask for. */
public final class TokenProviders {
    private TokenProviders() {}

    /**
     * The provider for {@code credentials} that ask nobody.
     *
     * @throws IllegalArgumentException if they need somebody to sign in to
     */
    public static TokenProvider of(Credentials credentials) {
        if (credentials instanceof Credentials.FixedToken fixed) {
            return fixed(fixed.token());
        }
        if (credentials instanceof Credentials.Anonymous) {
            return TokenProvider.ANONYMOUS;
        }
        throw new IllegalArgumentException("Nobody to sign in to with " + credentials);
    }

    /**
     * The provider for credentials with which to sign in: a user's, an application's.
     *
     * @param redactor that knows what is secret
     */
    public static SignedInTokens of(
            Credentials credentials, SignIn signIn, HttpTransport transport, InstantSource clock, Redactor redactor) {
        TokenCalls calls = new TokenCalls(transport, signIn, clock, redactor);
        return new SignedInTokens(credentials, signIn, calls, clock);
    }

    private static TokenProvider fixed(Token token) {
        return site -> CompletableFuture.completedStage(Optional.of(token));
    }
}
