package io.github.camelgp.server.webhook;

import io.github.camelgp.server.time.ServerTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends notifications, a few at once, and tries again after pauses in server time. Thread safe. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_WAITING = 10_000;

    private final ServerTime time;
    private final Queue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger sending = new AtomicInteger();
    private @Nullable HttpClient client;

    Deliveries(ServerTime time) {
        this.time = time;
    }

    /** Tells the outcome of all attempts together: their number and the HTTP status of the last one. */
    void send(String url, Payload payload, WebhookSettings settings, Consumer<Outcome> outcome) {
        attempt(url, payload, settings, 1, outcome);
    }

    private void attempt(String url, Payload payload, WebhookSettings settings, int number, Consumer<Outcome> outcome) {
        Runnable work = () -> post(url, payload, settings).whenComplete((status, e) -> {
            next();
            if (e == null && new Outcome(number, status).succeeded()) {
                outcome.accept(new Outcome(number, status));
            } else if (number < settings.attempts()) {
                time.after(
                        Duration.ofSeconds(settings.pauseSeconds()),
                        () -> attempt(url, payload, settings, number + 1, outcome));
            } else {
                LOG.debug("A notification to {} was given up after {} attempts", url, number, e);
                outcome.accept(new Outcome(number, e == null ? status : 0));
            }
        });
        if (!waiting.offer(work)) {
            LOG.warn("A notification to {} was dropped: {} wait already", url, MOST_WAITING);
            return;
        }
        startOne();
    }

    private void next() {
        sending.decrementAndGet();
        startOne();
    }

    private void startOne() {
        if (sending.incrementAndGet() > AT_ONCE) {
            sending.decrementAndGet();
            return;
        }
        Runnable work = waiting.poll();
        if (work == null) {
            sending.decrementAndGet();
        } else {
            work.run();
        }
    }

    private CompletableFuture<Integer> post(String url, Payload payload, WebhookSettings settings) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(settings.timeoutSeconds()))
                    .header("Content-Type", payload.contentType())
                    .POST(HttpRequest.BodyPublishers.ofString(payload.body()));
            if (!payload.signature().isEmpty()) {
                request.header(Payload.HEADER, payload.signature());
            }
            return client().sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
        }
        return client;
    }

    /**
     * How a delivery ended.
     *
     * @param attempts how many were made
     * @param status the HTTP status of the last one; 0 without an answer
     */
    record Outcome(int attempts, int status) {
        boolean succeeded() {
            return status / 100 == 2;
        }
    }
}
