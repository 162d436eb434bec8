package io.github.camelgp.internal.auth;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.Token;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpWhere;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of one site, made by its token service or by the portal that it is federated with. A portal's token is tried as
 * it is; once the server refused it, it is exchanged for one of the server's own. Safe for several threads.
 */
public final class SignedInTokens implements TokenProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignedInTokens.class);

    private final SignIn signIn;
    private final Credentials credentials;
    private final TokenCalls calls;
    private final SharedToken main;
    private final SharedToken exchanged;
    private @Nullable CompletableFuture<TokenSource> source;
    private boolean exchanging;
    private @Nullable Token suspect;
    private @Nullable String latestRefresh;

    SignedInTokens(Credentials credentials, SignIn signIn, TokenCalls calls, InstantSource clock) {
        this.signIn = signIn;
        this.credentials = credentials;
        this.calls = calls;
        this.main = new SharedToken(() -> source().thenCompose(this::make), clock);
        this.exchanged = new SharedToken(() -> source().thenCompose(this::exchange), clock);
    }

    @Override
    public CompletionStage<Optional<Token>> token(URI site) {
        return source().thenCompose(from -> shared(from, site).get()).thenApply(Optional::of);
    }

    private synchronized SharedToken shared(TokenSource from, URI site) {
        if (!exchanging) {
            return main;
        }
        if (from.isPortal(site)) {
            if (suspect != null) {
                main.drop(suspect);
            }
            return main;
        }
        return exchanged;
    }

    @Override
    public synchronized void rejected(Token token) {
        boolean federated = source != null
                && source.isDone()
                && !source.isCompletedExceptionally()
                && source.getNow(TokenSource.portal(signIn.server())).portal() != null;
        if (exchanged.drop(token) || isSuspect(token)) {
            return;
        }
        if (federated && !exchanging && main.holds(token)) {
            exchanging = true;
            suspect = token;
        } else {
            main.drop(token);
        }
    }

    private boolean isSuspect(Token token) {
        return suspect != null && suspect.value().equals(token.value());
    }

    /** The addresses that turned out to belong to the site; none before the first token. */
    public synchronized SameSite reach() {
        if (source == null || !source.isDone() || source.isCompletedExceptionally()) {
            return SameSite.NONE;
        }
        TokenSource from = source.getNow(TokenSource.portal(signIn.server()));
        return from.portal() == null ? SameSite.of(from.generate()) : SameSite.of(from.generate(), from.portal());
    }

    private CompletableFuture<TokenSource> source() {
        CompletableFuture<TokenSource> asked;
        synchronized (this) {
            if (source != null && !source.isCompletedExceptionally()) {
                return source;
            }
            asked = new CompletableFuture<>();
            source = asked;
        }
        URI portal = signIn.portal();
        CompletableFuture<TokenSource> found =
                portal == null ? calls.source() : CompletableFuture.completedFuture(TokenSource.portal(portal));
        found.whenComplete((from, failure) -> {
            if (failure == null) {
                asked.complete(from);
            } else {
                asked.completeExceptionally(SharedToken.cause(failure));
            }
        });
        return asked;
    }

    private CompletableFuture<Token> make(TokenSource from) {
        if (credentials instanceof Credentials.UserPassword user) {
            return calls.generate(from, user);
        }
        if (from.portal() == null) {
            throw new GpAuthenticationException(
                    0,
                    "No token: the server is not federated with a portal, which clientId needs; set portalUrl, or use"
                            + " username and password",
                    List.of(),
                    GpWhere.at(signIn.server().toString()));
        }
        return calls.oauth(from, grant(), advice()).thenApply(grant -> {
            remember(grant.refresh());
            return grant.token();
        });
    }

    private synchronized void remember(@Nullable String refresh) {
        if (refresh != null) {
            latestRefresh = refresh;
        }
    }

    private synchronized Map<String, String> grant() {
        Map<String, String> form = new LinkedHashMap<>();
        if (credentials instanceof Credentials.ClientCredentials application) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", application.clientId());
            form.put("client_secret", application.clientSecret());
        } else if (credentials instanceof Credentials.RefreshToken user) {
            form.put("grant_type", "refresh_token");
            form.put("client_id", user.clientId());
            form.put("refresh_token", latestRefresh == null ? user.refreshToken() : latestRefresh);
        }
        return form;
    }

    private String advice() {
        return credentials instanceof Credentials.RefreshToken
                ? "the user has to sign in again, for a new refreshToken"
                : "check clientId and clientSecret";
    }

    /** A portal that refuses may do so because of the token, so it is asked once more with a new one. */
    private CompletableFuture<Token> exchange(TokenSource from) {
        return main.get().thenCompose(first -> calls.exchange(from, first)
                .handle((token, failure) -> answer(token, failure, null))
                .thenCompose(
                        answer -> answer != null ? CompletableFuture.completedFuture(answer) : again(from, first)));
    }

    private CompletableFuture<Token> again(TokenSource from, Token refused) {
        main.drop(refused);
        return main.get().thenCompose(second -> calls.exchange(from, second)
                .handle((token, failure) -> answer(token, failure, second)));
    }

    /** @param otherwise what to give for a refusal; any other failure stays one */
    private static @Nullable Token answer(
            @Nullable Token token, @Nullable Throwable failure, @Nullable Token otherwise) {
        if (failure == null) {
            return token;
        }
        Throwable cause = SharedToken.cause(failure);
        if (cause instanceof GpServiceException refusal) {
            LOG.debug("No server token for one of the portal: {}", refusal.getMessage());
            return otherwise;
        }
        throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
