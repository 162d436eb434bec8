package io.github.camelgp.internal.http;

import io.github.camelgp.model.GpProtocolException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests without a thread that waits. What is safe to repeat is repeated after a pause; a form that starts
 * something only while it certainly did not arrive. Redirects are followed within the call's site, and never turn a form
 * that starts something into something else. Futures complete on the HTTP library's threads. Safe for several threads.
 */
public final class HttpTransport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final HttpSettings settings;
    private final CloseableHttpAsyncClient client;
    private final ScheduledExecutorService scheduler;
    private final LongAdder retries = new LongAdder();

    /** @param scheduler for pauses between attempts; stays the caller's */
    public HttpTransport(HttpSettings settings, ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
        client = AsyncClients.of(settings, ProxySelector.getDefault());
        client.start();
    }

    /**
     * Sends {@code call}. The future fails with {@link io.github.camelgp.model.GpTransportException},
     * {@link io.github.camelgp.model.GpTimeoutException} or {@link GpProtocolException} (too big, bad redirect); any
     * status of the server's is a reply. Whoever gets the reply releases its body.
     */
    public CompletableFuture<HttpReply> send(HttpCall call) {
        CompletableFuture<HttpReply> result = new CompletableFuture<>();
        attempt(call, 1, 0, result);
        return result;
    }

    private void attempt(HttpCall call, int number, int redirects, CompletableFuture<HttpReply> result) {
        TrackedRequest request = new TrackedRequest();
        exchange(call, request).whenComplete((reply, failure) -> {
            try {
                if (failure != null) {
                    onFailure(call, number, redirects, failure, request.isSent(), result);
                } else {
                    onReply(call, number, redirects, reply, result);
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void onFailure(
            HttpCall call,
            int number,
            int redirects,
            Throwable failure,
            boolean sent,
            CompletableFuture<HttpReply> result) {
        boolean harmless = call.effect() == HttpCall.Effect.READ || !sent;
        if (harmless && number < settings.attempts() && TransportFailures.mayPass(failure)) {
            LOG.debug("{} (attempt {}): {}; trying again", call, number, failure.toString());
            later(pause(number), () -> attempt(call, number + 1, redirects, result), result, call, failure);
        } else {
            result.completeExceptionally(TransportFailures.of(call, failure, sent));
        }
    }

    private void onReply(
            HttpCall call, int number, int redirects, HttpReply reply, CompletableFuture<HttpReply> result) {
        if (Redirects.isRedirect(reply)) {
            follow(call, number, redirects, reply, result);
            return;
        }
        Duration asked = reply.retryAfter();
        boolean again = call.effect() == HttpCall.Effect.READ
                && isPassing(reply.status())
                && number < settings.attempts()
                && (asked == null || asked.compareTo(LONGEST_PAUSE) <= 0);
        if (!again) {
            result.complete(reply);
            return;
        }
        reply.body().release();
        LOG.debug("{} (attempt {}): HTTP {}; trying again", call, number, reply.status());
        Duration pause = asked == null || asked.isZero() ? pause(number) : asked;
        Exception cause = new IllegalStateException("HTTP " + reply.status());
        later(pause, () -> attempt(call, number + 1, redirects, result), result, call, cause);
    }

    private void follow(
            HttpCall call, int number, int redirects, HttpReply reply, CompletableFuture<HttpReply> result) {
        reply.body().release();
        URI target = Redirects.target(call, reply, settings.rewrite());
        if (redirects >= MOST_REDIRECTS) {
            throw new GpProtocolException(
                    call.operation() + " failed: redirected more than " + MOST_REDIRECTS + " times",
                    call.where(),
                    null);
        }
        attempt(call.redirectedTo(target), number, redirects + 1, result);
    }

    private static boolean isPassing(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static Duration pause(int number) {
        long most = FIRST_PAUSE_MILLIS << Math.min(number, 10);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    private void later(
            Duration pause, Runnable task, CompletableFuture<HttpReply> result, HttpCall call, Throwable cause) {
        retries.increment();
        try {
            scheduler.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(TransportFailures.of(call, cause, false));
        }
    }

    private CompletableFuture<HttpReply> exchange(HttpCall call, TrackedRequest tracked) {
        CompletableFuture<HttpReply> result = new CompletableFuture<>();
        HttpRequest request = new BasicHttpRequest(
                call.post() ? "POST" : "GET",
                call.post() ? call.uri() : FormText.withQuery(call.uri(), call.parameters()));
        if (!call.headers().containsKey(HttpHeaders.ACCEPT_ENCODING)) {
            request.addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        }
        call.headers().forEach((name, value) -> request.addHeader(header(name, value)));
        if (call.token() != null) {
            request.addHeader(new SecretHeader("X-Esri-Authorization", "Bearer " + call.token()));
        }
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(
                AsyncClients.requestConfig(settings, call.limits().responseTimeout()));
        LOG.debug("{} {}", request.getMethod(), call);
        try {
            client.execute(
                    body(call, request, tracked),
                    new ReplyConsumer(call, settings.spooling()),
                    context,
                    new Completion(result));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private static Header header(String name, String value) {
        return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                ? new SecretHeader(name, value)
                : new BasicHeader(name, value);
    }

    private static AsyncRequestProducer body(HttpCall call, HttpRequest request, TrackedRequest tracked) {
        if (!call.post()) {
            return tracked.plain(request);
        }
        FormBody form = call.form();
        return form != null
                ? tracked.form(request, form)
                : tracked.form(request, FormText.of(call.parameters()).getBytes(StandardCharsets.US_ASCII));
    }

    /** How often a request was tried again since the start. */
    public long retries() {
        return retries.sum();
    }

    /** Closes the connections; requests on their way fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private record Completion(CompletableFuture<HttpReply> result) implements FutureCallback<HttpReply> {

        @Override
        public void completed(HttpReply reply) {
            if (!result.complete(reply)) {
                reply.body().release();
            }
        }

        @Override
        public void failed(Exception cause) {
            result.completeExceptionally(cause);
        }

        @Override
        public void cancelled() {
            result.completeExceptionally(new InterruptedIOException("the connection was closed"));
        }
    }
}
