package io.github.camelgp.operation.output;

import io.github.camelgp.internal.http.Spool;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Lets a reply's file live as long as the exchange that reads from it. In the branches of a multicast or split with an
 * aggregation strategy that is the exchange they come back to, as Camel's own stream caches have it.
 */
final class SpoolHolder {
    private SpoolHolder() {}

    /** Holds {@code spool} until the unit of work of {@code exchange} is done; replies in memory need no holding. */
    static void hold(Spool spool, Exchange exchange) {
        if (!spool.isInFile()) {
            return;
        }
        spool.retain();
        Synchronization release = new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                spool.release();
            }

            @Override
            public boolean allowHandover() {
                return true;
            }
        };
        UnitOfWork collecting = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        // what is aggregated goes its own way, without the exchanges that it came from
        boolean ofAnother = exchange.getUnitOfWork() != null && collecting != null && collecting.getRoute() != null;
        if (ofAnother) {
            collecting.addSynchronization(release);
        } else {
            exchange.getExchangeExtension().addOnCompletion(release);
        }
    }
}
