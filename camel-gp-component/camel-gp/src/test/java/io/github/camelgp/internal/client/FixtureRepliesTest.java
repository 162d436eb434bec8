package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Replies that real servers sent, where they are beside the project. */
@Timeout(60)
class FixtureRepliesTest extends ClientTestSupport {
    private static final String ADDRESS = "Folder/Service/CoolAnalysis";

    /** What must become of a file; the failure's reason, or the job's state and the number of its messages. */
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();

    static {
        OUTCOMES.put("imagery-job-estimate-raster-cost.json", "job SUCCEEDED 0 [outCost]");
        OUTCOMES.put("landfire-job-failed.json", "job FAILED 1 []");
        OUTCOMES.put("landfire-job-without-status.json", "job UNKNOWN 0 []");
        OUTCOMES.put("landfire-result-gpdatafile.json", "result GPDataFile [url]");
        OUTCOMES.put("landfire-submit.json", "job SUBMITTED 0 []");
        OUTCOMES.put("leafletgp-task-cool-analysis.json", "task");
        OUTCOMES.put("pyesridump-error-400-no-details.json", "GONE");
        OUTCOMES.put("restjs-error-arc-gisonline-auth-error.json", "AUTHENTICATION");
        OUTCOMES.put("restjs-error-billing-error-with-code200.json", "SERVER_ERROR");
        OUTCOMES.put("restjs-error-generate-token-error.json", "AUTHENTICATION");
        OUTCOMES.put("restjs-error-task-error-with-json.json", "GONE");
        OUTCOMES.put("restjs-job-gpjob-info-failure.json", "job UNKNOWN 1 []");
        OUTCOMES.put("restjs-job-gpjob-info-with-results.json", "job SUCCEEDED 0 [Hotspot_Raster, Output_Features]");
        OUTCOMES.put(
                "restjs-job-mock-all-results.json", "job SUCCEEDED 0 [out_unassigned_stops, out_stops, out_routes]");
        OUTCOMES.put("restjs-job-mock-cancelled-state.json", "job CANCELLED 2 []");
        OUTCOMES.put("restjs-job-status-only-esriJobExecuting.json", "job EXECUTING 0 []");
        OUTCOMES.put("restjs-job-status-only-esriJobSubmitted.json", "job SUBMITTED 0 []");
        OUTCOMES.put("restjs-job-status-only-esriJobTimedOut.json", "job TIMED_OUT 0 []");
        OUTCOMES.put("restjs-job-status-only-esriJobWaiting.json", "job WAITING 0 []");
        OUTCOMES.put("restjs-job-status-only-expectedFailure.json", "job UNKNOWN 0 []");
        OUTCOMES.put("restjs-result-mock-hotspot-raster.json", "result NOT_UNDERSTOOD");
        OUTCOMES.put(
                "restjs-result-out_unassigned_stops.json",
                "result GPRecordSet [displayFieldName, exceededTransferLimit, features, fields]");
        OUTCOMES.put("restjs-token-oauth.json", "NOT_UNDERSTOOD");
        OUTCOMES.put("terria-directory-folder-elevation.json", "catalog [Elevation/ESRI_Elevation_World]");
        OUTCOMES.put("terria-token-only.json", "NOT_UNDERSTOOD");
    }

    private static Path fixtures(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolveSibling("shared").resolve("fixtures").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("missing");
    }

    @Test
    void fixturesAreThere() {
        assumeTrue(Files.isDirectory(fixtures("replies")), "no ../shared/fixtures beside the project");

        assertThat(OUTCOMES.keySet())
                .allSatisfy(
                        name -> assertThat(fixtures("replies").resolve(name)).exists());
    }

    @TestFactory
    Stream<DynamicTest> givesEveryReplyItsOutcome() throws IOException {
        return files("replies")
                .filter(file -> OUTCOMES.containsKey(file.getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String expected = OUTCOMES.get(file.getFileName().toString());
                    assertThat(outcome(Files.readAllBytes(file), expected)).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> understandsNoHostileBody() throws IOException {
        return files("hostile")
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] body = Files.readAllBytes(file);
                    RawServer server = server(request -> Reply.of(200, "application/json", body));
                    GpClient client = client();
                    String task = server.url(TASK_PATH);
                    GpJob job = new GpJob(task, "j1", JobStatus.SUCCEEDED, "", List.of(), null, Map.of(), Map.of());

                    for (CompletableFuture<?> call : List.of(
                            client.submit(task, RunForm.of(Map.of())),
                            client.execute(task, Map.of()),
                            client.job(task, "j1", true),
                            client.result(job, "Out", Map.of()))) {
                        GpException failure = failure(call, GpException.class);
                        assertThat(failure.getReason()).isEqualTo(Reason.NOT_UNDERSTOOD);
                        assertThat(failure.getMessage()).contains("failed: ").hasSizeLessThan(1500);
                    }
                }));
    }

    /** Replies that nobody has looked at yet may mean anything, but are understood or refused as such. */
    @TestFactory
    Stream<DynamicTest> survivesRepliesThatNobodyHasListed() throws IOException {
        return files("replies")
                .filter(file -> !OUTCOMES.containsKey(file.getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] body = Files.readAllBytes(file);
                    assertThat(outcome(body, "job")).isNotBlank();
                    assertThat(outcome(body, "result")).isNotBlank();
                }));
    }

    private static Stream<Path> files(String name) throws IOException {
        Path folder = fixtures(name);
        return Files.isDirectory(folder) ? Files.list(folder).sorted() : Stream.empty();
    }

    private String outcome(byte[] body, String expected) throws Exception {
        RawServer server = server(request -> Reply.of(
                200,
                "text/plain",
                request.path().endsWith("/GPServer") ? "{\"tasks\":[]}".getBytes(StandardCharsets.US_ASCII) : body));
        GpClient client = client();
        String task = server.url(TASK_PATH);
        if (expected.equals("task")) {
            assertThat(value(client.task(GpUrls.task(ADDRESS, server.url("/arcgis"))))
                            .parameters())
                    .isNotEmpty();
            return "task";
        }
        if (expected.startsWith("catalog")) {
            FolderAddress folder = new FolderAddress(server.url("/arcgis/rest/services"), "Elevation");
            return "catalog " + value(client.catalog(folder)).geoprocessing();
        }
        if (expected.startsWith("result")) {
            GpJob job = new GpJob(task, "j1", JobStatus.SUCCEEDED, "", List.of(), null, Map.of(), Map.of());
            return "result "
                    + told(client.result(job, "Out", Map.of())
                            .thenApply(output -> output.dataType() + " "
                                    + output.members().stream().sorted().toList()));
        }
        return told(client.job(task, "j1", true)
                .thenApply(job -> "job " + job.status() + " " + job.messages().size() + " "
                        + List.copyOf(job.results().keySet())));
    }

    private static String told(CompletableFuture<String> call) throws Exception {
        return value(call.exceptionally(
                failure -> ((GpException) Calls.cause(failure)).getReason().name()));
    }
}
