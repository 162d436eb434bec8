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
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final GpEndpoint endpoint;

    GpPollingConsumer(GpEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
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
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static void pause() throws InterruptedException {
        CompletableFuture<Void> pause =
                new CompletableFuture<Void>().completeOnTimeout(null, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        Waits.within(PAUSE.multipliedBy(10), "a pause", pause);
    }
}
