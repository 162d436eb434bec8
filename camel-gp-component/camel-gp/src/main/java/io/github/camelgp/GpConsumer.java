package io.github.camelgp;

import io.github.camelgp.internal.poll.EndedJob;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange per ended job. Jobs are claimed from the ledger, so that each is had by one consumer only, on whatever
 * node; a route that fails gets its job again later.
 */
final class GpConsumer extends ScheduledBatchPollingConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(GpConsumer.class);
    private final GpEndpoint endpoint;

    GpConsumer(GpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        setMaxMessagesPerPoll(Math.max(1, endpoint.getConfiguration().getMaxMessagesPerPoll()));
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.operations().validate();
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        List<EndedJob> ended = Waits.within(
                endpoint.operations().storeLimit(),
                "the ledger",
                endpoint.operations().claim(getMaxMessagesPerPoll()));
        Queue<Object> batch = new ArrayDeque<>(ended);
        return processBatch(batch);
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
