package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that take a job: a handle as submitJob gives it, or a plain job URL. */
class JobOperationsTest extends GpTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "secret-token-of-the-site";

    @Override
    void configure(GpComponent gp) {
        gp.setToken(SECRET);
    }

    @Test
    void handleIsThereAsSoonAsTheServerAnswered() throws Exception {
        Exchange done = submit(ProbeTasks.HOLD, "one");

        JsonNode handle = JSON.readTree(done.getMessage().getBody(String.class));
        assertThat(handle.path("taskUrl").asText()).isEqualTo(server.taskUrl("Probe/Jobs", "Hold"));
        assertThat(handle.path("jobId").asText())
                .isEqualTo(done.getMessage().getHeader(GpConstants.JOB_ID))
                .isNotEmpty();
        assertThat(handle.toString()).doesNotContain(SECRET);
        assertThat(done.getMessage().getHeader(GpConstants.JOB_URL))
                .isEqualTo(server.taskUrl("Probe/Jobs", "Hold") + "/jobs/"
                        + handle.path("jobId").asText());
        assertThat(gp().getJobsInFlight()).isEqualTo(1);
    }

    @Test
    void runningJobShowsStatusProgressAndMessages() {
        String handle = handle(ProbeTasks.HOLD, "one");
        until(() -> job(handle).status() == JobStatus.EXECUTING
                && !job(handle).messages().isEmpty());

        Exchange done = operation(GpOperation.getJob, handle);

        GpJob job = done.getMessage().getBody(GpJob.class);
        assertThat(job.progress()).isNotNull();
        assertThat(job.progress().percent()).isEqualTo(50);
        assertThat(done.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobExecuting");
        assertThat(done.getMessage().getHeader(GpConstants.MESSAGES)).asString().contains("holding");
    }

    @Test
    void handleIsAwaitedWithoutHeaders() {
        String handle = handle(ProbeTasks.HOLD, "one");
        probes.release();

        Exchange done = operation(GpOperation.awaitJob, handle);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(done.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobSucceeded");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void plainJobUrlIsAwaited() {
        String url = submit(ProbeTasks.ECHO, "one").getMessage().getHeader(GpConstants.JOB_URL, String.class);

        Exchange done = operation(GpOperation.awaitJob, url + "?f=html");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
    }

    @Test
    void awaitedJobThatFailedFailsWithItsMessages() {
        Exchange done = operation(GpOperation.awaitJob, handle(ProbeTasks.FAIL, "ERROR 000732: no such layer"));

        assertThat(done.getException())
                .isInstanceOfSatisfying(GpJobException.class, failure -> {
                    assertThat(failure.getReason()).isEqualTo(Reason.TOOL_FAILED);
                    assertThat(failure.getToolCode()).contains("ERROR 000732");
                })
                .hasMessageContaining("no such layer");
    }

    @Test
    void cancelledJobEndsAsCancelled() {
        String handle = handle(ProbeTasks.HOLD, "one");
        until(() -> job(handle).status() == JobStatus.EXECUTING);

        Exchange done = operation(GpOperation.cancelJob, handle);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(GpJob.class).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job(handle).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void awaitedJobThatIsCancelledFailsAsCancelled() throws Exception {
        String handle = handle(ProbeTasks.HOLD, "one");
        var awaited = template.asyncSend("gp:?operation=awaitJob", withBody(handle));
        until(() -> job(handle).status() == JobStatus.EXECUTING);

        operation(GpOperation.cancelJob, handle);

        Exception failure = awaited.get(20, TimeUnit.SECONDS).getException();
        assertThat(failure).isInstanceOfSatisfying(GpException.class, gone -> assertThat(gone.getReason())
                .isEqualTo(Reason.CANCELLED));
    }

    @Test
    void cancelOfAnEndedJobGivesItAsItEnded() {
        String handle = handle(ProbeTasks.ECHO, "one");
        until(() -> job(handle).status() == JobStatus.SUCCEEDED);

        Exchange done = operation(GpOperation.cancelJob, handle);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(GpJob.class).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void resultsOfASucceededJobComeOneOrAll() {
        String handle = handle("gp:Test/Types/AllTypes", "one");
        operation(GpOperation.awaitJob, handle);

        Exchange all = operation(GpOperation.getResult, handle);
        Exchange one = send("gp:?operation=getResult&output=OutString", handle);

        assertThat(all.getMessage().getBody()).isInstanceOf(GpResult.class);
        assertThat(all.getMessage().getBody(GpResult.class).value("OutString")).isInstanceOf(String.class);
        assertThat(one.getMessage().getBody())
                .isEqualTo(all.getMessage().getBody(GpResult.class).value("OutString"));
    }

    @Test
    void resultsOfAFailedJobComeWhereTheServerKeepsThem() {
        String handle = handle(ProbeTasks.FAIL, "no such layer");
        until(() -> job(handle).status() == JobStatus.FAILED);
        server.faults()
                .on(Operation.JOB_RESULTS)
                .body("application/json", "[{\"paramName\":\"Echo\",\"dataType\":\"GPString\",\"value\":\"one\"}]");

        Exchange done = operation(GpOperation.getResult, handle);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(done.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobFailed");
    }

    @Test
    void resultsOfARunningJobAreRefusedWithAdvice() {
        Exchange done = operation(GpOperation.getResult, handle(ProbeTasks.HOLD, "one"));

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("awaitJob");
    }

    @Test
    void inputsComeOneOrAll() {
        String handle = handle(ProbeTasks.ECHO, "one");
        until(() -> job(handle).status() == JobStatus.SUCCEEDED);

        Exchange all = operation(GpOperation.getInput, handle);
        Exchange one = send("gp:?operation=getInput&output=text", handle);

        assertThat(all.getMessage().getBody()).isEqualTo("one");
        assertThat(one.getMessage().getBody()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "j123", "{}", "{\"jobId\":\"j1\"}", "[1]", "http://host/arcgis/rest/services"})
    void textThatIsNoHandleIsRefused(String text) {
        Exchange done = operation(GpOperation.awaitJob, text);

        assertThat(done.getException()).isInstanceOf(GpParameterException.class);
        assertThat(requestCount(Operation.JOB_STATUS)).isZero();
    }

    @Test
    void unknownJobIsGone() {
        String url = server.taskUrl("Probe/Jobs", "Echo") + "/jobs/j00000000000000000000000000000000";

        for (GpOperation operation : List.of(GpOperation.getJob, GpOperation.awaitJob, GpOperation.getResult)) {
            Exchange done = operation(operation, url);

            assertThat(done.getException())
                    .as(operation.name())
                    .isInstanceOfSatisfying(GpException.class, gone -> assertThat(gone.getReason())
                            .isEqualTo(Reason.GONE));
        }
    }

    @Test
    void jobOfAnotherSiteIsAskedForWithoutToken() {
        ProbeTasks others = new ProbeTasks();
        try (GpServer other =
                GpServer.builder().register(others::addTo).host("localhost").start()) {
            Exchange submitted = send(
                    ProbeTasks.ECHO
                                    .replace("gp:", "gp:" + other.url() + "/rest/services/")
                                    .replace("/Echo", "/GPServer/Echo")
                            + "?operation=submitJob&inputParameter=Text",
                    "one");
            assertThat(submitted.getException()).isNull();

            Exchange done =
                    operation(GpOperation.awaitJob, submitted.getMessage().getBody(String.class));

            assertThat(done.getMessage().getBody()).isEqualTo("one");
            assertThat(other.requests()).isNotEmpty().noneMatch(JobOperationsTest::holdsSecret);
        }
        handle(ProbeTasks.ECHO, "one");
        assertThat(server.requests()).isNotEmpty().allMatch(JobOperationsTest::holdsSecret);
    }

    @Test
    void handleThatNamesAnotherSiteDoesNotTakeTheTokenThere() {
        ProbeTasks others = new ProbeTasks();
        try (GpServer other =
                GpServer.builder().register(others::addTo).host("localhost").start()) {
            String url = other.taskUrl("Probe/Jobs", "Echo") + "/jobs/j00000000000000000000000000000000";

            operation(GpOperation.getJob, url);
            operation(GpOperation.cancelJob, url);

            assertThat(other.requests()).isNotEmpty().noneMatch(JobOperationsTest::holdsSecret);
        }
    }

    @Test
    void headerChoosesTheOperation() {
        String handle = handle(ProbeTasks.ECHO, "one");

        Exchange done = template.request("gp:?operation=getJob", exchange -> {
            exchange.getMessage().setBody(handle);
            exchange.getMessage().setHeader(GpConstants.OPERATION, "awaitJob");
        });

        assertThat(done.getMessage().getBody()).isEqualTo("one");
    }

    private static boolean holdsSecret(RecordedRequest request) {
        Map<String, String> headers = request.headers();
        return headers.values().stream().anyMatch(value -> value.contains(SECRET))
                || request.parameters().containsValue(SECRET);
    }

    private GpJob job(String handle) {
        return operation(GpOperation.getJob, handle).getMessage().getBody(GpJob.class);
    }

    private Exchange operation(GpOperation operation, String handle) {
        return send("gp:?operation=" + operation, handle);
    }

    private String handle(String task, String text) {
        return submit(task, text).getMessage().getBody(String.class);
    }

    private Exchange submit(String task, String text) {
        Exchange done = send(task + "?operation=submitJob&inputParameter=Text", text);
        assertThat(done.getException()).isNull();
        return done;
    }

    private Exchange send(String uri, String body) {
        return template.request(uri, withBody(body));
    }
}
