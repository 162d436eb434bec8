package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.job.AfterRestart;
import io.github.camelgp.server.job.JobIds;
import io.github.camelgp.server.task.MessageLevel;
import io.github.camelgp.server.task.OnCancel;
import io.github.camelgp.server.task.ServiceBuilder;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.time.ManualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OPERATIONS 1 to 6 and 10: limits of services, and the life of jobs when things go their own way. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final GpServerExtension server =
            new GpServerExtension(GpServer.builder().register(this::tasks).time(time));

    private void tasks(TaskRegistry registry) {
        registry.service("Killed", s -> waiting(s.maximumUsageTime(Duration.ofSeconds(600)), OnCancel.STOP));
        registry.service(
                "KilledSync", s -> waiting(s.synchronous().maximumUsageTime(Duration.ofSeconds(600)), OnCancel.STOP));
        registry.service("One", s -> waiting(s.instances(1), OnCancel.STOP));
        registry.service("OneSync", s -> waiting(s.synchronous().instances(1), OnCancel.STOP));
        registry.service("Refusing", s -> waiting(s.instances(1).cancelRefusedWhileSubmitted(), OnCancel.STOP));
        registry.service("Python", s -> waiting(s, OnCancel.IGNORE));
        registry.service("Late", s -> waiting(s, OnCancel.SUCCEED));
        for (MessageLevel level : MessageLevel.values()) {
            registry.service("Says" + level, s -> s.messageLevel(level)
                    .task("Run", t -> t.output("Out", "GPString").run(call -> {
                        call.message("read");
                        call.warning("odd");
                        call.set("Out", "half");
                        throw new ToolException("ERROR 000824: The tool is not licensed.");
                    })));
        }
    }

    private static void waiting(ServiceBuilder service, OnCancel onCancel) {
        service.task("Run", t -> t.input("Seconds", "GPLong")
                .output("Out", "GPString")
                .onCancel(onCancel)
                .run(call -> {
                    call.pause(Duration.ofSeconds(call.wholeNumber("Seconds")));
                    call.set("Out", "done");
                }));
    }

    /** SERVER 6.9: TimedOut. */
    @Test
    void jobIsTimedOutAfterTheMaximumUsageTime() {
        String job = running("Killed", 3600);

        time.advance(Duration.ofSeconds(599));
        String before = status(job);
        time.advance(Duration.ofSeconds(1));
        JsonNode after = Client.get(job, "f", "json");
        time.advance(Duration.ofHours(1));

        assertThat(before).isEqualTo("esriJobExecuting");
        assertThat(after.path("jobStatus").asText()).isEqualTo("esriJobTimedOut");
        assertThat(after.path("messages").toString()).contains("maximum usage time of 600 seconds");
        assertThat(status(job)).isEqualTo("esriJobTimedOut");
    }

    @Test
    void executeIsCutAtTheMaximumUsageTime() {
        CompletableFuture<JsonNode> answer = execute("KilledSync");
        awaitTimers(4);

        time.advance(Duration.ofSeconds(600));

        assertThat(joined(answer).at("/error/code").asInt()).isEqualTo(500);
        assertThat(joined(answer).toString()).contains("maximum usage time of 600 seconds");
    }

    @Test
    void executeIsRefusedWhenNoInstanceBecomesFree() {
        CompletableFuture<JsonNode> first = execute("OneSync");
        awaitTimers(3);
        CompletableFuture<JsonNode> second = execute("OneSync");
        awaitTimers(4);

        time.advance(Duration.ofSeconds(60));
        JsonNode refused = joined(second);
        time.advance(Duration.ofHours(1));

        assertThat(refused.at("/error/code").asInt()).isEqualTo(500);
        assertThat(refused.toString()).contains("No instance of the service OneSync became free within 60 seconds");
        assertThat(joined(first).at("/results/0/value").asText()).isEqualTo("done");
    }

    @Test
    void jobsWaitForAnInstanceOfTheirService() {
        String first = running("One", 10);
        String second = submit("One", 10);
        String other = running("Killed", 10);

        String waiting = status(second);
        time.advance(Duration.ofSeconds(10));
        awaitStatus(first, "esriJobSucceeded");
        awaitStatus(second, "esriJobExecuting");

        assertThat(waiting).isEqualTo("esriJobSubmitted");
        awaitStatus(other, "esriJobSucceeded");
    }

    @Test
    void cancelOfASubmittedJobIsRefusedWhereTheServiceSaysSo() {
        running("Refusing", 10);
        String waiting = submit("Refusing", 10);

        JsonNode refused = Client.get(waiting + "/cancel", "f", "json");

        assertThat(refused.at("/error/message").asText()).isEqualTo("Invalid or missing input parameters.");
        assertThat(status(waiting)).isEqualTo("esriJobSubmitted");
    }

    @Test
    void runningJobOfSuchAServiceIsCancelled() {
        String job = running("Refusing", 10);

        Client.get(job + "/cancel", "f", "json");

        awaitStatus(job, "esriJobCancelled");
    }

    @Test
    void pureTaskIgnoresCancel() {
        String job = running("Python", 10);

        JsonNode answer = Client.get(job + "/cancel", "f", "json");
        String after = status(job);
        time.advance(Duration.ofSeconds(10));

        assertThat(answer.path("jobStatus").asText()).isEqualTo("esriJobCancelling");
        assertThat(after).isEqualTo("esriJobExecuting");
        awaitStatus(job, "esriJobSucceeded");
    }

    @Test
    void cancelledJobMaySucceedAnyway() {
        String job = running("Late", 10);

        Client.get(job + "/cancel", "f", "json");
        String after = status(job);
        time.advance(Duration.ofSeconds(10));

        assertThat(after).isEqualTo("esriJobCancelling");
        awaitStatus(job, "esriJobSucceeded");
        assertThat(Client.get(job + "/results/Out", "f", "json").path("value").asText())
                .isEqualTo("done");
    }

    @Test
    void restartLeavesZombies() {
        String job = running("One", 10);

        server.server().restart(AfterRestart.ZOMBIES);
        time.advance(Duration.ofHours(1));
        String zombie = status(job);
        String next = running("One", 10);
        Client.get(job + "/cancel", "f", "json");

        assertThat(zombie).isEqualTo("esriJobExecuting");
        assertThat(status(next)).isEqualTo("esriJobExecuting");
        assertThat(status(job)).isEqualTo("esriJobCancelled");
    }

    @Test
    void zombiesAreSweptToo() {
        running("One", 10);
        server.server().restart(AfterRestart.ZOMBIES);

        time.advance(Duration.ofHours(7));

        assertThat(server.server().knownJobs()).isZero();
    }

    @Test
    void restartLosesJobsThatHadNotEnded() {
        String running = running("One", 10);
        String ended = submit("SaysINFO", 0);
        awaitStatus(ended, "esriJobFailed");

        server.server().restart(AfterRestart.UNFINISHED_GONE);
        String kept = status(ended);
        JsonNode gone = Client.get(running, "f", "json");
        server.server().restart(AfterRestart.ALL_GONE);

        assertThat(kept).isEqualTo("esriJobFailed");
        assertThat(gone.has("error")).isTrue();
        assertThat(server.server().knownJobs()).isZero();
    }

    @Test
    void restartThatJobsSurviveDoesNothingToThem() {
        String job = running("One", 10);

        server.server().restart(AfterRestart.GO_ON);
        time.advance(Duration.ofSeconds(10));

        awaitStatus(job, "esriJobSucceeded");
    }

    @ParameterizedTest
    @EnumSource(MessageLevel.class)
    void messagesAreThoseThatThePublisherLetsThrough(MessageLevel level) {
        String job = submit("Says" + level, 0);
        awaitStatus(job, "esriJobFailed");

        String messages = Client.get(job + "/messages", "f", "json").toString();

        assertThat(messages).contains("Submitted.", "Executing...", "\"Failed.\"");
        assertThat(messages.contains("\"read\"")).isEqualTo(level == MessageLevel.INFO);
        assertThat(messages.contains("\"odd\"")).isEqualTo(level.ordinal() >= MessageLevel.WARNING.ordinal());
        assertThat(messages.contains("000824")).isEqualTo(level != MessageLevel.NONE);
    }

    @Test
    void resultsAndInputsOfFailedJobsCanBeRead() {
        String job = submit("SaysINFO", 0);
        awaitStatus(job, "esriJobFailed");

        assertThat(Client.get(job, "f", "json").has("results")).isFalse();
        assertThat(Client.get(job + "/results", "f", "json").at("/0/value").asText())
                .isEqualTo("half");
        assertThat(Client.get(job + "/results/Out", "f", "json").path("value").asText())
                .isEqualTo("half");
        assertThat(Client.get(job + "/inputs", "f", "json").isArray()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(JobIds.class)
    void jobIdsOfEveryFormLeadToTheirJob(JobIds form) {
        try (GpServer other =
                GpServer.builder().jobIds(form).register(this::tasks).start()) {
            String task = other.taskUrl("SaysINFO", "Run");
            String id =
                    Client.post(task + "/submitJob", "f", "json").path("jobId").asText();

            assertThat(Client.awaitEnd(task + "/jobs/" + id).path("jobId").asText())
                    .isEqualTo(id);
        }
    }

    private CompletableFuture<JsonNode> execute(String service) {
        return Client.HTTP
                .sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(server.taskUrl(service, "Run") + "/execute?Seconds=3600&f=json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> Client.json(answer.body()));
    }

    private String submit(String service, int seconds) {
        String url = server.taskUrl(service, "Run");
        return url + "/jobs/"
                + Client.post(url + "/submitJob", "Seconds", String.valueOf(seconds), "f", "json")
                        .path("jobId")
                        .asText();
    }

    private String running(String service, int seconds) {
        int timers = time.waiting();
        String job = submit(service, seconds);
        awaitStatus(job, "esriJobExecuting");
        awaitTimers(timers + (service.startsWith("Killed") ? 2 : 1));
        return job;
    }

    private static String status(String job) {
        return Client.get(job, "f", "json").path("jobStatus").asText();
    }

    private static void awaitStatus(String job, String status) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String now = status(job);
            if (now.equals(status)) {
                return;
            } else if (!seen.contains(now)) {
                seen.add(now);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never " + status + " but " + seen);
    }

    private void awaitTimers(int number) {
        await(() -> time.waiting() >= number);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    private static JsonNode joined(CompletableFuture<JsonNode> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
