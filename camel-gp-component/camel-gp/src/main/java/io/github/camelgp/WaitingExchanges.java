package io.github.camelgp;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.Reply;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges that wait without a thread, and the pool in which their routes go on. The pool has no queue and no maximum
 * unless the user registers a thread pool profile called {@value #POOL_PROFILE}: a route step may call the component
 * again, and a bounded pool would then wait for itself. Safe for several threads.
 */
final class WaitingExchanges extends LifecycleStrategySupport {
    static final String POOL_PROFILE = "gpContinuation";
    private static final Logger LOG = LoggerFactory.getLogger(WaitingExchanges.class);
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final CamelContext context;
    private final Set<WaitingExchange> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool;
    private final ExecutorService lastResort;
    private final LongAdder rejected = new LongAdder();
    private final ThreadLocal<Boolean> reading = ThreadLocal.withInitial(() -> false);
    private volatile boolean stopping;

    WaitingExchanges(CamelContext context) {
        this.context = context;
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        this.pool =
                executors.newThreadPool(this, "GpContinuation", elastic(executors.getThreadPoolProfile(POOL_PROFILE)));
        this.lastResort = executors.newSingleThreadExecutor(this, "GpRejection");
    }

    /** What users leave open is without a limit and without a queue; nothing ever runs in the thread that hands it over. */
    private static ThreadPoolProfile elastic(@Nullable ThreadPoolProfile given) {
        ThreadPoolProfile profile = given == null ? new ThreadPoolProfile(POOL_PROFILE) : given.clone();
        ThreadPoolProfile open = new ThreadPoolProfile(POOL_PROFILE);
        // Camel makes a pool of one thread out of a size of none
        open.setPoolSize(1);
        open.setMaxPoolSize(Integer.MAX_VALUE);
        open.setMaxQueueSize(0);
        open.setKeepAliveTime(KEEP_ALIVE_SECONDS);
        open.setAllowCoreThreadTimeOut(true);
        profile.addDefaults(open);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    int count() {
        return waiting.size();
    }

    /** Threads that the pool holds now; -1 when its kind does not tell. */
    int poolSize() {
        return pool instanceof ThreadPoolExecutor threads ? threads.getPoolSize() : -1;
    }

    /** How many answers found the pool full. */
    long rejected() {
        return rejected.sum();
    }

    WaitingExchange begin(Exchange exchange, AsyncCallback callback) {
        WaitingExchange exchangeWaiting = new WaitingExchange(exchange, callback);
        waiting.add(exchangeWaiting);
        if (stopping) {
            interrupt(exchangeWaiting);
        }
        return exchangeWaiting;
    }

    /** Lets the exchange go on with what the operation found, or with its failure. */
    void end(WaitingExchange ended, @Nullable Reply reply, @Nullable Throwable failure) {
        waiting.remove(ended);
        if (!ended.end()) {
            LOG.debug("Nobody waits for exchange {} any more", ended.exchange().getExchangeId());
            discard(reply);
            return;
        }
        if (reading.get()) {
            // what the route does next may come here again, and must not find itself in here then
            reading.remove();
            goOn(ended, reply, failure);
            return;
        }
        try {
            pool.execute(() -> goOn(ended, reply, failure));
        } catch (RejectedExecutionException e) {
            discard(reply);
            rejected.increment();
            LOG.warn(
                    "Exchange {} fails, as the thread pool of profile {} is full; raise its maximum",
                    ended.exchange().getExchangeId(),
                    POOL_PROFILE);
            GpRejectedException refusal = new GpRejectedException(
                    "The answer is there, but the thread pool of profile " + POOL_PROFILE
                            + " took no more work; raise its maximum",
                    GpWhere.NOWHERE);
            refusal.addSuppressed(e);
            lastResort.execute(() -> goOn(ended, null, refusal));
        }
    }

    /**
     * Threads of this pool that read what an exchange waits for; it goes on in the same one.
     *
     * @param whenFull reads instead when the pool takes no more
     */
    Executor readers(Executor whenFull) {
        return reply -> {
            try {
                pool.execute(() -> read(reply));
            } catch (RejectedExecutionException full) {
                whenFull.execute(reply);
            }
        };
    }

    private void read(Runnable reply) {
        reading.set(true);
        try {
            reply.run();
        } finally {
            reading.remove();
        }
    }

    private static void goOn(WaitingExchange ended, @Nullable Reply reply, @Nullable Throwable failure) {
        Exchange exchange = ended.exchange();
        try {
            if (failure != null) {
                exchange.setException(unwrapped(failure));
            } else if (reply != null) {
                reply.applyTo(exchange);
            }
        } catch (Exception e) {
            exchange.setException(e);
        }
        ended.goOn();
    }

    /** The failure that a caller can act on, without the wrappers of futures. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof GpException || cause instanceof Exception
                ? cause
                : new RuntimeExchangeException("The operation failed: " + cause, null, cause);
    }

    private static void discard(@Nullable Reply reply) {
        if (reply != null) {
            reply.discard();
        }
    }

    /**
     * Ends all waits as interrupted, so that their sources deliver them again and no dead letter channel takes them; the
     * jobs stay in the ledger.
     */
    @Override
    public void onContextStopping(CamelContext stoppingContext) {
        stopping = true;
        waiting.forEach(this::interrupt);
    }

    private void interrupt(WaitingExchange interrupted) {
        waiting.remove(interrupted);
        if (!interrupted.end()) {
            return;
        }
        Exchange exchange = interrupted.exchange();
        exchange.setException(new GpRejectedException(
                "The application stops; the job, if one was submitted, goes on and stays in the ledger",
                GpWhere.NOWHERE));
        exchange.getExchangeExtension().setInterrupted(true);
        lastResort.execute(interrupted::goOn);
    }

    void start() {
        stopping = false;
        context.addLifecycleStrategy(this);
    }

    void stop() {
        context.getLifecycleStrategies().remove(this);
        context.getExecutorServiceManager().shutdownGraceful(pool);
        context.getExecutorServiceManager().shutdownGraceful(lastResort);
    }
}
