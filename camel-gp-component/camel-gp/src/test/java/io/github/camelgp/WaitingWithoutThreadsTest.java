package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A thousand exchanges wait at once, and none of them holds a thread. */
class WaitingWithoutThreadsTest extends GpTestSupport {
    private static final int JOBS = 1_000;
    private static final int HANDFUL = 12;

    @Test
    void waitingJobsHoldNoThreads() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.HOLD + "?inputParameter=Text")
                .transform(routes.body().append("!")));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        send(sent, 50);
        until(() -> gp().getJobsInFlight() == 50);
        int before = threads();

        send(sent, JOBS - 50);
        until(() -> gp().getJobsInFlight() == JOBS);
        int while1000Wait = threads();

        assertThat(while1000Wait).isLessThanOrEqualTo(before + HANDFUL);
        assertThat(gp().getWaitingExchanges()).isEqualTo(JOBS);
        assertThat(gp().getContinuationThreads()).isLessThanOrEqualTo(HANDFUL);

        probes.release();
        for (int i = 0; i < JOBS; i++) {
            assertThat(sent.get(i).get(40, TimeUnit.SECONDS).getMessage().getBody(String.class))
                    .isEqualTo(i + "!");
        }
        assertThat(gp().getWaitingExchanges()).isZero();
        assertThat(gp().getJobsInFlight()).isZero();
    }

    /** Hands messages to the route as an asynchronous source does; a template would keep a thread for each. */
    private void send(List<CompletableFuture<Exchange>> sent, int messages) throws Exception {
        AsyncProducer source = context.getEndpoint("direct:in").createAsyncProducer();
        source.start();
        for (int i = 0; i < messages; i++) {
            Exchange exchange = source.getEndpoint().createExchange();
            exchange.getMessage().setBody(String.valueOf(sent.size()));
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            sent.add(done);
            source.process(exchange, synchronously -> done.complete(exchange));
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
