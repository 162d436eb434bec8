package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.AsyncProcessorAwaitManager;
import org.apache.camel.spi.AsyncProcessorAwaitManager.AwaitThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stop of the application, or of a caller, ends the wait and not the job. */
class StoppingTest extends GpTestSupport {
    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
    }

    @Test
    @Timeout(30)
    void stopEndsWaitingExchangesAtOnceAsInterrupted() throws Exception {
        AtomicInteger deadLetters = new AtomicInteger();
        RouteBuilder.addRoutes(context, routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead"));
            routes.from("direct:in").to(ProbeTasks.HOLD + "?inputParameter=Text");
            routes.from("direct:dead").process(exchange -> deadLetters.incrementAndGet());
        });
        CompletableFuture<Exchange> sent = template.asyncSend("direct:in", withBody("one"));
        until(() -> gp().getJobsInFlight() == 1);

        context.stop();

        Exchange done = sent.get(10, TimeUnit.SECONDS);
        assertThat(done.getException()).isInstanceOf(GpRejectedException.class);
        assertThat(done.getExchangeExtension().isInterrupted()).isTrue();
        assertThat(deadLetters).hasValue(0);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(JobState.RUNNING);
            assertThat(row.jobId()).isNotNull();
            assertThat(row.lease()).isNull();
        });
    }

    @Test
    @Timeout(30)
    void fileStaysInTheInboxAndTheNextStartAttachesByKey(@TempDir Path folder) throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("one.txt"), "one");
        DefaultCamelContext first = application(inbox);
        first.start();
        until(() -> requestCount(Operation.JOB_STATUS) > 0);

        first.stop();

        assertThat(inbox.resolve("one.txt")).exists();
        assertThat(inbox.resolve("done/one.txt")).doesNotExist();
        assertThat(inbox.resolve("dead.txt")).doesNotExist();

        try (DefaultCamelContext second = application(inbox)) {
            second.start();
            probes.release();
            until(() -> Files.exists(inbox.resolve("done/one.txt")));
        }
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(folder.resolve("out/one.txt")).hasContent("one");
        assertThat(rows()).singleElement().extracting(GpJobRecord::state).isEqualTo(JobState.DELIVERED);
    }

    private DefaultCamelContext application(Path inbox) throws Exception {
        DefaultCamelContext application = another(jobs);
        RouteBuilder.addRoutes(application, routes -> {
            routes.errorHandler(routes.deadLetterChannel("file:" + inbox + "?fileName=dead.txt"));
            routes.from("file:" + inbox + "?move=done&initialDelay=0&delay=50&readLock=none")
                    .to(ProbeTasks.HOLD + "?inputParameter=Text&idempotencyKey=${file:name}")
                    .to("file:" + inbox.resolveSibling("out"));
        });
        return application;
    }

    @Test
    @Timeout(30)
    void submissionThatIsUnderWayAtTheStopIsNoted() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).delay(Duration.ofSeconds(1));
        CompletableFuture<Exchange> sent =
                template.asyncSend(ProbeTasks.HOLD + "?inputParameter=Text", withBody("one"));
        until(() -> requestCount(Operation.SUBMIT_JOB) == 1);

        context.stop();

        assertThat(sent.get(10, TimeUnit.SECONDS).getExchangeExtension().isInterrupted())
                .isTrue();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(JobState.RUNNING);
            assertThat(row.jobId()).isNotNull();
            assertThat(row.lease()).isNull();
        });
    }

    @Test
    @Timeout(30)
    void anotherNodeGoesOnWithTheJobsOfOneThatStopped() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.HOLD + "?operation=submitJob&inputParameter=Text"));
        template.requestBody("direct:in", "one");
        context.stop();
        probes.release();
        CompletableFuture<String> collected = new CompletableFuture<>();

        try (DefaultCamelContext other = another(jobs)) {
            RouteBuilder.addRoutes(other, routes -> routes.from(ProbeTasks.HOLD + "?initialDelay=0&delay=50")
                    .process(
                            exchange -> collected.complete(exchange.getMessage().getBody(String.class))));
            other.start();

            assertThat(collected.get(20, TimeUnit.SECONDS)).isEqualTo("one");
        }
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(rows()).singleElement().extracting(GpJobRecord::state).isEqualTo(JobState.DELIVERED);
    }

    @Test
    void lateAnswerLeavesAnExchangeAloneWhoseCallerWasReleased() throws Exception {
        AtomicReference<Exchange> given = new AtomicReference<>();
        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(
                () -> template.request(ProbeTasks.HOLD + "?inputParameter=Text", exchange -> {
                    exchange.getMessage().setBody("one");
                    given.set(exchange);
                }));
        until(() -> gp().getJobsInFlight() == 1 && awaits().size() == 1);

        awaits().interrupt(given.get());
        Exchange released = sent.get(10, TimeUnit.SECONDS);
        probes.release();
        until(() -> gp().getJobsInFlight() == 0 && gp().getWaitingExchanges() == 0);

        assertThat(released.getException()).hasMessageContaining("Interrupted");
        assertThat(released.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void lateAnswerToTheSubmissionLeavesAReleasedExchangeAlone() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).delay(Duration.ofSeconds(1));
        AtomicReference<Exchange> given = new AtomicReference<>();
        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(
                () -> template.request(ProbeTasks.ECHO + "?inputParameter=Text", exchange -> {
                    exchange.getMessage().setBody("one");
                    given.set(exchange);
                }));
        until(() -> !rows().isEmpty() && awaits().size() == 1);

        awaits().interrupt(given.get());
        Exchange released = sent.get(10, TimeUnit.SECONDS);
        until(() -> gp().getWaitingExchanges() == 0);

        assertThat(released.getException()).hasMessageContaining("Interrupted");
        assertThat(released.getMessage().getHeaders()).doesNotContainKey(GpConstants.JOB_ID);
        assertThat(released.getMessage().getBody()).isEqualTo("one");
    }

    @Test
    void nothingIsSentForAnExchangeWhoseCallerWasReleasedBefore() throws Exception {
        server.faults().on(Operation.TASK).delay(Duration.ofSeconds(1));
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.ECHO + "?inputParameter=Text&validateOnStart=off"));
        AtomicReference<Exchange> given = new AtomicReference<>();
        CompletableFuture<Exchange> sent =
                CompletableFuture.supplyAsync(() -> template.request("direct:in", exchange -> {
                    exchange.getMessage().setBody("one");
                    given.set(exchange);
                }));
        until(() -> gp().getWaitingExchanges() == 1 && awaits().size() == 1);

        awaits().interrupt(given.get());
        sent.get(10, TimeUnit.SECONDS);
        until(() -> gp().getWaitingExchanges() == 0);

        assertThat(requestCount(Operation.SUBMIT_JOB)).isZero();
        assertThat(rows()).isEmpty();
    }

    @Test
    void interruptedThreadIsReleasedAndItsJobIsNotSubmittedAgain() throws Exception {
        CompletableFuture<Exchange> sent = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> sent.complete(template.request(ProbeTasks.HOLD + "?inputParameter=Text", withBody("one"))));
        caller.start();
        until(() -> gp().getJobsInFlight() == 1 && awaitedThreads().contains(caller));

        caller.interrupt();

        Exchange released = sent.get(10, TimeUnit.SECONDS);
        assertThat(released.getException()).isNotNull();
        probes.release();
        until(() -> gp().getWaitingExchanges() == 0);
        assertThat(released.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void stoppedApplicationTakesNoNewWaits() {
        context.stop();

        assertThatThrownBy(() -> template.requestBody(ProbeTasks.ECHO + "?param.Text=x", (Object) ""))
                .isInstanceOf(Exception.class);
        assertThat(requestCount(Operation.SUBMIT_JOB)).isZero();
    }

    private AsyncProcessorAwaitManager awaits() {
        return context.getCamelContextExtension().getContextPlugin(AsyncProcessorAwaitManager.class);
    }

    private List<Thread> awaitedThreads() {
        Collection<AwaitThread> awaited = awaits().browse();
        return awaited.stream().map(AwaitThread::getBlockedThread).toList();
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }
}
