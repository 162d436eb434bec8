package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many jobs and many polls: counts and memory, not time. */
@Timeout(60)
class LoadTest {
    private static final int JOBS = 10_000;
    private static final int POLLS = 2_000;
    private static final int AT_ONCE = 32;

    @Test
    void tenThousandJobsArePolledAndSweptInBoundedMemory() {
        ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        try (GpServer server = GpServer.builder()
                .time(time)
                .recordedRequests(100)
                .register(SampleTasks::addTo)
                .start()) {
            String task = server.taskUrl("Jobs", "Echo");
            Client.awaitEnd(submit(task).join());
            long before = usedBytes();

            List<String> jobs = inWaves(JOBS - 1, i -> submit(task));
            jobs.forEach(job -> assertThat(job).contains("/jobs/j"));
            Client.awaitEnd(jobs.get(jobs.size() - 1));
            assertThat(server.knownJobs()).isEqualTo(JOBS);
            long known = usedBytes() - before;

            List<String> states = inWaves(POLLS, i -> poll(jobs.get(i * 7 % jobs.size())));
            long polled = usedBytes() - before;

            time.advance(Duration.ofHours(7));
            time.advance(Duration.ofMinutes(1));

            assertThat(states)
                    .hasSize(POLLS)
                    .allMatch(state -> state.matches("esriJob(Succeeded|Executing|Submitted)"));
            assertThat(known / JOBS).as("bytes for each job").isLessThan(8_000);
            assertThat(polled).as("polls leave nothing").isLessThan(known + 8_000_000);
            assertThat(server.knownJobs()).isZero();
            assertThat(server.requests()).hasSize(100);
        }
    }

    @Test
    void jobsBeyondTheLimitAreForgottenFromTheOldestOn() {
        try (GpServer server = GpServer.builder()
                .maxJobs(50)
                .recordedRequests(10)
                .register(SampleTasks::addTo)
                .start()) {
            String task = server.taskUrl("Jobs", "Echo");
            String first = submit(task).join();
            Client.awaitEnd(first);

            List<String> later = inWaves(200, i -> submit(task));
            later.forEach(LoadTest::awaitGoneOrEnded);
            String last = submit(task).join();

            assertThat(server.knownJobs()).isLessThanOrEqualTo(51);
            assertThat(Client.get(first, "f", "json").has("error")).isTrue();
            assertThat(Client.awaitEnd(last).path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
        }
    }

    private static void awaitGoneOrEnded(String job) {
        Client.awaitEnd(job);
    }

    private static <T> List<T> inWaves(int number, IntFunction<CompletableFuture<T>> request) {
        List<T> answers = new ArrayList<>();
        for (int start = 0; start < number; start += AT_ONCE) {
            List<CompletableFuture<T>> wave = IntStream.range(start, Math.min(number, start + AT_ONCE))
                    .mapToObj(request)
                    .toList();
            wave.forEach(answer -> answers.add(answer.join()));
        }
        return answers;
    }

    private static CompletableFuture<String> submit(String task) {
        return send(task + "/submitJob?Text=x&f=json")
                .thenApply(answer -> task + "/jobs/" + answer.path("jobId").asText());
    }

    private static CompletableFuture<String> poll(String job) {
        return send(job + "?f=json")
                .thenApply(answer -> answer.path("jobStatus").asText());
    }

    private static CompletableFuture<JsonNode> send(String url) {
        return Client.HTTP
                .sendAsync(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> Client.json(answer.body()));
    }

    /** After a collection that is known to have happened. */
    private static long usedBytes() {
        WeakReference<Object> mark = new WeakReference<>(new Object());
        for (int i = 0; i < 100 && mark.get() != null; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
