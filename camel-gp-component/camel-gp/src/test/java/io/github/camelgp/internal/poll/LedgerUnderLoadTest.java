package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.internal.poll.PollSettings.Limits;
import io.github.camelgp.internal.poll.PollSettings.TimeoutAction;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same rules with real threads: answers come from several, in any order. */
@Timeout(60)
class LedgerUnderLoadTest {
    private static final int JOBS = 1_000;
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final PollSettings POLLING = new PollSettings(
            Duration.ofMillis(5),
            MILLI,
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            new Limits(Duration.ofMinutes(5), null, null, TimeoutAction.LEAVE));

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ExecutorService answers = Executors.newFixedThreadPool(4);
    private final MemoryGpJobRepository repository = new MemoryGpJobRepository();
    private final Queue<String> delivered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch all = new CountDownLatch(JOBS);

    @AfterEach
    void stop() {
        timer.shutdownNow();
        answers.shutdownNow();
    }

    @Test
    void everyJobIsDeliveredOnceWhoeverSubmittedIt() throws Exception {
        var nodes = List.of(ledger("A"), ledger("B"));
        nodes.forEach(node -> node.onFinished("c", () -> collect(node)));

        for (var i = 0; i < JOBS; i++) {
            submit(nodes.get(i % 2), "r" + i, i % 4 < 2);
        }
        for (var tries = 0; tries < 500 && !all.await(100, TimeUnit.MILLISECONDS); tries++) {
            nodes.forEach(this::collect);
        }

        assertThat(delivered).hasSize(JOBS).doesNotHaveDuplicates();
        var open = JobFilter.in(JobState.SUBMITTING, JobState.RUNNING, JobState.FINISHED, JobState.UNKNOWN);
        assertThat(repository.list(open).toCompletableFuture().join()).isEmpty();
    }

    private void submit(JobLedger ledger, String rowId, boolean attached) {
        var origin = new JobOrigin(ScriptedService.TASK, "c", attached, null, WantedResult.ALL, null);
        ledger.submit(new Submission(rowId, origin, RunForm.of(Map.of()), POLLING))
                .thenAccept(row -> {
                    if (attached) {
                        ledger.whenEnded(rowId, POLLING).thenAccept(ended -> deliver(ledger, ended));
                    }
                });
    }

    private void collect(JobLedger ledger) {
        ledger.claim("c", 10).thenAccept(jobs -> jobs.forEach(ended -> deliver(ledger, ended)));
    }

    private void deliver(JobLedger ledger, EndedJob ended) {
        ledger.acknowledge(ended.row()).thenAccept(noted -> {
            delivered.add(ended.row().rowId());
            all.countDown();
        });
    }

    private JobLedger ledger(String node) {
        var settings = new LedgerSettings(
                node,
                Duration.ofSeconds(30),
                Duration.ofDays(7),
                5,
                MILLI,
                Duration.ofHours(6),
                100_000,
                Orphans.PARK,
                LedgerSettings.OnUnknown.PARK,
                POLLING);
        var schedule =
                new DoublingPollSchedule(() -> ThreadLocalRandom.current().nextLong());
        var ledger = new JobLedger(repository, new Scattered(), timer, InstantSource.system(), schedule, settings);
        ledger.start().toCompletableFuture().join();
        return ledger;
    }

    /** Ends each job after a few polls; every tenth poll fails. */
    private final class Scattered implements JobService {
        private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
            return later(() -> ScriptedService.job("j" + hashCode() + "-" + count.incrementAndGet(), "", false));
        }

        @Override
        public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
            return later(() -> {
                if (count.incrementAndGet() % 10 == 0) {
                    throw ScriptedService.unreachable();
                }
                var asked =
                        polls.computeIfAbsent(jobId, id -> new AtomicInteger()).incrementAndGet();
                var word = asked < 3 ? "esriJobExecuting" : "esriJobSucceeded";
                return ScriptedService.job(jobId, word, withMessages);
            });
        }

        @Override
        public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
            return status(taskUrl, jobId, false);
        }

        private CompletionStage<GpJob> later(Supplier<GpJob> answer) {
            return CompletableFuture.supplyAsync(answer, answers);
        }
    }
}
