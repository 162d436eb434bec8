package io.github.camelgp.internal.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers for a while; all who ask meanwhile share one request, and failures are not kept. Safe for several
 * threads.
 */
final class DescriptionCache<T> {
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
    private final Duration life;
    private final InstantSource clock;

    DescriptionCache(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    CompletableFuture<T> get(String url, Supplier<CompletableFuture<T>> request) {
        Instant now = clock.instant();
        Entry<T> mine = new Entry<>(new CompletableFuture<>(), now.plus(life));
        Entry<T> winner = entries.merge(url, mine, (old, fresh) -> old.ends.isAfter(now) ? old : fresh);
        if (winner == mine) {
            request.get().whenComplete((value, failure) -> {
                if (failure != null) {
                    entries.remove(url, mine);
                    mine.answer.completeExceptionally(Calls.cause(failure));
                } else {
                    mine.answer.complete(value);
                }
            });
        }
        return winner.answer.copy();
    }

    /** Asks anew next time. */
    void forget(@Nullable String url) {
        if (url != null) {
            entries.keySet()
                    .removeIf(known -> known.equals(url) || url.startsWith(known + "/") || known.startsWith(url + "/"));
        }
    }

    private record Entry<T>(CompletableFuture<T> answer, Instant ends) {}
}
