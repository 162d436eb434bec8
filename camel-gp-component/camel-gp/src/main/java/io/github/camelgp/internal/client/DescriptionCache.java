package io.github.camelgp.internal.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

    /** Asks anew next time for whatever is at, above or below {@code url}, whatever the case it was asked in. */
    void forget(String url) {
        String wanted = url.toLowerCase(Locale.ROOT) + "/";
        entries.keySet().removeIf(key -> {
            String known = key.toLowerCase(Locale.ROOT) + "/";
            return known.startsWith(wanted) || wanted.startsWith(known);
        });
    }

    private record Entry<T>(CompletableFuture<T> answer, Instant ends) {}
}
