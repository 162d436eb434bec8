package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.operation.GpConstants;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** Consumers that do not wait for their next poll: the end of a job wakes them, on as many threads as they may have. */
class WokenConsumerTest extends GpTestSupport {
    /** So that nothing comes by schedule while a test lasts. */
    private static final String NEVER = "?initialDelay=1h&delay=1h";

    @Test
    void endOfAJobWakesTheConsumer() throws Exception {
        RouteBuilder.addRoutes(
                context, routes -> routes.from(ProbeTasks.ECHO + NEVER).to("mock:out"));
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceivedInAnyOrder("0", "1", "2", "3", "4");

        IntStream.range(0, 5).forEach(this::submit);

        out.assertIsSatisfied();
    }

    @Test
    void moreThanOneBatchIsCollectedAtOnce() throws Exception {
        IntStream.range(0, 7).forEach(this::submit);
        until(() -> gp().runtime().jobsInFlight() == 0);
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedMessageCount(8);

        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.ECHO + NEVER + "&maxMessagesPerPoll=2")
                .to("mock:out"));
        submit(7);

        out.assertIsSatisfied();
    }

    @Test
    void oneConsumerIsInItsRouteOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.ECHO + "?initialDelay=0&delay=1")
                .process(exchange -> most.accumulateAndGet(inside.incrementAndGet(), Math::max))
                .process(exchange -> requestCountOfSome())
                .process(exchange -> inside.decrementAndGet())
                .to("mock:out"));
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedMessageCount(30);

        IntStream.range(0, 30).forEach(this::submit);

        out.assertIsSatisfied();
        assertThat(most).hasValue(1);
    }

    @Test
    void concurrentConsumersAreInTheRouteTogether() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        List<Boolean> met = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(context, routes -> routes.from(
                        ProbeTasks.ECHO + "?initialDelay=0&delay=50&concurrentConsumers=3&maxMessagesPerPoll=1")
                .process(exchange -> {
                    together.countDown();
                    met.add(together.await(20, TimeUnit.SECONDS));
                })
                .to("mock:out"));
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceivedInAnyOrder("0", "1", "2");

        IntStream.range(0, 3).forEach(this::submit);

        out.assertIsSatisfied();
        assertThat(met).containsExactly(true, true, true);
    }

    @Test
    void noConsumerAtAllIsRefused() {
        assertThatThrownBy(() -> RouteBuilder.addRoutes(
                        context, routes -> routes.from(ProbeTasks.ECHO + "?concurrentConsumers=0")
                                .to("mock:out")))
                .rootCause()
                .hasMessageContaining("concurrentConsumers=0");
    }

    @Test
    void suspendedConsumerIsWokenByItsResumption() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.ECHO + NEVER)
                .routeId("collect")
                .to("mock:out"));
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceived("1");
        context.getRouteController().suspendRoute("collect");
        submit(1);
        until(() -> gp().runtime().jobsInFlight() == 0);
        assertThat(out.getReceivedCounter()).isZero();

        context.getRouteController().resumeRoute("collect");

        out.assertIsSatisfied();
    }

    @Test
    void pollEnrichGetsTheJobThatEndsWhileItWaits() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:enrich").pollEnrich(ProbeTasks.HOLD, 20_000));
        template.sendBodyAndHeader(
                ProbeTasks.HOLD + "?operation=submitJob&inputParameter=Text&correlation=part", "held", "part", 7);
        CompletableFuture<Exchange> enriched = template.asyncSend("direct:enrich", withBody("before"));

        probes.release();

        Exchange got = enriched.get(20, TimeUnit.SECONDS);
        assertThat(got.getMessage().getBody()).isEqualTo("held");
        assertThat(got.getMessage().getHeader("part")).isEqualTo(7L);
        assertThat(got.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobSucceeded");
    }

    @Test
    void pollEnrichThatGetsNothingGoesOn() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:enrich").pollEnrich(ProbeTasks.ECHO, 50));

        Exchange got = template.send("direct:enrich", withBody("before"));

        assertThat(got.getException()).isNull();
        assertThat(got.getMessage().getBody()).isNull();
    }

    private void submit(int text) {
        template.sendBody(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text", String.valueOf(text));
    }

    /** Takes a moment. */
    private void requestCountOfSome() {
        server.requests().stream()
                .filter(request -> request.toString().isEmpty())
                .count();
    }
}
