package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** {@code from("gp:task")}: ended jobs that nobody waits for, each as one exchange. */
class ConsumerTest extends GpTestSupport {
    private static final String SOON = "?initialDelay=0&delay=30";
    private static final int MAX_REDELIVERIES = 2;

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();
    private final AtomicBoolean claimFails = new AtomicBoolean();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(failingAtWill(jobs));
        gp.setMaxRedeliveries(MAX_REDELIVERIES);
        gp.setRedeliveryDelay(20);
    }

    @Test
    void collectsWhatAnotherRouteSubmitted() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:in")
                    .to(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text&correlation=order,part");
            routes.from(ProbeTasks.ECHO + SOON).to("mock:out");
        });
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceived("one");
        out.expectedHeaderReceived("order", "A-1");
        out.expectedHeaderReceived("part", 7);
        out.expectedHeaderReceived(GpConstants.JOB_STATUS, "esriJobSucceeded");

        template.send("direct:in", exchange -> {
            exchange.getMessage().setBody("one");
            exchange.getMessage().setHeader("order", "A-1");
            exchange.getMessage().setHeader("part", 7);
            exchange.getMessage().setHeader("other", "stays");
        });

        out.assertIsSatisfied();
        Message got = out.getExchanges().get(0).getMessage();
        assertThat(got.getHeader("other")).isNull();
        assertThat(got.getHeader(GpConstants.JOB_ID, String.class)).isNotEmpty();
        until(() -> states().equals(List.of(JobState.DELIVERED)));
    }

    @Test
    void twoNodesCollectEachJobOnce() throws Exception {
        List<String> collected = new CopyOnWriteArrayList<>();
        addSubmission(ProbeTasks.ECHO, "");
        try (DefaultCamelContext other = another(jobs)) {
            RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.ECHO + SOON + "&maxMessagesPerPoll=3")
                    .process(exchange -> collected.add(text(exchange))));
            RouteBuilder.addRoutes(other, routes -> routes.from(ProbeTasks.ECHO + SOON + "&maxMessagesPerPoll=3")
                    .process(exchange -> collected.add(text(exchange))));
            other.start();

            IntStream.range(0, 60).forEach(i -> template.sendBody("direct:submit", String.valueOf(i)));

            until(() -> states().size() == 60 && states().stream().allMatch(JobState.DELIVERED::equals));
        }
        assertThat(collected)
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 60).mapToObj(String::valueOf).toArray(String[]::new));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(60);
    }

    @Test
    void failedJobRunsThroughTheErrorHandlerOnce() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(GpJobException.class).handled(true).to("mock:failed");
            routes.from(ProbeTasks.FAIL + SOON).process(exchange -> steps.incrementAndGet());
        });
        addSubmission(ProbeTasks.FAIL, "");
        MockEndpoint failed = getMockEndpoint("mock:failed");
        failed.expectedMessageCount(1);

        template.sendBody("direct:submit", "ERROR 000732: no such layer");

        failed.assertIsSatisfied();
        Exchange exchange = failed.getExchanges().get(0);
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContaining("ERROR 000732");
        assertThat(exchange.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobFailed");
        until(() -> states().equals(List.of(JobState.DELIVERED)));
        assertThat(steps).hasValue(0);
    }

    @Test
    void failedJobThatNobodyHandlesIsDeliveredOnceToo() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(GpJobException.class).to("mock:failed");
            routes.from(ProbeTasks.FAIL + SOON).to("mock:never");
        });
        addSubmission(ProbeTasks.FAIL, "");

        template.sendBody("direct:submit", "no such layer");

        until(() -> states().equals(List.of(JobState.DELIVERED)));
        getMockEndpoint("mock:failed").expectedMessageCount(1);
        getMockEndpoint("mock:never").expectedMessageCount(0);
        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void failedJobIsAMessageWhereWanted() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.FAIL + SOON + "&failedJobs=message")
                .to("mock:out"));
        addSubmission(ProbeTasks.FAIL, "");
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedMessageCount(1);
        out.expectedHeaderReceived(GpConstants.JOB_STATUS, "esriJobFailed");

        template.sendBody("direct:submit", "no such layer");

        out.assertIsSatisfied();
        GpJob job = out.getExchanges().get(0).getMessage().getBody(GpJob.class);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.messages()).asString().contains("no such layer");
    }

    @Test
    void jobWhoseRouteFailsComesAgainAndIsDeadInTheEnd() throws Exception {
        AtomicInteger deliveries = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(IllegalStateException.class).process(exchange -> handled.incrementAndGet());
            routes.from(ProbeTasks.ECHO + SOON + "&bridgeErrorHandler=true").process(exchange -> {
                deliveries.incrementAndGet();
                throw new IllegalStateException("the sink is down");
            });
        });
        addSubmission(ProbeTasks.ECHO, "");

        template.sendBody("direct:submit", "one");

        until(() -> states().equals(List.of(JobState.DEAD)));
        assertThat(deliveries).hasValue(1 + MAX_REDELIVERIES);
        assertThat(handled).hasValue(1 + MAX_REDELIVERIES);
        assertThat(rows().get(0).failure()).asString().contains("the sink is down");
        assertThat(gp().runtime()
                        .ledger()
                        .list(JobFilter.in(JobState.DEAD))
                        .toCompletableFuture()
                        .join())
                .hasSize(1);
    }

    @Test
    void routeThatRecoversGetsItsJobAgain() throws Exception {
        AtomicInteger deliveries = new AtomicInteger();
        RouteBuilder.addRoutes(
                context, routes -> routes.from(ProbeTasks.ECHO + SOON).process(exchange -> {
                    if (deliveries.incrementAndGet() == 1) {
                        throw new IllegalStateException("the sink is down");
                    }
                    assertThat(text(exchange)).isEqualTo("one");
                }));
        addSubmission(ProbeTasks.ECHO, "");

        template.sendBody("direct:submit", "one");

        until(() -> states().equals(List.of(JobState.DELIVERED)));
        assertThat(deliveries).hasValue(2);
    }

    @Test
    void handledExceptionCountsAsDelivered() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(IllegalStateException.class).handled(true).to("mock:handled");
            routes.from(ProbeTasks.ECHO + SOON).throwException(new IllegalStateException("no"));
        });
        addSubmission(ProbeTasks.ECHO, "");

        template.sendBody("direct:submit", "one");

        until(() -> states().equals(List.of(JobState.DELIVERED)));
        getMockEndpoint("mock:handled").expectedMessageCount(1);
        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void resultThatCannotBeFetchedComesLater() throws Exception {
        server.faults().on(Operation.JOB_RESULT).error(500, "try again");
        RouteBuilder.addRoutes(
                context, routes -> routes.from(ProbeTasks.ECHO + SOON).to("mock:out"));
        addSubmission(ProbeTasks.ECHO, "");
        getMockEndpoint("mock:out").expectedBodiesReceived("one");

        template.sendBody("direct:submit", "one");

        MockEndpoint.assertIsSatisfied(context);
        until(() -> states().equals(List.of(JobState.DELIVERED)));
    }

    @Test
    void batchesAreAsBigAsWantedAndSayWhereTheyEnd() throws Exception {
        List<List<Object>> batches = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.ECHO + SOON + "&maxMessagesPerPoll=2")
                .routeId("collect")
                .autoStartup(false)
                .process(exchange -> batches.add(List.of(
                        exchange.getProperty(ExchangePropertyKey.BATCH_INDEX),
                        exchange.getProperty(ExchangePropertyKey.BATCH_SIZE),
                        exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE)))));
        addSubmission(ProbeTasks.ECHO, "");
        IntStream.range(0, 5).forEach(i -> template.sendBody("direct:submit", String.valueOf(i)));
        until(() -> states().stream().allMatch(JobState.FINISHED::equals));

        context.getRouteController().startRoute("collect");

        until(() -> states().stream().allMatch(JobState.DELIVERED::equals));
        assertThat(batches)
                .containsExactly(
                        List.of(0, 2, false),
                        List.of(1, 2, true),
                        List.of(0, 2, false),
                        List.of(1, 2, true),
                        List.of(0, 1, true));
    }

    @Test
    void suspendedConsumerTakesNothingUntilItGoesOn() throws Exception {
        RouteBuilder.addRoutes(
                context,
                routes -> routes.from(ProbeTasks.ECHO + SOON).routeId("collect").to("mock:out"));
        addSubmission(ProbeTasks.ECHO, "");
        context.getRouteController().suspendRoute("collect");

        template.sendBody("direct:submit", "one");
        until(() -> states().equals(List.of(JobState.FINISHED)));
        getMockEndpoint("mock:out").expectedBodiesReceived("one");
        assertThat(getMockEndpoint("mock:out").getReceivedCounter()).isZero();
        context.getRouteController().resumeRoute("collect");

        MockEndpoint.assertIsSatisfied(context);
        until(() -> states().equals(List.of(JobState.DELIVERED)));
    }

    @Test
    void failingLedgerIsBridgedToTheErrorHandler() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(IllegalStateException.class).handled(true).to("mock:failed");
            routes.from(ProbeTasks.ECHO + SOON + "&bridgeErrorHandler=true").to("mock:out");
        });
        getMockEndpoint("mock:failed").expectedMinimumMessageCount(1);
        getMockEndpoint("mock:out").expectedBodiesReceived("one");

        claimFails.set(true);
        getMockEndpoint("mock:failed").assertIsSatisfied();
        claimFails.set(false);
        addSubmission(ProbeTasks.ECHO, "");
        template.sendBody("direct:submit", "one");

        getMockEndpoint("mock:out").assertIsSatisfied();
    }

    @Test
    void jobsThatAnExchangeWaitsForNeverReachTheConsumer() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:run").to(ProbeTasks.ECHO + "?inputParameter=Text");
            routes.from(ProbeTasks.ECHO + SOON).to("mock:out");
        });
        addSubmission(ProbeTasks.ECHO, "");
        getMockEndpoint("mock:out").expectedBodiesReceived("detached");

        assertThat(template.requestBody("direct:run", "attached")).isEqualTo("attached");
        template.sendBody("direct:submit", "detached");

        MockEndpoint.assertIsSatisfied(context);
        until(() -> states().equals(List.of(JobState.DELIVERED, JobState.DELIVERED)));
        assertThat(getMockEndpoint("mock:out").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void collectorsGetTheirOwnJobsOnly() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:night")
                    .to(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text&collector=night");
            routes.from(ProbeTasks.ECHO + SOON).to("mock:task");
            routes.from(ProbeTasks.ECHO + SOON + "&collector=night").to("mock:night");
        });
        addSubmission(ProbeTasks.ECHO, "");
        getMockEndpoint("mock:task").expectedBodiesReceived("day");
        getMockEndpoint("mock:night").expectedBodiesReceived("night");

        template.sendBody("direct:night", "night");
        template.sendBody("direct:submit", "day");

        MockEndpoint.assertIsSatisfied(context);
    }

    private void addSubmission(String task, String options) throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:submit")
                .to(task + "?operation=submitJob&inputParameter=Text" + options));
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }

    private List<JobState> states() {
        return rows().stream().map(GpJobRecord::state).toList();
    }

    /** The repository, whose claims fail while the test wants that. */
    private GpJobRepository failingAtWill(GpJobRepository repository) {
        return (GpJobRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GpJobRepository.class}, (proxy, method, arguments) -> {
                    if (claimFails.get() && method.getName().equals("claim")) {
                        return CompletableFuture.failedFuture(new IllegalStateException("the store is down"));
                    }
                    try {
                        return method.invoke(repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
