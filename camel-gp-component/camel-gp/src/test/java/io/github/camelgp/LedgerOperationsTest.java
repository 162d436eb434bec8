package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.task.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever comes in at eight does with the ledger: look, mend, submit again, tidy up. */
class LedgerOperationsTest extends GpTestSupport {
    private static final String MENDABLE = "gp:Probe/Night/Mendable";
    private static final String SUBMIT = MENDABLE + "?operation=submitJob&inputParameter=Text";
    private static final int BIG = 2_000_000;

    private final AtomicBoolean broken = new AtomicBoolean(true);

    @TempDir
    Path data;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return builder.register(registry -> registry.service(
                "Probe/Night", service -> service.asynchronous().task("Mendable", task -> task.input("Text", "GPString")
                        .output("Echo", "GPString")
                        .run(call -> {
                            if (broken.get()) {
                                throw new ToolException("ERROR 000732: the layer is not there");
                            }
                            call.set("Echo", call.text("Text").length() > 100 ? "long" : call.text("Text"));
                        }))));
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(JdbcGpJobRepository.h2File(data.resolve("jobs")));
        gp.setMaxRedeliveries(0);
        gp.setRedeliveryDelay(20);
        gp.setReportDirectory(data.resolve("reports").toString());
    }

    @Test
    void listTellsWhatBecameOfAJobAndWhatToDo() {
        failedJob("one", "night-1");

        Map<String, Object> job = only(list("&jobs.state=failed"));

        assertThat(job)
                .containsEntry("state", "FINISHED")
                .containsEntry("status", "esriJobFailed")
                .containsEntry("task", server.taskUrl("Probe/Night", "Mendable"))
                .containsEntry("key", "night-1")
                .containsEntry("reason", "TOOL_FAILED")
                .containsEntry("canRerun", true);
        assertThat(job.get("failure")).asString().contains("ERROR 000732");
        assertThat(job.get("todo")).asString().contains("Mend").contains("rerunJob");
        assertThat(job.values())
                .allMatch(value -> value instanceof String || value instanceof Number || value instanceof Boolean);
    }

    @Test
    void rowByIdIsTheWholeStoryWithItsMessages() {
        GpJobRecord row = failedJob("one", "night-1");

        Map<String, Object> job = only(list("&jobs.id=" + row.rowId()));

        assertThat(job.get("messages")).asString().contains("esriJobMessageTypeError", "ERROR 000732");
        assertThat(job.get("handle")).asString().contains(String.valueOf(row.jobId()));
    }

    @Test
    void filtersChooseByStateTaskKeyAndTime() {
        failedJob("one", "night-1");
        template.requestBody(ProbeTasks.ECHO + "?inputParameter=Text", "fine");

        assertThat(list("&jobs.key=night-1")).hasSize(1);
        assertThat(list("&jobs.key=night-2")).isEmpty();
        assertThat(list("&jobs.task=mendable")).hasSize(1);
        assertThat(list("&jobs.state=FINISHED,DELIVERED&jobs.since=1h")).hasSize(2);
        assertThat(list("&jobs.since=2999-01-01T00:00")).isEmpty();
        assertThat(list("&jobs.limit=1")).hasSize(1);
        assertThat(request(MENDABLE + "?operation=listJobs", null))
                .as("the address names the task")
                .hasSize(1);
    }

    @Test
    void jobThatFailedIsSubmittedAgainAndCollected() throws Exception {
        GpJobRecord row = failedJob("one", "night-1");
        broken.set(false);
        MockEndpoint out = getMockEndpoint("mock:out");
        out.expectedBodiesReceived("one");

        Map<String, Object> again = only(request("gp:?operation=rerunJob", row.rowId()));
        RouteBuilder.addRoutes(context, routes -> routes.from(MENDABLE + "?initialDelay=0&delay=30")
                .to("mock:out"));

        assertThat(again).containsEntry("rerunAs", row.rowId() + "-r1").containsEntry("key", "night-1");
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getHeader(GpConstants.RERUN_OF))
                .isEqualTo(row.rowId());
        assertThat(row(row.rowId()).state()).isEqualTo(JobState.DEAD);
        assertThat(row(row.rowId()).rerunAs()).contains(row.rowId() + "-r1");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void rerunThatTheEndOfItsProcessCutShortCanBeMade() throws Exception {
        GpJobRecord row = failedJob("one", "night-1");
        broken.set(false);
        String successor = row.rowId() + "-r1";
        gp().getJobRepository()
                .update(row.supersededBy(successor, Instant.now()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        Map<String, Object> again = only(request("gp:?operation=rerunJob", row.rowId()));

        assertThat(again).containsEntry("rerunAs", successor);
        assertThat(row(successor).jobId()).isNotNull();
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
        assertThatThrownBy(() -> request("gp:?operation=rerunJob", row.rowId()))
                .rootCause()
                .hasMessageContaining("submitted again already");
    }

    @Test
    void reportsGoWhenAJobSubmittedAgainIsDelivered() throws Exception {
        GpJobRecord row = failedJob("one", "night-1");
        request("gp:?operation=rerunJob", row.rowId());
        until(() -> reports().count() == 2);
        broken.set(false);

        request("gp:?operation=rerunJob", row.rowId() + "-r1");
        RouteBuilder.addRoutes(context, routes -> routes.from(MENDABLE + "?initialDelay=0&delay=30")
                .to("mock:out"));

        until(() -> row(row.rowId() + "-r2").state() == JobState.DELIVERED);
        until(() -> reports().count() == 0);
    }

    private Stream<String> reports() {
        String[] names = data.resolve("reports").toFile().list();
        return Stream.of(names == null ? new String[0] : names).filter(name -> name.endsWith(".md"));
    }

    @Test
    void failedJobCanBeSubmittedAgainAfterItsDelivery() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.onException(GpJobException.class).handled(true).to("mock:failed");
            routes.from(MENDABLE + "?initialDelay=0&delay=30").to("mock:out");
        });
        getMockEndpoint("mock:out").expectedBodiesReceived("one");
        template.sendBody(SUBMIT, "one");
        until(() -> rows().stream().allMatch(row -> row.state() == JobState.DELIVERED));
        broken.set(false);

        List<Map<String, Object>> again = request("gp:?operation=rerunJob&jobs.since=1h", null);

        assertThat(again).hasSize(1).allSatisfy(entry -> assertThat(entry).containsKey("rerunAs"));
        getMockEndpoint("mock:out").assertIsSatisfied();
    }

    @Test
    void jobIsSubmittedAgainOnceOnly() {
        GpJobRecord row = failedJob("one", null);
        broken.set(false);
        request("gp:?operation=rerunJob", row.rowId());

        assertThatThrownBy(() -> request("gp:?operation=rerunJob&jobs.force=true", row.rowId()))
                .rootCause()
                .isInstanceOf(GpRejectedException.class)
                .hasMessageContaining("submitted again already, as row " + row.rowId() + "-r1");
        assertThat(request("gp:?operation=rerunJob&jobs.since=1h", null))
                .as("its successor did not fail")
                .isEmpty();
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void againAndAgainMakesAChain() {
        GpJobRecord row = failedJob("one", "night-1");

        request("gp:?operation=rerunJob&jobs.key=night-1", null);
        until(() -> row(row.rowId() + "-r1").state() == JobState.FINISHED);
        request("gp:?operation=rerunJob&jobs.key=night-1", null);

        assertThat(rows())
                .extracting(GpJobRecord::rowId)
                .containsExactly(row.rowId(), row.rowId() + "-r1", row.rowId() + "-r2");
    }

    @Test
    void runningOrDeliveredJobsAreRefusedUnlessForced() throws Exception {
        CompletableFuture<Object> held = template.asyncRequestBody(ProbeTasks.HOLD + "?inputParameter=Text", "held");
        until(() -> rows().stream().anyMatch(row -> row.state() == JobState.RUNNING));
        GpJobRecord running = rows().get(0);

        assertThatThrownBy(() -> request("gp:?operation=rerunJob", running.rowId()))
                .rootCause()
                .isInstanceOf(GpRejectedException.class)
                .hasMessageContaining("it runs")
                .hasMessageContaining("force");
        assertThatThrownBy(() -> request("gp:?operation=forgetJob", running.rowId()))
                .rootCause()
                .hasMessageContaining("cancelJob");
        Map<String, Object> forced = only(request("gp:?operation=rerunJob&jobs.force=true", running.rowId()));
        assertThat(forced).containsKey("rerunAs");

        probes.release();
        held.get(20, TimeUnit.SECONDS);
        until(() -> row(running.rowId()).state() == JobState.DELIVERED);
        assertThatThrownBy(() -> request("gp:?operation=rerunJob&jobs.force=true", running.rowId()))
                .rootCause()
                .hasMessageContaining("submitted again already");
    }

    @Test
    void bigInputsAreKeptAsAFileAndSentAgain() throws Exception {
        GpJobRecord row = failedJob("x".repeat(BIG), null);
        assertThat(row.origin().request()).matches(request -> request.claimCheck());
        broken.set(false);

        request("gp:?operation=rerunJob", row.rowId());

        until(() -> row(row.rowId() + "-r1").succeeded());
        assertThat(requestFiles()).isEqualTo(1);

        request("gp:?operation=forgetJob", List.of(row.rowId(), row.rowId() + "-r1"));

        assertThat(requestFiles()).isZero();
    }

    @Test
    void inputsThatAreGoneAreAClearFailure() throws Exception {
        GpJobRecord row = failedJob("x".repeat(BIG), null);
        try (Stream<Path> files = Files.list(data.resolve("jobs.requests"))) {
            Files.delete(files.findFirst().orElseThrow());
        }

        assertThatThrownBy(() -> request("gp:?operation=rerunJob", row.rowId()))
                .rootCause()
                .isInstanceOf(GpRejectedException.class)
                .hasMessageContaining(".request.form")
                .hasMessageContaining("send its message again");
        assertThat(row(row.rowId()).rerunAs()).isEmpty();
    }

    @Test
    void unknownIdsAndMissingWordsAreClearFailures() {
        assertThatThrownBy(() -> request("gp:?operation=rerunJob", "no-such-row"))
                .rootCause()
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("There is no row no-such-row");
        assertThatThrownBy(() -> request("gp:?operation=forgetJob", null))
                .rootCause()
                .hasMessageContaining("which rows");
    }

    @Test
    void wrongWordsStopTheRouteFromStarting() {
        assertThatThrownBy(() -> RouteBuilder.addRoutes(
                        context, routes -> routes.from("direct:x").to("gp:?operation=listJobs&jobs.state=BROKEN")))
                .isInstanceOf(FailedToCreateRouteException.class)
                .rootCause()
                .hasMessageContaining("no state BROKEN")
                .hasMessageContaining("PARKED");
        assertThatThrownBy(() -> RouteBuilder.addRoutes(
                        context, routes -> routes.from("direct:y").to("gp:?operation=listJobs&jobs.since=yesterday")))
                .rootCause()
                .hasMessageContaining("jobs.since=yesterday");
    }

    @Test
    void purgeRemovesOldRowsAndLeavesTheRest() {
        GpJobRecord row = failedJob("one", null);
        template.requestBody(ProbeTasks.ECHO + "?inputParameter=Text", "fine");
        until(() -> rows().stream().anyMatch(other -> other.state() == JobState.DELIVERED));

        assertThat(purge("")).isEqualTo(Map.of("purged", 0L));
        assertThat(purge("&jobs.olderThan=0s")).isEqualTo(Map.of("purged", 1L, "DELIVERED", 1L));

        assertThat(rows()).extracting(GpJobRecord::rowId).containsExactly(row.rowId());
    }

    @Test
    void messageMayChooseLedgerOperationsOnlyWhereThatIsAllowed() {
        failedJob("one", null);
        Map<String, Object> headers =
                Map.of(GpConstants.OPERATION, "listJobs", GpConstants.JOB_FILTER, Map.of("state", "RUNNING"));

        assertThatThrownBy(() -> template.requestBodyAndHeaders(ProbeTasks.ECHO, null, headers))
                .rootCause()
                .hasMessageContaining("allowHeaders");
        assertThat((List<?>) template.requestBodyAndHeaders("gp:?operation=listJobs", null, headers))
                .as("the filter of the header does not count")
                .hasSize(1);
        assertThat((List<?>) template.requestBodyAndHeaders(
                        "gp:?operation=listJobs&allowHeaders=operation,jobs", null, headers))
                .isEmpty();
    }

    private GpJobRecord failedJob(String text, String key) {
        String before = rows().toString();
        template.sendBody(SUBMIT + (key == null ? "" : "&idempotencyKey=" + key), text);
        until(() ->
                !rows().toString().equals(before) && rows().stream().allMatch(row -> row.state() == JobState.FINISHED));
        return rows().get(rows().size() - 1);
    }

    private List<Map<String, Object>> list(String query) {
        return request("gp:?operation=listJobs" + query, null);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> request(String uri, Object body) {
        return template.requestBody(uri, body, List.class);
    }

    private Object purge(String query) {
        return template.requestBody("gp:?operation=purgeJobs" + query, (Object) null);
    }

    private static Map<String, Object> only(List<Map<String, Object>> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private GpJobRecord row(String id) {
        return rows().stream()
                .filter(row -> row.rowId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + id));
    }

    private List<GpJobRecord> rows() {
        return gp().runtime().ledger().list(JobFilter.ALL).toCompletableFuture().join();
    }

    private long requestFiles() throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("jobs.requests"))) {
            return files.count();
        }
    }
}
