package io.github.camelgp;

import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpWhere;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a thread waits, and never for a job: starting and stopping, the thread of a scheduled consumer, and
 * health checks are synchronous by Camel's nature.
 */
final class Waits {
    private Waits() {}

    /**
     * What the stage gives, within a limit.
     *
     * @param what is waited for, for the message of a time-out
     * @throws InterruptedException leaving the stage to go on by itself
     */
    static <T extends @Nullable Object> T within(Duration limit, String what, CompletionStage<T> stage)
            throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GpTimeoutException(what, limit, "No answer within " + limit + ": " + what, GpWhere.NOWHERE, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
