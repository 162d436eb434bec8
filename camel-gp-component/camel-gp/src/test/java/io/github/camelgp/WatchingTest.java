package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of jobs from outside: in JMX and in the dev console. */
class WatchingTest extends GpTestSupport {
    private static final String SECRET = "sesame-of-ann";

    @TempDir
    Path data;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.setDevConsole(true);
        return created;
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(JdbcGpJobRepository.h2File(data.resolve("jobs")));
        gp.setToken(SECRET);
    }

    @Test
    void consoleShowsJobsInFlightWithTheirProgress() throws Exception {
        CompletableFuture<Object> held = template.asyncRequestBody(ProbeTasks.HOLD + "?inputParameter=Text", "one");
        until(() -> jobs().size() == 1 && jobs().getMap(0).get("percent") != null);

        JsonObject job = jobs().getMap(0);
        assertThat(job)
                .containsEntry("status", "esriJobExecuting")
                .containsEntry("percent", 50)
                .containsEntry("message", "half way")
                .containsEntry("task", server.taskUrl("Probe/Jobs", "Hold"));
        assertThat(text())
                .contains("gp: 1 jobs in flight, 1 exchanges wait")
                .contains("esriJobExecuting 50% half way")
                .contains(String.valueOf(job.get("jobId")));

        probes.release();
        held.get(20, TimeUnit.SECONDS);
        assertThat(jobs()).isEmpty();
        assertThat(text()).contains("gp: 0 jobs in flight").doesNotContain(SECRET);
    }

    @Test
    void listOverJmxIsATable() throws Exception {
        failedJob();

        TabularData table = (TabularData) invoke("listJobs", "failed", "12h");

        assertThat(table.values())
                .hasSize(1)
                .first()
                .asString()
                .contains("esriJobFailed")
                .contains("no such layer");
        assertThat(table.toString()).doesNotContain(SECRET);
        assertThat(((TabularData) invoke("listJobs", null, null)).size()).isEqualTo(1);
    }

    @Test
    void operationsOverJmxAreThoseOfTheLedger() throws Exception {
        String id = failedJob();

        assertThat(invoke("showJob", id)).asString().contains("messages").contains("no such layer");
        assertThat(invoke("rerunJob", id)).asString().contains("rerunAs=" + id + "-r1");
        until(() -> ((TabularData) invoke("listJobs", "FINISHED", null)).size() == 1);
        assertThat(invoke("rerunFailedJobs", "1h")).asString().contains(id + "-r2");
        until(() -> ((TabularData) invoke("listJobs", "FINISHED", null)).size() == 1);
        assertThat(invoke("forgetJob", id + "-r2")).asString().contains("forgotten=true");
        assertThat(invoke("purgeJobs", "0s")).asString().contains("purged=2");
        assertThatThrownBy(() -> invoke("rerunJob", id)).hasStackTraceContaining("There is no row " + id);
    }

    @Test
    void countsAreAttributes() throws Exception {
        failedJob();

        assertThat((Long) attribute("Polls")).isPositive();
        assertThat(attribute("PollErrors")).isEqualTo(0L);
        assertThat(attribute("ParkedJobs")).isEqualTo(0L);
        assertThat(attribute("RejectedContinuations")).isEqualTo(0L);
        assertThat((Double) attribute("PollRate")).isNotNegative();
    }

    @Test
    void rateIsThatOfTheLastSeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        PollRate rate = new PollRate(now::get);

        assertThat(rate.at(0)).isZero();
        now.set(Instant.EPOCH.plusSeconds(10));
        assertThat(rate.at(50)).isEqualTo(5.0);
        now.set(Instant.EPOCH.plusMillis(10_500));
        assertThat(rate.at(60)).as("too short to tell").isEqualTo(5.0);
        now.set(Instant.EPOCH.plusSeconds(20));
        assertThat(rate.at(50)).isZero();
    }

    private String failedJob() throws Exception {
        template.sendBody(ProbeTasks.FAIL + "?operation=submitJob&inputParameter=Text", "no such layer");
        until(() -> ((TabularData) invoke("listJobs", "FINISHED", null)).size() == 1);
        Map<String, Object> job = gp().watch().list(Map.of()).get(0);
        return String.valueOf(job.get("id"));
    }

    private JsonArray jobs() {
        JsonObject shown = (JsonObject) console().call(DevConsole.MediaType.JSON);
        JsonArray components = shown.getCollection("components");
        return components.<JsonObject>getMap(0).getCollection("jobs");
    }

    private String text() {
        return String.valueOf(console().call(DevConsole.MediaType.TEXT));
    }

    private DevConsole console() {
        return PluginHelper.getDevConsoleResolver(context).resolveDevConsole("gp");
    }

    private static Object invoke(MBeanServer server, ObjectName name, String operation, String... arguments)
            throws Exception {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return server.invoke(name, operation, arguments, types);
    }

    private Object invoke(String operation, String... arguments) throws Exception {
        return invoke(ManagementFactory.getPlatformMBeanServer(), name(), operation, arguments);
    }

    private Object attribute(String name) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(name(), name);
    }

    private ObjectName name() throws Exception {
        return new ObjectName("org.apache.camel:context=" + context.getName() + ",type=components,name=\"gp\"");
    }
}
