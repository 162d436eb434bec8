package io.github.camelgp.internal.auth;

import io.github.camelgp.auth.Token;
import io.github.camelgp.model.GpAuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that is remembered, renewed before it ends, and asked for once by all who want it meanwhile. A refusal is
 * remembered for a while too, as servers lock users who are refused several times. Safe for several threads.
 */
final class SharedToken {
    private static final Logger LOG = LoggerFactory.getLogger(SharedToken.class);
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
    /** A token is renewed when this part of its life is left. */
    private static final int MARGIN_PART = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final Supplier<CompletableFuture<Token>> source;
    private final InstantSource clock;
    private @Nullable Token current;
    private Instant renewAt = Instant.MAX;
    private @Nullable CompletableFuture<Token> pending;
    private @Nullable Throwable refusal;
    private Instant refusedUntil = Instant.MIN;
    private int refusals;

    SharedToken(Supplier<CompletableFuture<Token>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The token; fails as the source does. */
    CompletableFuture<Token> get() {
        CompletableFuture<Token> answer;
        synchronized (this) {
            Instant now = clock.instant();
            if (current != null && now.isBefore(renewAt)) {
                return CompletableFuture.completedFuture(current);
            }
            if (pending != null) {
                return pending;
            }
            if (current == null && refusal != null && now.isBefore(refusedUntil)) {
                return CompletableFuture.failedFuture(refusal);
            }
            answer = new CompletableFuture<>();
            pending = answer;
        }
        ask().whenComplete((token, failure) -> settle(answer, token, failure));
        return answer;
    }

    private CompletableFuture<Token> ask() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(CompletableFuture<Token> answer, @Nullable Token made, @Nullable Throwable failure) {
        @Nullable Token token = made;
        synchronized (this) {
            pending = null;
            if (token != null) {
                remember(token);
            } else if (failure != null) {
                token = stillGood();
                if (token != null) {
                    LOG.warn("The token could not be renewed, and is used as long as it lasts: {}", text(failure));
                } else {
                    refused(failure);
                }
            }
        }
        if (token != null) {
            answer.complete(token);
        } else {
            answer.completeExceptionally(cause(failure));
        }
    }

    private void remember(Token token) {
        current = token;
        refusal = null;
        refusals = 0;
        Instant expires = token.expires();
        Instant now = clock.instant();
        if (expires == null) {
            renewAt = Instant.MAX;
            return;
        }
        Duration margin = Duration.between(now, expires).dividedBy(MARGIN_PART);
        renewAt = expires.minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
    }

    /** The token that should have been renewed; it is not asked for again at every request. */
    private @Nullable Token stillGood() {
        Token token = current;
        Instant now = clock.instant();
        if (token == null || token.expires() == null || !now.isBefore(token.expires())) {
            current = null;
            return null;
        }
        Instant next = now.plus(FIRST_PAUSE);
        renewAt = next.isBefore(token.expires()) ? next : token.expires();
        return token;
    }

    private void refused(Throwable failure) {
        if (cause(failure) instanceof GpAuthenticationException known) {
            refusal = known;
            refusedUntil = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS)));
            refusals++;
        }
    }

    /** Forgets {@code token}, if it is the one that is remembered. */
    synchronized boolean drop(Token token) {
        if (!holds(token)) {
            return false;
        }
        current = null;
        return true;
    }

    /** Whether {@code token} is the one that is remembered. */
    synchronized boolean holds(Token token) {
        return current != null && current.value().equals(token.value());
    }

    private static String text(Throwable failure) {
        return String.valueOf(cause(failure).getMessage());
    }

    static Throwable cause(@Nullable Throwable failure) {
        if (failure == null) {
            return new IllegalStateException("The token's source gave nothing");
        }
        Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
        return inner == null ? failure : inner;
    }
}
