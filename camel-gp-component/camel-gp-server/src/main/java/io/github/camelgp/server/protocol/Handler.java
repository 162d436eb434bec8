package io.github.camelgp.server.protocol;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers one operation, now or later; called on a worker thread. */
@FunctionalInterface
public interface Handler {
    /** Throws {@link ProtocolException} to refuse. */
    CompletionStage<Reply> handle(HttpCall call);

    /** A handler that answers at once. */
    static Handler direct(Direct handler) {
        return call -> CompletableFuture.completedFuture(handler.handle(call));
    }

    /** Answers at once. */
    @FunctionalInterface
    interface Direct {
        Reply handle(HttpCall call);
    }
}
