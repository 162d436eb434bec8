package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.Test;

/** How routes go on after an answer: which threads, which patterns, and what later steps may do with the body. */
class ContinuationTest extends GpTestSupport {
    private static final int SPOOL_THRESHOLD = 1_000;
    private static final int MANY = 500;

    @Override
    void configure(GpComponent gp) {
        gp.setSpoolThreshold(SPOOL_THRESHOLD);
    }

    @Test
    void laterStepMayCallTheComponentAgain() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("seda:in?concurrentConsumers=8")
                .to(ProbeTasks.ECHO + "?inputParameter=Text")
                .process(ContinuationTest::callAgain)
                .to("mock:out"));
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceivedInAnyOrder(
                IntStream.range(0, 50).mapToObj(i -> "again " + i).toArray());

        IntStream.range(0, 50).forEach(i -> template.sendBody("seda:in", String.valueOf(i)));

        out.assertIsSatisfied(TimeUnit.SECONDS.toMillis(30));
    }

    @Test
    void boundedPoolOfTheUsersRejectsInsteadOfWaitingForItself() throws Exception {
        context.getComponent("gp").stop();
        ThreadPoolProfile two = new ThreadPoolProfile(WaitingExchanges.POOL_PROFILE);
        two.setPoolSize(2);
        two.setMaxPoolSize(2);
        context.getExecutorServiceManager().registerThreadPoolProfile(two);
        context.getComponent("gp").start();
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.HOLD + "?inputParameter=Text")
                .process(ContinuationTest::callAgain));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(template.asyncSend("direct:in", withBody(String.valueOf(i))));
        }
        until(() -> gp().getWaitingExchanges() == 4);

        probes.release();

        List<Exception> failures = new ArrayList<>();
        for (CompletableFuture<Exchange> future : sent) {
            Exchange done = future.get(30, TimeUnit.SECONDS);
            if (done.getException() != null) {
                failures.add(done.getException());
            }
        }
        assertThat(failures).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .satisfiesAnyOf(
                        direct -> assertThat(direct).isInstanceOf(GpRejectedException.class),
                        nested -> assertThat(nested).hasRootCauseInstanceOf(GpRejectedException.class)));
        assertThat(gp().getWaitingExchanges()).isZero();
    }

    @Test
    void routeGoesOnInOurPoolAndNotOnHttpOrTimerThreads() throws Exception {
        AtomicReference<String> thread = new AtomicReference<>();
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.ECHO + "?param.Text=x")
                .process(exchange -> thread.set(Thread.currentThread().getName())));

        template.asyncRequestBody("direct:in", "", String.class).get(20, TimeUnit.SECONDS);

        assertThat(thread.get()).contains("GpContinuation");
    }

    @Test
    void transactedRouteStaysInItsThread() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .process(exchange -> {
                    exchange.getExchangeExtension().setTransacted(true);
                    threads.add(Thread.currentThread().getName());
                })
                .to(ProbeTasks.ECHO + "?param.Text=first")
                .to(ProbeTasks.FAST + "?inputParameter=Text")
                .process(exchange -> threads.add(Thread.currentThread().getName())));

        String body = template.requestBody("direct:in", "", String.class);

        assertThat(body).isEqualTo("first");
        assertThat(threads).hasSize(2).allMatch(Thread.currentThread().getName()::equals);
    }

    @Test
    void stepsBehindThreadsAndBeforeThemGoOn() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .threads(2)
                .to(ProbeTasks.ECHO + "?inputParameter=Text")
                .threads(2)
                .transform(routes.body().append("!")));

        assertThat(template.requestBody("direct:in", "one", String.class)).isEqualTo("one!");
    }

    @Test
    void branchesOfMulticastAreReadableAfterAggregation() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .multicast(new GroupedBodyAggregationStrategy())
                .parallelProcessing()
                .to(
                        ProbeTasks.POINTS + "?param.Count=" + MANY,
                        ProbeTasks.JOB_POINTS + "?param.Count=" + MANY,
                        ProbeTasks.POINTS + "?param.Count=" + MANY + "&resultFormat=geoJson")
                .end()
                .process(ContinuationTest::readBranches));

        Exchange done = template.request("direct:in", withBody(""));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(List.of(MANY, MANY, MANY));
        until(() -> spoolFiles() == 0);
    }

    @Test
    void enrichKeepsTheOriginalAndTakesTheResult() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .enrich(ProbeTasks.ECHO + "?inputParameter=Text", (original, result) -> {
                    original.getMessage()
                            .setBody(original.getMessage().getBody(String.class) + "+"
                                    + result.getMessage().getBody(String.class));
                    return original;
                }));

        assertThat(template.requestBody("direct:in", "one", String.class)).isEqualTo("one+one");
    }

    @Test
    void pollEnrichTakesOneEndedJobAndNoMore() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:submit").to(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text");
            routes.from("direct:collect").pollEnrich(ProbeTasks.ECHO, 20_000);
        });
        template.requestBody("direct:submit", "one", String.class);
        template.requestBody("direct:submit", "two", String.class);

        List<String> bodies = List.of(
                template.requestBody("direct:collect", "", String.class),
                template.requestBody("direct:collect", "", String.class));

        assertThat(bodies).containsExactlyInAnyOrder("one", "two");
        until(() -> gp().runtime().ledger().list(JobFilter.ALL).toCompletableFuture().get().stream()
                .allMatch(row -> row.state() == JobState.DELIVERED));
    }

    @Test
    void dynamicAddressesShareOneEndpoint() throws Exception {
        RouteBuilder.addRoutes(
                context, routes -> routes.from("direct:in").toD(ProbeTasks.FAST + "?param.Text=RAW(${body})"));
        template.requestBody("direct:in", "warm-up", String.class);
        int before = context.getEndpointRegistry().size();

        List<String> bodies = IntStream.range(0, 100)
                .mapToObj(i -> template.requestBody("direct:in", i + "+50% & more", String.class))
                .toList();

        assertThat(bodies)
                .isEqualTo(
                        IntStream.range(0, 100).mapToObj(i -> i + "+50% & more").toList());
        assertThat(context.getEndpointRegistry()).hasSize(before);
    }

    @Test
    void dynamicAddressKeepsTheKeyAsExpression() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .toD(ProbeTasks.ECHO + "?param.Text=${body}&idempotencyKey=${header.key}"));
        template.requestBodyAndHeader("direct:in", "warm-up", "key", "k0", String.class);
        int before = context.getEndpointRegistry().size();

        String first = template.requestBodyAndHeader("direct:in", "one", "key", "k1", String.class);
        String same = template.requestBodyAndHeader("direct:in", "changed", "key", "k1", String.class);
        String other = template.requestBodyAndHeader("direct:in", "two", "key", "k2", String.class);

        assertThat(List.of(first, same, other)).containsExactly("one", "one", "two");
        assertThat(context.getEndpointRegistry()).hasSize(before);
    }

    @Test
    void wireTapReadsBigBodyAfterTheRouteEnded() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Integer> read = new CompletableFuture<>();
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:in")
                    .to(ProbeTasks.POINTS + "?param.Count=" + MANY)
                    .wireTap("direct:tap");
            routes.from("direct:tap").process(exchange -> {
                assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
                read.complete(count(exchange.getMessage().getBody(FeatureSet.class)));
            });
        });

        template.request("direct:in", withBody(""));
        ended.countDown();

        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(MANY);
        until(() -> spoolFiles() == 0);
    }

    @Test
    void bigBodyIsSplitTwiceInWhole() throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.POINTS + "?param.Count=" + MANY)
                .split(routes.body())
                .process(exchange -> count(exchange, first))
                .end()
                .split(routes.body())
                .streaming()
                .process(exchange -> count(exchange, second))
                .end());

        Exchange done = template.request("direct:in", withBody(""));

        assertThat(done.getException()).isNull();
        assertThat(first).hasValue(MANY);
        assertThat(second).hasValue(MANY);
        until(() -> spoolFiles() == 0);
    }

    @Test
    void redeliveredStepReadsAllAgain() throws Exception {
        List<Integer> counts = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
            routes.from("direct:in")
                    .to(ProbeTasks.POINTS + "?param.Count=" + MANY + "&resultFormat=esriJson")
                    .process(exchange -> {
                        counts.add(exchange.getMessage().getBody(String.class).length());
                        if (counts.size() < 3) {
                            throw new IllegalStateException("try again");
                        }
                    });
        });

        Exchange done = template.request("direct:in", withBody(""));

        assertThat(done.getException()).isNull();
        assertThat(counts).hasSize(3).allMatch(length -> length > SPOOL_THRESHOLD && length.equals(counts.get(0)));
    }

    @Test
    void redeliveredCallAttachesToItsOwnJob() throws Exception {
        server.faults().on(Operation.JOB_RESULT).times(2).error(500, "try again");
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
            routes.from("direct:in").to(ProbeTasks.ECHO + "?inputParameter=Text");
        });

        Exchange done = template.request("direct:in", withBody("one"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(String.class)).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void redeliveredCallWhoseAnswerWasLostIsNotSubmittedAgain() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
            routes.from("direct:in").to(ProbeTasks.ECHO + "?inputParameter=Text");
        });

        Exchange done = template.request("direct:in", withBody("one"));

        assertThat(done.getException())
                .isInstanceOfSatisfying(GpException.class, unknown -> assertThat(unknown.getReason())
                        .isEqualTo(Reason.OUTCOME_UNKNOWN));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void redeliveredCallAfterATimeoutWaitsForTheSameJob() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(routes.defaultErrorHandler()
                    .maximumRedeliveries(1)
                    .redeliveryDelay(0)
                    .onRedelivery(exchange -> probes.release()));
            routes.from("direct:in").to(ProbeTasks.HOLD + "?inputParameter=Text&jobTimeout=1000");
        });

        Exchange done = template.request("direct:in", withBody("one"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void sameTaskTwiceInARouteIsTwoJobs() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.ECHO + "?inputParameter=Text")
                .transform(routes.body().append("!"))
                .to(ProbeTasks.ECHO + "?inputParameter=Text"));

        assertThat(template.requestBody("direct:in", "one", String.class)).isEqualTo("one!");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void jobThatFailedIsSubmittedAnewOnRedelivery() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
            routes.from("direct:in").to(ProbeTasks.FAIL + "?param.Text=ERROR 000732: no such layer");
        });

        Exchange done = template.request("direct:in", withBody(""));

        assertThat(done.getException()).hasMessageContaining("ERROR 000732");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
        assertThat(done.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobFailed");
    }

    private static void callAgain(Exchange exchange) {
        try (ProducerTemplate again = exchange.getContext().createProducerTemplate()) {
            String body = exchange.getMessage().getBody(String.class);
            exchange.getMessage()
                    .setBody(
                            again.requestBody(ProbeTasks.ECHO + "?inputParameter=Text", "again " + body, String.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readBranches(Exchange exchange) throws Exception {
        List<Object> counts = new ArrayList<>();
        for (Object branch : exchange.getMessage().getBody(List.class)) {
            FeatureSet features =
                    exchange.getContext().getTypeConverter().mandatoryConvertTo(FeatureSet.class, exchange, branch);
            counts.add(count(features));
        }
        exchange.getMessage().setBody(counts);
    }

    private static int count(FeatureSet features) {
        int count = 0;
        for (Feature feature : features) {
            count += feature.attributes().isEmpty() ? 0 : 1;
        }
        return count;
    }

    private static void count(Exchange exchange, AtomicInteger counter) {
        if (exchange.getMessage().getBody() instanceof Feature) {
            counter.incrementAndGet();
        }
    }
}
