package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.operation.OnStop;
import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** With onStop=cancel a stop of the application cancels the jobs that its runs wait for, and no others. */
class OnStopTest extends GpTestSupport {
    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
        gp.setOnStop(OnStop.cancel);
    }

    @Test
    void stopOfTheApplicationCancelsTheJobsOfItsRuns() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.HOLD + "?inputParameter=Text&idempotencyKey=${body}"));
        CompletableFuture<Exchange> sent = template.asyncSend("direct:in", withBody("one"));
        until(() -> gp().getJobsInFlight() == 1 && isExecuting());

        context.stop();

        assertThat(sent.get(10, TimeUnit.SECONDS).getExchangeExtension().isInterrupted())
                .isTrue();
        assertThat(requestCount(Operation.CANCEL_JOB)).isPositive();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo("esriJobCancelled");
            assertThat(row.holdsKey()).isFalse();
        });
    }

    @Test
    void jobsThatWereHandedOverGoOn() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to(ProbeTasks.HOLD + "?operation=submitJob&inputParameter=Text"));
        template.requestBody("direct:in", "one");

        context.stop();

        assertThat(requestCount(Operation.CANCEL_JOB)).isZero();
        assertThat(rows()).singleElement().extracting(GpJobRecord::state).isEqualTo(JobState.RUNNING);
    }

    @Test
    void stopOfOneRouteCancelsNothing() throws Exception {
        RouteBuilder.addRoutes(
                context,
                routes -> routes.from("direct:in").routeId("one").to(ProbeTasks.HOLD + "?inputParameter=Text"));
        CompletableFuture<Exchange> sent = template.asyncSend("direct:in", withBody("one"));
        until(() -> gp().getJobsInFlight() == 1);

        context.getRouteController().stopRoute("one", 100, TimeUnit.MILLISECONDS);
        probes.release();

        assertThat(sent.get(10, TimeUnit.SECONDS).getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.CANCEL_JOB)).isZero();
    }

    private boolean isExecuting() {
        return rows().stream().anyMatch(row -> row.status().equals("esriJobExecuting"));
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }
}
