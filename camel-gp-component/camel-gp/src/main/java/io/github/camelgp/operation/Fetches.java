package io.github.camelgp.operation;

import io.github.camelgp.internal.client.RunReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several replies at once. */
public final class Fetches {
    private Fetches() {}

    /** All replies in order; if one fails, those that arrive are closed and the whole fails. */
    public static CompletableFuture<List<RunReply>> all(List<CompletableFuture<RunReply>> fetches) {
        CompletableFuture<Void> all = CompletableFuture.allOf(fetches.toArray(CompletableFuture[]::new));
        return all.handle((done, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(fetches.stream()
                                .map(fetch -> fetch.getNow(null))
                                .toList());
                    }
                    fetches.forEach(fetch -> fetch.thenAccept(RunReply::close));
                    return CompletableFuture.<List<RunReply>>failedFuture(failure);
                })
                .thenCompose(result -> result);
    }
}
