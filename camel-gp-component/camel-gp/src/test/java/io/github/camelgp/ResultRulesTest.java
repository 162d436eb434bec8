package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpResultException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Success that is none: what the server calls a success may fail by the route's own rules. */
class ResultRulesTest extends GpTestSupport {
    private static final String SOLVE = "gp:Rules/Jobs/Solve?param.Solved=";

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return builder.register(registry -> registry.service(
                "Rules/Jobs", service -> service.asynchronous().task("Solve", task -> task.input("Solved", "GPBoolean")
                        .output("Solve_Succeeded", "GPBoolean")
                        .output("Routes", "GPString")
                        .run(call -> {
                            call.warning("3 stops were not located");
                            call.set("Solve_Succeeded", call.flag("Solved"));
                            call.set("Routes", "none");
                        }))));
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
        gp.setRedeliveryDelay(20);
    }

    @ParameterizedTest
    @CsvSource({
        "features, Fast", "geoJson, Fast", "esriJson, Fast", "rows, Fast", "raw, Fast",
        "features, Jobs", "geoJson, Jobs", "esriJson, Jobs", "rows, Jobs", "raw, Jobs"
    })
    void tooFewFeaturesFailInEveryForm(String format, String service) {
        Exchange enough = run("gp:Probe/" + service + "/Points?param.Count=3&minFeatures=3&resultFormat=" + format);
        Exchange few = run("gp:Probe/" + service + "/Points?param.Count=2&minFeatures=3&resultFormat=" + format);

        assertThat(enough.getException()).isNull();
        assertThat(enough.getMessage().getHeader(GpConstants.FEATURE_COUNT)).isEqualTo(3L);
        assertThat(few.getException()).isInstanceOfSatisfying(GpResultException.class, failure -> {
            assertThat(failure.getReason()).isEqualTo(Reason.NOT_ACCEPTED);
            assertThat(failure.getRule()).isEqualTo("minFeatures");
            assertThat(failure.getFeatures()).isEqualTo(2);
            assertThat(failure.getUrl()).contains("/Points");
        });
    }

    @Test
    void aFailedSolveFailsTheRun() {
        String rule = "&failWhen=RAW(${body.value('Solve_Succeeded')} == false)";

        Exchange solved = run(SOLVE + "true" + rule);
        Exchange failed = run(SOLVE + "false" + rule);

        assertThat(solved.getException()).isNull();
        assertThat(failed.getException())
                .isInstanceOfSatisfying(GpResultException.class, failure -> assertThat(failure.getJobId())
                        .isNotBlank())
                .hasMessageContaining("failWhen")
                .hasMessageContaining("1 warnings");
    }

    @Test
    void aWarningFailsTheRunWhereThatIsWanted() {
        Exchange fine = run(SOLVE + "true");
        Exchange strict = run(SOLVE + "true&failOnWarning=true");

        assertThat(fine.getException()).isNull();
        assertThat(strict.getException())
                .isInstanceOf(GpResultException.class)
                .hasMessageContaining("3 stops were not located");
    }

    @Test
    void aRuleThatReadsTheBodyLeavesItReadable() {
        gp().setSpoolThreshold(100);

        Exchange read = run("gp:Probe/Fast/Points?param.Count=500&resultFormat=geoJson"
                + "&failWhen=RAW(${body} not contains 'FeatureCollection')");

        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(String.class)).endsWith("}");
    }

    @Test
    void aConsumerGetsTheFailureOnce() throws Exception {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(GpResultException.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from("direct:in").to("gp:Probe/Jobs/Points?operation=submitJob&param.Count=1");
            routes.from("gp:Probe/Jobs/Points?minFeatures=2&initialDelay=0&delay=20")
                    .to("mock:none");
        });
        getMockEndpoint("mock:none").expectedMessageCount(0);

        template.sendBody("direct:in", null);

        until(() -> states().equals(List.of(JobState.DEAD)));
        assertThat(failures).hasSize(1);
        assertThat(rows().get(0).deliveries()).isEqualTo(1);
        assertThat(rows().get(0).failure().reason()).isEqualTo(Reason.NOT_ACCEPTED);
        getMockEndpoint("mock:none").assertIsSatisfied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minFeatures=-1", "failWhen=RAW(${body} === )", "queueTimeout=-1"})
    void rulesThatAreNoneFailWhenTheRouteStarts(String option) {
        assertThatThrownBy(() -> context.getEndpoint(ProbeTasks.ECHO + "?" + option))
                .rootCause()
                .isInstanceOf(Exception.class);
    }

    private Exchange run(String uri) {
        return template.send(uri, withBody(null));
    }

    private List<JobState> states() {
        return rows().stream().map(GpJobRecord::state).toList();
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }
}
