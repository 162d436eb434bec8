package io.github.camelgp;

import io.github.camelgp.internal.poll.EndedJob;
import io.github.camelgp.model.GpException;
import io.github.camelgp.operation.EndedJobs;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.FailedJobs;
import io.github.camelgp.operation.Reply;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts ended jobs into the exchanges of a consumer, whose thread waits for the results to arrive.
 *
 * @param scope of the endpoint
 * @param failedJobs how a job that did not succeed arrives
 * @param limit how long results may take
 */
record JobDelivery(EndpointScope scope, FailedJobs failedJobs, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(JobDelivery.class);

    /**
     * Fills the exchange; a job that did not succeed, or whose result is not whole, makes it an exchange that starts with
     * its exception.
     *
     * @return false when the results could not be fetched; the job then comes again later
     */
    boolean fill(Exchange exchange, EndedJob ended) throws InterruptedException {
        EndedJobs jobs = new EndedJobs(scope);
        Reply reply;
        try {
            reply = jobs.settled(ended, content(jobs, ended));
        } catch (GpException e) {
            LOG.warn(
                    "The results of a job could not be fetched; it comes again later (job={}, task={}): {}",
                    ended.row().jobId(),
                    ended.row().taskUrl(),
                    e.getMessage());
            jobs.postpone(ended, e);
            return false;
        }
        try {
            reply.applyTo(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, e);
            exchange.setProperty(ExchangePropertyKey.ERRORHANDLER_BRIDGE, true);
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
        }
        return true;
    }

    private Reply content(EndedJobs jobs, EndedJob ended) throws InterruptedException {
        Optional<GpException> failure = ended.failure();
        if (failure.isPresent() && failedJobs == FailedJobs.message) {
            return EndedJobs.asMessage(ended);
        }
        if (failure.isPresent()) {
            return exchange -> {
                throw failure.get();
            };
        }
        return Waits.within(
                limit,
                "the results of " + ended.row().taskUrl(),
                jobs.outputs(ended, scope.result().with(ended.row().origin().wanted())));
    }
}
