package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

/** What operators see: events of jobs, readiness, and attributes of the component. */
class EventsHealthJmxTest extends GpTestSupport {
    private final List<GpJobEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    void configure(GpComponent gp) {
        gp.getCamelContext().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof GpJobEvent job) {
                    events.add(job);
                }
            }
        });
    }

    @Test
    void eventsTellOfSubmissionAndEnd() {
        template.requestBody(ProbeTasks.ECHO + "?inputParameter=Text", "one");

        assertThat(events.get(0)).isInstanceOf(GpJobEvent.Submitted.class);
        GpJobEvent last = events.get(events.size() - 1);
        assertThat(last).isInstanceOf(GpJobEvent.Ended.class);
        assertThat(last.getStatus()).isEqualTo("esriJobSucceeded");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getTaskUrl()).isEqualTo(server.taskUrl("Probe/Jobs", "Echo"));
            assertThat(event.getJobId()).isEqualTo(events.get(0).getJobId()).isNotEmpty();
        });
    }

    @Test
    void eventsTellOfJobsThatFail() {
        template.request(ProbeTasks.FAIL + "?inputParameter=Text", withBody("no such layer"));

        assertThat(events)
                .filteredOn(event -> !(event instanceof GpJobEvent.Progressed))
                .extracting(GpJobEvent::getStatus)
                .containsExactly("esriJobSubmitted", "esriJobFailed");
    }

    @Test
    void eventsTellOfProgressButNotOfAnEndAsProgress() throws Exception {
        CompletableFuture<Object> body = template.asyncRequestBody(ProbeTasks.HOLD + "?inputParameter=Text", "one");
        until(() -> progress().contains("esriJobExecuting 50"));

        probes.release();
        body.get(20, TimeUnit.SECONDS);

        assertThat(progress()).noneMatch(seen -> seen.contains("Succeeded"));
    }

    @Test
    void notifierThatFailsHarmsNoJob() {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof GpJobEvent) {
                    throw new IllegalStateException("out of order");
                }
            }
        });

        Object body = template.requestBody(ProbeTasks.ECHO + "?inputParameter=Text", (Object) "one");

        assertThat(body).isEqualTo("one");
    }

    @Test
    void readinessFollowsTheServer() {
        assertThat(readiness().getState()).isEqualTo(State.UP);
        GpServer first = echo(0);
        int port = URI.create(first.url()).getPort();
        String uri = "gp:" + first.taskUrl("Probe/Fast", "Echo") + "?inputParameter=Text";
        template.requestBody(uri, "one");
        assertThat(readiness().getState()).isEqualTo(State.UP);

        first.close();
        Exchange failed = template.request(uri, withBody("two"));

        assertThat(failed.getException()).isNotNull();
        assertThat(readiness()).satisfies(down -> {
            assertThat(down.getState()).isEqualTo(State.DOWN);
            assertThat(down.getMessage()).asString().contains(":" + port);
        });
        assertThat(HealthCheckHelper.invokeLiveness(context))
                .noneMatch(result -> result.getCheck().getId().equals("gp"));

        try (GpServer again = echo(port)) {
            assertThat(again.url()).isEqualTo(first.url());
            template.requestBody(uri, "three");
            assertThat(readiness().getState()).isEqualTo(State.UP);
        }
    }

    @Test
    void jobThatFailsLeavesReadinessAlone() {
        template.request(ProbeTasks.FAIL + "?inputParameter=Text", withBody("no such layer"));

        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void attributesCountWaitsAndJobs() throws Exception {
        assertThat(attribute("WaitingExchanges")).isEqualTo(0);
        CompletableFuture<Object> one = template.asyncRequestBody(ProbeTasks.HOLD + "?inputParameter=Text", "one");
        CompletableFuture<Object> two = template.asyncRequestBody(ProbeTasks.HOLD + "?inputParameter=Text", "two");
        until(() -> attribute("JobsInFlight").equals(2L));

        assertThat(attribute("WaitingExchanges")).isEqualTo(2);
        assertThat((Long) attribute("OldestJobSeconds")).isNotNegative();
        assertThat((Integer) attribute("ContinuationThreads")).isNotNegative();

        probes.release();
        one.get(20, TimeUnit.SECONDS);
        two.get(20, TimeUnit.SECONDS);
        assertThat(attribute("WaitingExchanges")).isEqualTo(0);
        assertThat(attribute("JobsInFlight")).isEqualTo(0L);
    }

    private List<String> progress() {
        return events.stream()
                .filter(GpJobEvent.Progressed.class::isInstance)
                .map(GpJobEvent.Progressed.class::cast)
                .map(event -> event.getStatus()
                        + (event.getJob().progress() == null
                                ? ""
                                : " " + event.getJob().progress().percent()))
                .toList();
    }

    private Object attribute(String name) throws Exception {
        ObjectName component =
                new ObjectName("org.apache.camel:context=" + context.getName() + ",type=components,name=\"gp\"");
        return ManagementFactory.getPlatformMBeanServer().getAttribute(component, name);
    }

    private HealthCheck.Result readiness() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream()
                .filter(result -> result.getCheck().getId().equals("gp"))
                .findFirst()
                .orElseThrow();
    }

    private GpServer echo(int port) {
        return GpServer.builder().register(probes::addTo).port(port).start();
    }
}
