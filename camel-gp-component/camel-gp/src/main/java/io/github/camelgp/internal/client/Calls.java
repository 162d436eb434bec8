package io.github.camelgp.internal.client;

import io.github.camelgp.auth.Token;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpRejectedException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls with the site's token and reads the replies away from the HTTP library's threads. A token that is refused
 * (498, 499: nothing was carried out) is replaced once, and the call sent again once.
 */
final class Calls {
    private static final int INVALID_TOKEN = 498;
    private static final int TOKEN_REQUIRED = 499;

    private final HttpTransport transport;
    private final SiteAccess access;
    private final Executor readers;
    private final Redactor redactor = new Redactor();
    private final Set<String> demanding = ConcurrentHashMap.newKeySet();
    private final SiteNotes notes;

    Calls(HttpTransport transport, SiteAccess access, Executor readers, InstantSource clock) {
        this.transport = transport;
        this.access = access;
        this.readers = readers;
        this.notes = new SiteNotes(clock);
    }

    /** Makes a value of a reply. One that keeps the body retains it. */
    interface Reader<T> {
        T read(HttpReply reply, Context context) throws IOException;
    }

    /** How a reply is read, and where. */
    private record Reading<T>(Reader<T> reader, Executor by) {}

    Redactor redactor() {
        return redactor;
    }

    /** The output with addresses that can be used. */
    RawOutput usable(RawOutput output) {
        return access.rewrite().rules().isEmpty() ? output : output.withUrls(access.rewrite()::apply);
    }

    /** The address to use for one that the server names. */
    String rewritten(String url) {
        return access.rewrite().apply(url);
    }

    /** When a token was asked for, from which on it is known who belongs to the site; never fails. */
    CompletableFuture<Void> signedIn(URI target) {
        try {
            return access.tokens().token(target).toCompletableFuture().handle((token, failure) -> null);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** The value of the reply; fails with a {@link GpException}. */
    <T> CompletableFuture<T> send(HttpCall named, Reader<T> reader) {
        return send(named, reader, readers);
    }

    /** As {@link #send(HttpCall, Reader)}, with the reply read by {@code by}, on which the future completes. */
    <T> CompletableFuture<T> send(HttpCall named, Reader<T> reader, Executor by) {
        Reading<T> reading = new Reading<>(reader, by);
        HttpCall call = named.at(access.rewrite().apply(named.uri()));
        CompletableFuture<T> noted = new CompletableFuture<>();
        CompletableFuture<T> result = new CompletableFuture<>();
        // noted before anybody goes on, so that whoever asks after a failure sees it
        result.whenComplete((value, problem) -> {
            notes.note(call.uri(), problem);
            if (problem == null) {
                noted.complete(value);
            } else {
                noted.completeExceptionally(problem);
            }
        });
        withToken(call).whenComplete((token, failure) -> {
            if (failure != null) {
                result.completeExceptionally(noToken(call, failure));
            } else {
                first(call, token, reading, result);
            }
        });
        return noted;
    }

    private <T> void first(HttpCall call, Optional<Token> token, Reading<T> reading, CompletableFuture<T> result) {
        exchange(call, token, reading).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else if (isTokenTrouble(failure) && access.allows(call.uri())) {
                token.ifPresent(access.tokens()::rejected);
                demanding.add(service(call.uri()));
                again(call, token, reading, result, cause(failure));
            } else {
                result.completeExceptionally(cause(failure));
            }
        });
    }

    private <T> void again(
            HttpCall call, Optional<Token> refused, Reading<T> reading, CompletableFuture<T> result, Throwable why) {
        withToken(call).whenComplete((token, failure) -> {
            if (failure != null) {
                result.completeExceptionally(noToken(call, failure));
            } else if (token.map(Token::value).equals(refused.map(Token::value))) {
                result.completeExceptionally(why);
            } else {
                exchange(call, token, reading).whenComplete((value, failed) -> {
                    if (failed != null) {
                        result.completeExceptionally(cause(failed));
                    } else {
                        result.complete(value);
                    }
                });
            }
        });
    }

    private CompletableFuture<Optional<Token>> withToken(HttpCall call) {
        boolean wanted = !access.onDemand() || demanding.contains(service(call.uri()));
        if (!wanted || !access.allows(call.uri())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try {
            return access.tokens().token(call.uri()).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> CompletableFuture<T> exchange(HttpCall call, Optional<Token> token, Reading<T> reading) {
        token.ifPresent(known -> redactor.learn(known.value()));
        boolean ours = access.allows(call.uri());
        HttpCall complete = ours
                ? with(token, call.within(access.reach()).withHeaders(access.headers()))
                : call.within(SameSite.of(call.uri()));
        return transport.send(complete).thenCompose(reply -> readLater(reply, call, reading));
    }

    private HttpCall with(Optional<Token> token, HttpCall call) {
        if (token.isEmpty()) {
            return call;
        }
        String value = token.get().value();
        return switch (access.place()) {
            case HEADER -> call.withToken(value);
            case FORM -> call.withSecret("token", value);
        };
    }

    private <T> CompletableFuture<T> readLater(HttpReply reply, HttpCall call, Reading<T> reading) {
        try {
            return CompletableFuture.supplyAsync(() -> read(reply, call, reading.reader()), reading.by());
        } catch (RejectedExecutionException e) {
            reply.body().release();
            throw new GpRejectedException(
                    call.operation() + " failed: the answer came while the application stops", call.where());
        }
    }

    private <T> T read(HttpReply reply, HttpCall call, Reader<T> reader) {
        Context context = Context.of(call, redactor);
        try {
            return reader.read(reply, context);
        } catch (IOException e) {
            throw ErrorReplies.notJson(reply, context, e);
        } finally {
            reply.body().release();
        }
    }

    /** What a token is asked for: the service, or else the address itself. */
    private static String service(URI uri) {
        String path = String.valueOf(uri.getPath());
        int server = path.indexOf("/GPServer");
        return server < 0 ? path : path.substring(0, server);
    }

    /** @param name of the site, for people */
    SiteState state(String name) {
        return notes.state(name, access.isAnonymous());
    }

    private static boolean isTokenTrouble(Throwable failure) {
        return cause(failure) instanceof GpAuthenticationException refused
                && (refused.getCode() == INVALID_TOKEN || refused.getCode() == TOKEN_REQUIRED);
    }

    private GpException noToken(HttpCall call, Throwable failure) {
        if (cause(failure) instanceof GpException known) {
            return known;
        }
        String text = redactor.redact(String.valueOf(cause(failure).getMessage()));
        return new GpAuthenticationException(
                0, call.operation() + " failed: no token: " + text, List.of(), call.where());
    }

    /** What a future failed with, without its wrapping. */
    static Throwable cause(Throwable failure) {
        @Nullable Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
        return inner == null ? failure : inner;
    }
}
