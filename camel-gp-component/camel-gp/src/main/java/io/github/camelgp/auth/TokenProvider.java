package io.github.camelgp.auth;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where tokens come from; open to own implementations. It is asked at every request, so it should remember what it has,
 * renew it before it ends, and let all who ask meanwhile wait for the same renewal. Must be safe for several threads and
 * must not block: what takes time completes the stage later.
 */
@FunctionalInterface
public interface TokenProvider {
    /** Sends no token. */
    TokenProvider ANONYMOUS = site -> CompletableFuture.completedStage(Optional.empty());

    /**
     * The token for a request.
     *
     * @param site the resource that is asked; always one of the configured site
     * @return empty to go without a token; a failure of the stage fails the request
     */
    CompletionStage<Optional<Token>> token(URI site);

    /**
     * Tells that a server refused {@code token} (code 498 or 499). The request is sent once more if {@link #token} then
     * gives another one.
     */
    default void rejected(Token token) {}
}
