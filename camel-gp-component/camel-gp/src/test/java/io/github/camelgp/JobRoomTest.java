package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.fault.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Suspendable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BrowsableEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service gets no more jobs at once than maxJobsInFlight. */
class JobRoomTest extends GpTestSupport {
    private static final String ONE_BY_ONE = ProbeTasks.HOLD + "?inputParameter=Text&maxJobsInFlight=1";

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
    }

    @Test
    void exchangesWaitForTheirTurnWithoutAThread() throws Exception {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(template.asyncSend(ONE_BY_ONE.replace("=1", "=2"), withBody("text " + i)));
        }
        until(() -> gp().getWaitingExchanges() == 20 && requestCount(Operation.SUBMIT_JOB) == 2);
        assertThat(gp().getContinuationThreads()).isZero();

        probes.release();

        for (int i = 0; i < 20; i++) {
            Exchange done = sent.get(i).get(20, TimeUnit.SECONDS);
            assertThat(done.getMessage().getBody()).isEqualTo("text " + i);
        }
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(20);
    }

    @Test
    void exchangeThatIsTooManyFailsAndSaysWhatToDo() throws Exception {
        String endpoint = ONE_BY_ONE + "&maxWaiting=1";
        CompletableFuture<Exchange> first = template.asyncSend(endpoint, withBody("one"));
        until(() -> requestCount(Operation.SUBMIT_JOB) == 1);
        CompletableFuture<Exchange> second = template.asyncSend(endpoint, withBody("two"));
        until(() -> gp().getWaitingExchanges() == 2);

        Exchange third = template.asyncSend(endpoint, withBody("three")).get(20, TimeUnit.SECONDS);

        assertThat(third.getException()).isInstanceOfSatisfying(GpRejectedException.class, failure -> {
            assertThat(failure.getReason()).isEqualTo(Reason.REJECTED);
            assertThat(failure).hasMessageContaining("maxJobsInFlight=1").hasMessageContaining("whenFull=suspendRoute");
        });
        probes.release();
        assertThat(first.get(20, TimeUnit.SECONDS).getException()).isNull();
        assertThat(second.get(20, TimeUnit.SECONDS).getException()).isNull();
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void fullServiceSuspendsTheRouteOfItsSourceAndResumesIt() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("seda:in")
                .routeId("source")
                .to(ONE_BY_ONE + "&maxWaiting=2&whenFull=suspendRoute")
                .to("mock:out"));
        for (int i = 0; i < 30; i++) {
            template.sendBody("seda:in", "text " + i);
        }
        until(this::isSuspended);
        for (int i = 30; i < 40; i++) {
            template.sendBody("seda:in", "text " + i);
        }
        assertThat(context.getEndpoint("seda:in", BrowsableEndpoint.class).getExchanges())
                .as("what came later stays with its source, but for one that was being taken")
                .hasSizeGreaterThanOrEqualTo(9);

        probes.release();

        MockEndpoint out = context.getEndpoint("mock:out", MockEndpoint.class);
        until(() -> out.getReceivedCounter() == 40);
        until(() -> !isSuspended());
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(40);
    }

    @Test
    void noFileGetsLostWhenItsRouteIsSuspended(@TempDir Path inbox) throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.writeString(inbox.resolve(i + ".txt"), "text " + i);
        }
        RouteBuilder.addRoutes(context, routes -> routes.from("file:" + inbox
                        + "?initialDelay=0&delay=50&readLock=none&move=done&moveFailed=failed&maxMessagesPerPoll=5")
                .routeId("source")
                .onCompletion()
                .onFailureOnly()
                .to("mock:failed")
                .end()
                .to(ONE_BY_ONE + "&maxWaiting=2&whenFull=suspendRoute")
                .to("mock:out"));
        until(this::isSuspended);
        assertThat(gp().getWaitingExchanges()).isLessThan(20);

        probes.release();

        MockEndpoint out = context.getEndpoint("mock:out", MockEndpoint.class);
        until(() -> out.getReceivedCounter() == 20);
        assertThat(context.getEndpoint("mock:failed", MockEndpoint.class).getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isEmpty();
        assertThat(inbox.resolve("failed")).doesNotExist();
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(20);
    }

    @Test
    void routeIsSuspendedThatIsTooFastWhileItsContextStarts() throws Exception {
        try (DefaultCamelContext starting = new DefaultCamelContext()) {
            GpComponent gp = new GpComponent();
            gp.setServerUrl(server.url());
            gp.setJobRepository(jobs);
            starting.addComponent("gp", gp);
            BooleanSupplier allWait = () -> requestCount(Operation.SUBMIT_JOB) == 1 && gp.getWaitingExchanges() == 10;
            RouteBuilder.addRoutes(starting, routes -> routes.from(new Eager(starting, 10, allWait))
                    .routeId("source")
                    .to(ONE_BY_ONE + "&maxWaiting=2&whenFull=suspendRoute")
                    .to("mock:out"));

            starting.start();

            until(() -> isSuspended(starting));
            probes.release();
            MockEndpoint out = starting.getEndpoint("mock:out", MockEndpoint.class);
            until(() -> out.getReceivedCounter() == 10);
        }
    }

    /** Its consumer gives everything at once, while it starts. */
    private static final class Eager extends DefaultEndpoint {
        private final int messages;
        private final BooleanSupplier arrived;

        Eager(CamelContext context, int messages, BooleanSupplier arrived) {
            this.messages = messages;
            this.arrived = arrived;
            setCamelContext(context);
            setEndpointUriIfNotSpecified("eager:" + messages);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new EagerConsumer(this, processor);
        }
    }

    private static final class EagerConsumer extends DefaultConsumer implements Suspendable {
        EagerConsumer(Eager endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            for (int i = 0; i < ((Eager) getEndpoint()).messages; i++) {
                Exchange exchange = createExchange(false);
                exchange.getMessage().setBody("text " + i);
                getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
            }
            until(((Eager) getEndpoint()).arrived::getAsBoolean);
        }
    }

    @Test
    void stopEndsTheWaitForRoomAsInterruptedAndSubmitsNothing() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in").to(ONE_BY_ONE));
        CompletableFuture<Exchange> first = template.asyncSend("direct:in", withBody("one"));
        until(() -> requestCount(Operation.SUBMIT_JOB) == 1);
        CompletableFuture<Exchange> second = template.asyncSend("direct:in", withBody("two"));
        until(() -> gp().getWaitingExchanges() == 2);

        context.stop();

        assertThat(first.get(10, TimeUnit.SECONDS).getExchangeExtension().isInterrupted())
                .isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS).getExchangeExtension().isInterrupted())
                .isTrue();
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(jobs.list(JobFilter.ALL).toCompletableFuture().join()).hasSize(1);
    }

    private boolean isSuspended() {
        return isSuspended(context);
    }

    private static boolean isSuspended(CamelContext context) {
        return context.getRoute("source").getConsumer() instanceof Suspendable
                && ((ServiceSupport) context.getRoute("source").getConsumer()).isSuspended();
    }
}
