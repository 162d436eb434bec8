package io.github.camelgp.operation;

import io.github.camelgp.internal.poll.EndedJob;
import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.model.GpJob;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an ended job to an exchange: its row is acknowledged when the exchange completes and released when it fails. A
 * job that did not succeed is delivered once, whatever becomes of its exchange.
 *
 * @param ended claimed for this exchange
 * @param ledger that holds the row
 * @param cleanUp of the server, when the exchange is through
 * @param content what fills the exchange, or fails it
 */
record EndedJobReply(EndedJob ended, JobLedger ledger, ServerCleanUp cleanUp, Reply content) implements Reply {
    private static final Logger LOG = LoggerFactory.getLogger(EndedJobReply.class);

    @Override
    public void applyTo(Exchange exchange) throws Exception {
        exchange.getExchangeExtension().addOnCompletion(new Settlement());
        JobHeaders.set(exchange, ended.row());
        GpJob job = ended.job();
        if (job != null) {
            JobHeaders.set(exchange, job);
        }
        content.applyTo(exchange);
        Submissions.forget(exchange, ended.row().taskUrl());
    }

    @Override
    public void discard() {
        content.discard();
        settle(ledger.giveBack(ended.row()), "given back");
    }

    private void settle(CompletionStage<?> settled, String what) {
        settled.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "Row {} could not be {}; it is delivered again when its lease lapses (job={}, task={})",
                        ended.row().rowId(),
                        what,
                        ended.row().jobId(),
                        ended.row().taskUrl(),
                        failure);
            }
        });
    }

    private final class Settlement implements Synchronization {
        @Override
        public void onComplete(Exchange exchange) {
            settle(
                    ledger.acknowledge(ended.row()).thenApply(noted -> {
                        cleanUp.taken(ended.row());
                        return noted;
                    }),
                    "acknowledged");
        }

        @Override
        public void onFailure(Exchange exchange) {
            Exception cause = exchange.getException();
            settle(
                    ledger.release(
                            ended.row(), cause == null ? new IllegalStateException("The exchange failed") : cause),
                    "released");
        }
    }
}
