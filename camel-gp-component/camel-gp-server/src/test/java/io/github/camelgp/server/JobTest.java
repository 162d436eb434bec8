package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SERVER 6: services, tasks and the life of jobs. */
@Timeout(30)
class JobTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(GpServer.builder()
            .register(SampleTasks::addTo)
            .time(time)
            .instances(1)
            .latency(Duration.ofSeconds(2)));

    /** SERVER 6.1: the name with its folder. */
    @Test
    void catalogNamesServicesWithTheirFolder() {
        JsonNode root = Client.get(server.url() + "/rest/services", "f", "json");
        JsonNode folder = Client.get(server.url() + "/rest/services/Sync", "f", "json");

        assertThat(root.path("folders").toString()).isEqualTo("[\"Secured\",\"Sync\"]");
        assertThat(folder.path("services").toString()).isEqualTo("[{\"name\":\"Sync/Values\",\"type\":\"GPServer\"}]");
        assertThat(folder.path("folders").isArray()).isTrue();
    }

    /** SERVER 6.2: members of a service. */
    @Test
    void serviceHasAllMembersThatClientsRead() {
        JsonNode service = Client.get(server.server().serviceUrl("Copy"), "f", "json");

        assertThat(service.path("tasks").toString()).isEqualTo("[\"Copy\",\"Points\",\"Many\"]");
        assertThat(service.path("executionType").asText()).isEqualTo("esriExecutionTypeSynchronous");
        assertThat(service.path("resultMapServerName").asText("missing")).isEmpty();
        assertThat(service.path("maximumRecords").asInt()).isEqualTo(3);
        assertThat(service.path("currentVersion").isNumber()).isTrue();
    }

    /** SERVER 6.3, 6.4: a task and its parameters. */
    @Test
    void taskDescribesItsParameters() {
        JsonNode task = Client.get(server.taskUrl("Copy", "Points"), "f", "json");

        JsonNode in = task.path("parameters").path(0);
        assertThat(in.path("direction").asText()).isEqualTo("esriGPParameterDirectionInput");
        assertThat(in.path("parameterType").asText()).isEqualTo("esriGPParameterTypeRequired");
        assertThat(in.at("/defaultValue/spatialReference/wkid").asInt()).isEqualTo(4326);
        assertThat(task.at("/parameters/1/parameterType").asText()).isEqualTo("esriGPParameterTypeDerived");
        assertThat(task.path("parameters").path(1).has("defaultValue")).isTrue();
        assertThat(task.path("executionType").asText()).isEqualTo("esriExecutionTypeSynchronous");
    }

    /** SERVER 1.7, 6.6, 6.7, 6.8, 6.9, 11: a job from submitted to its results. */
    @Test
    void submitAnswersSubmittedAndTheFirstSucceededPollHasTheResults() {
        String task = server.taskUrl("Jobs", "Echo");

        JsonNode submitted = Client.post(task + "/submitJob", "Text", "hi", "f", "json");
        String job = task + "/jobs/" + submitted.path("jobId").asText();
        awaitWaiting(job, "esriJobExecuting");
        time.advance(Duration.ofSeconds(2));
        JsonNode ended = Client.get(job, "f", "json");

        assertThat(submitted.path("jobStatus").asText()).isEqualTo("esriJobSubmitted");
        assertThat(submitted.path("jobId").asText()).matches("j[0-9a-f]{32}");
        assertThat(ended.path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
        assertThat(ended.at("/results/Result/paramUrl").asText()).isEqualTo("results/Result");
        assertThat(ended.at("/inputs/Text/paramUrl").asText()).isEqualTo("inputs/Text");
        assertThat(Client.get(job + "/results/Result", "f", "json").toString())
                .isEqualTo("{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"value\":\"hi\"}");
    }

    /** SERVER 1.8, 6.9, 6.10: a failed job has an Error. */
    @Test
    void messagesTellTheStoryAndCanBeLeftOut() {
        String job = submit("Fail", "Reason", "ERROR 000001: because");
        awaitWaiting(job, "esriJobExecuting");
        time.advance(Duration.ofSeconds(2));

        JsonNode failed = Client.get(job, "f", "json");
        List<String> texts = new ArrayList<>();
        failed.path("messages")
                .forEach(m -> texts.add(m.path("type").asText().replace("esriJobMessageType", "") + " "
                        + m.path("description").asText()));

        assertThat(failed.path("jobStatus").asText()).isEqualTo("esriJobFailed");
        assertThat(failed.has("results")).isFalse();
        assertThat(texts)
                .startsWith("Informative Submitted.", "Informative Executing...")
                .contains("Error ERROR 000001: because", "Error Failed to execute (Fail).");
        assertThat(Client.get(job, "f", "json", "returnMessages", "false").has("messages"))
                .isFalse();
        assertThat(Client.get(job + "/messages", "f", "json").path("messages")).isEqualTo(failed.path("messages"));
    }

    /** SERVER 6.12: progress. */
    @Test
    void progressIsShownWhileExecuting() {
        String job = submit("Wait", "Seconds", "60");

        awaitWaiting(job, "esriJobExecuting");

        assertThat(awaitProgress(job)).isEqualTo("{\"type\":\"step\",\"message\":\"Waiting\",\"percent\":40}");
    }

    /** SERVER 6.9, 6.11: no way back from Cancelling. */
    @Test
    void runningJobIsCancellingAndThenCancelledForEver() {
        String job = submit("Wait", "Seconds", "60");
        awaitWaiting(job, "esriJobExecuting");

        JsonNode cancelled = Client.get(job + "/cancel", "f", "json");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            seen.add(Client.get(job, "f", "json").path("jobStatus").asText());
        }
        time.advance(Duration.ofHours(1));

        assertThat(cancelled.path("jobStatus").asText()).isIn("esriJobCancelling", "esriJobCancelled");
        assertThat(seen).allMatch(status -> status.matches("esriJobCancel(ling|led)"));
        assertThat(Client.awaitEnd(job).path("jobStatus").asText()).isEqualTo("esriJobCancelled");
    }

    /** SERVER 6.9, 6.11: cancelled before it ran. */
    @Test
    void waitingJobIsCancelledAtOnce() {
        String running = submit("Wait", "Seconds", "60");
        awaitWaiting(running, "esriJobExecuting");
        String waiting = submit("Wait", "Seconds", "60");

        JsonNode before = Client.get(waiting, "f", "json");
        JsonNode cancelled = Client.post(waiting + "/cancel", "f", "json", "returnMessages", "true");

        assertThat(before.path("jobStatus").asText()).isEqualTo("esriJobSubmitted");
        assertThat(cancelled.path("jobStatus").asText()).isEqualTo("esriJobCancelled");
    }

    @Test
    void endedJobCannotBeCancelled() {
        String job = submit("Echo", "Text", "x");
        awaitWaiting(job, "esriJobExecuting");
        time.advance(Duration.ofSeconds(2));

        assertThat(Client.get(job + "/cancel", "f", "json").at("/error/code").asInt())
                .isEqualTo(400);
        assertThat(Client.get(job, "f", "json").path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
    }

    @Test
    void resultsBeforeTheEndAreRefused() {
        String job = submit("Wait", "Seconds", "60");

        assertThat(Client.get(job + "/results/Result", "f", "json").has("error"))
                .isTrue();
    }

    @Test
    void oldestEndedJobsAreForgottenBeyondTheLimit() {
        try (GpServer small =
                GpServer.builder().maxJobs(2).register(SampleTasks::addTo).start()) {
            String task = small.taskUrl("Jobs", "Echo");
            for (int i = 0; i < 4; i++) {
                String id = Client.post(task + "/submitJob", "Text", "x", "f", "json")
                        .path("jobId")
                        .asText();
                Client.awaitEnd(task + "/jobs/" + id);
            }

            assertThat(small.knownJobs()).isEqualTo(2);
        }
    }

    @Test
    void oldJobsAndTheirFilesAreSwept() {
        String job = submit("File");
        awaitWaiting(job, "esriJobExecuting");
        time.advance(Duration.ofSeconds(2));
        String file =
                Client.get(job + "/results/Out", "f", "json").at("/value/url").asText();
        String before = Client.text(file);

        time.advance(Duration.ofHours(7));
        time.advance(Duration.ofMinutes(1));

        assertThat(file).contains("/rest/directories/arcgisjobs/jobs_gpserver/j", "/scratch/a.csv");
        assertThat(before).isEqualTo("x,y\n");
        assertThat(Client.get(job, "f", "json").has("error")).isTrue();
        assertThat(Client.get(file, "f", "json").has("error")).isTrue();
        assertThat(server.server().knownJobs()).isZero();
    }

    private String submit(String task, String... parameters) {
        String url = server.taskUrl("Jobs", task);
        JsonNode answer = Client.post(url + "/submitJob?f=json", parameters);
        return url + "/jobs/" + answer.path("jobId").asText();
    }

    /** Until the only thread has come so far that time is what it waits for. */
    private void awaitWaiting(String job, String status) {
        for (int i = 0; i < 100_000; i++) {
            boolean there =
                    Client.get(job, "f", "json").path("jobStatus").asText().equals(status);
            if (there && time.waiting() > 1) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never " + status);
    }

    private static String awaitProgress(String job) {
        for (int i = 0; i < 100_000; i++) {
            JsonNode progress = Client.get(job, "f", "json").path("progress");
            if (!progress.isMissingNode()) {
                return progress.toString();
            }
        }
        throw new AssertionError("no progress");
    }
}
