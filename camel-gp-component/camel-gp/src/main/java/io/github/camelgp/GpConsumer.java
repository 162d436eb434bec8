package io.github.camelgp;

import io.github.camelgp.internal.poll.EndedJob;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange per ended job. Jobs are claimed from the ledger, so that each is had by one consumer only, on whatever
 * node; a route that fails gets its job again later. The ledger wakes the consumer when a job ends on this node; polls by
 * schedule find those of other nodes, and are the net. At most {@code concurrentConsumers} threads are in the route.
 */
final class GpConsumer extends ScheduledBatchPollingConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(GpConsumer.class);
    private static final int BUSY = -1;
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final GpEndpoint endpoint;
    private final Semaphore turns;
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable ExecutorService woken;
    private @Nullable AutoCloseable wakes;

    GpConsumer(GpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.turns = new Semaphore(endpoint.getConcurrentConsumers());
        setMaxMessagesPerPoll(Math.max(1, endpoint.getConfiguration().getMaxMessagesPerPoll()));
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.operations().validate();
        endpoint.operations().expectJobs();
        woken = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "GpConsumer", threads());
        wakes = endpoint.operations().onFinished(this::wake);
        super.doStart();
    }

    private ThreadPoolProfile threads() {
        ThreadPoolProfile profile = new ThreadPoolProfile("gpConsumer");
        profile.setPoolSize(endpoint.getConcurrentConsumers());
        profile.setMaxPoolSize(endpoint.getConcurrentConsumers());
        profile.setMaxQueueSize(1);
        profile.setKeepAliveTime(KEEP_ALIVE_SECONDS);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    @Override
    protected void doStop() throws Exception {
        if (wakes != null) {
            wakes.close();
            wakes = null;
        }
        super.doStop();
        if (woken != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(woken);
            woken = null;
        }
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        wake();
    }

    /** Has a thread of this consumer look at once; or, when all are busy, the first that is done. */
    private void wake() {
        ExecutorService threads = woken;
        asked.set(true);
        if (threads != null && turns.availablePermits() > 0) {
            try {
                threads.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.debug("Not woken, as all threads are busy", e);
            }
        }
    }

    private void look() {
        if (!asked.get() || !isPollAllowed()) {
            return;
        }
        try {
            poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            getExceptionHandler().handleException("Error collecting an ended job", e);
        }
    }

    /** How many jobs were had; nothing can be said of that while all threads are in the route. */
    @Override
    protected int poll() throws Exception {
        if (!turns.tryAcquire()) {
            return BUSY;
        }
        int had = 0;
        try {
            do {
                asked.set(false);
                had += batch();
            } while (asked.get() && isPollAllowed());
        } finally {
            turns.release();
        }
        if (asked.get() && isPollAllowed()) {
            wake();
        }
        return had;
    }

    private int batch() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        List<EndedJob> ended = Waits.within(
                endpoint.operations().storeLimit(),
                "the ledger",
                endpoint.operations().claim(getMaxMessagesPerPoll()));
        if (ended.size() == getMaxMessagesPerPoll()) {
            // there may be more, for the other threads too
            wake();
        }
        return processBatch(new ArrayDeque<>(ended));
    }

    @Override
    public int processBatch(Queue<Object> ended) throws Exception {
        int total = ended.size();
        for (int index = 0; index < total; index++) {
            EndedJob job = (EndedJob) ended.remove();
            if (!isBatchAllowed()) {
                endpoint.operations().giveBack(job);
                continue;
            }
            pendingExchanges = total - index - 1;
            process(job, index, total);
        }
        return total;
    }

    private void process(EndedJob job, int index, int total) throws Exception {
        Exchange exchange = createExchange(true);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        try {
            if (endpoint.operations().fill(exchange, job)) {
                getProcessor().process(exchange);
            }
        } catch (InterruptedException e) {
            endpoint.operations().giveBack(job);
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            getExceptionHandler().handleException("Error processing an ended job", exchange, e);
        }
        // what the route could not handle has been through its error handler, where a bridge would lead once more
        if (exchange.getException() != null) {
            LOG.warn(
                    "Exchange {} of job {} failed: {}",
                    exchange.getExchangeId(),
                    job.row().jobId(),
                    exchange.getException().getMessage());
        }
    }
}
