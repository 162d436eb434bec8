package io.github.camelgp;

import io.github.camelgp.internal.poll.EndedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/** For {@code pollEnrich}: one claim per receive, and nothing claimed that nobody asked for. */
final class GpPollingConsumer extends PollingConsumerSupport {
    /** What ends on other nodes wakes nobody here. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final GpEndpoint endpoint;
    private final Object turn = new Object();
    private CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
    private @Nullable AutoCloseable wakes;

    GpPollingConsumer(GpEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        wakes = endpoint.operations().onFinished(this::wake);
    }

    @Override
    protected void doStop() throws Exception {
        if (wakes != null) {
            wakes.close();
            wakes = null;
        }
        super.doStop();
        wake();
    }

    private void wake() {
        next(true).complete(null);
    }

    private CompletableFuture<@Nullable Void> next(boolean over) {
        synchronized (turn) {
            CompletableFuture<@Nullable Void> known = finished;
            if (over) {
                finished = new CompletableFuture<>();
            }
            return known;
        }
    }

    @Override
    public @Nullable Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    @Override
    public @Nullable Exchange receiveNoWait() {
        return receive(0);
    }

    @Override
    public @Nullable Exchange receive(long timeout) {
        Instant end = timeout == Long.MAX_VALUE ? Instant.MAX : Instant.now().plusMillis(timeout);
        try {
            while (isRunAllowed()) {
                CompletableFuture<@Nullable Void> later = next(false);
                List<EndedJob> ended = Waits.within(
                        endpoint.operations().storeLimit(),
                        "the ledger",
                        endpoint.operations().claim(1));
                for (EndedJob job : ended) {
                    Exchange exchange = endpoint.createExchange();
                    if (endpoint.operations().fill(exchange, job)) {
                        return exchange;
                    }
                }
                if (!Instant.now().isBefore(end)) {
                    return null;
                }
                pause(later, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static void pause(CompletableFuture<@Nullable Void> later, Instant end) throws InterruptedException {
        Instant now = Instant.now();
        long left = end.isBefore(now.plus(PAUSE)) ? Duration.between(now, end).toMillis() : PAUSE.toMillis();
        CompletableFuture<@Nullable Void> pause = later.copy();
        Waits.within(
                PAUSE.multipliedBy(10),
                "a pause",
                pause.completeOnTimeout(null, Math.max(1, left), TimeUnit.MILLISECONDS));
    }
}
