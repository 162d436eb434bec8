package io.github.camelgp.job.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few threads that wait for the database, and the one place where a call becomes a future. */
final class StoreThreads {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThreads.class);
    private static final int LONGEST_QUEUE = 50_000;

    /** What a thread does, from end to end. */
    interface Step<T> {
        T take() throws Exception;
    }

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Executor executor;
    private final Runnable last;

    /** @param last what the last thread does */
    StoreThreads(int threads, Runnable last) {
        this.last = last;
        executor = new Pool(threads);
    }

    /** Calls run where {@code executor} says, which is left open. */
    StoreThreads(Executor executor, Runnable last) {
        this.last = last;
        this.executor = executor;
    }

    /** @param what it does, for failures: "write a row" */
    <T> CompletableFuture<T> call(String what, Step<T> step) {
        var future = new CompletableFuture<T>();
        try {
            executor.execute(() -> complete(future, what, step));
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(GpStoreException.refused("The job repository could not " + what
                    + ": it is closed, or more than " + LONGEST_QUEUE + " calls wait for the database"));
        }
        return future;
    }

    /** Takes no more calls; completes when those it has are done. */
    CompletableFuture<Void> end() {
        if (executor instanceof Pool pool) {
            pool.end();
        } else {
            finish();
        }
        return ended;
    }

    private void finish() {
        try {
            last.run();
        } finally {
            ended.complete(null);
        }
    }

    private static <T> void complete(CompletableFuture<T> future, String what, Step<T> step) {
        try {
            future.complete(step.take());
        } catch (Exception e) {
            future.completeExceptionally(StoreFailures.of(what, e));
        } finally {
            // An Error goes on to the thread's end; those who wait must hear of it too.
            if (!future.isDone()) {
                future.completeExceptionally(GpStoreException.refused("The job repository could not " + what));
            }
        }
    }

    private final class Pool extends ThreadPoolExecutor {
        Pool(int threads) {
            super(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_QUEUE));
            allowCoreThreadTimeOut(true);
            var number = new AtomicInteger();
            setThreadFactory(task -> {
                var thread = new Thread(task, "GpJobStore-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }

        void end() {
            try {
                // So that a thread of the pool does what is to be done last, not the caller's.
                execute(() -> LOG.debug("The job repository closes"));
            } catch (RejectedExecutionException e) {
                LOG.debug("The job repository closes, with calls that wait", e);
            }
            shutdown();
        }

        @Override
        protected void terminated() {
            finish();
        }
    }
}
