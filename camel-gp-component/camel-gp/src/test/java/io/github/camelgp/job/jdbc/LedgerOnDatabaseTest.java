package io.github.camelgp.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.DoublingPollSchedule;
import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.internal.poll.JobService;
import io.github.camelgp.internal.poll.LedgerSettings;
import io.github.camelgp.internal.poll.PollSettings;
import io.github.camelgp.internal.poll.Submission;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger goes on where another one, on the same database, stopped. In virtual time, calls run at once. */
@Timeout(60)
class LedgerOnDatabaseTest {
    private static final WantedResult WANTED =
            new WantedResult(List.of("Out"), "geoJson", Map.of("outSR", "4326"), Map.of("Name", "n\u0101", "n", 1L));

    private final VirtualTime time = new VirtualTime();
    private final TenSecondJobs server = new TenSecondJobs();

    @TempDir
    private Path folder;

    private JdbcGpJobRepository repository() {
        return JdbcGpJobRepository.h2File(folder.resolve("jobs")).withExecutor(Runnable::run);
    }

    private JobLedger ledger(String node, JdbcGpJobRepository repository) {
        var schedule = new DoublingPollSchedule(() -> Long.MIN_VALUE);
        var ledger = new JobLedger(repository, server, time, time, schedule, LedgerSettings.defaults(node));
        now(ledger.start());
        return ledger;
    }

    private static Submission submission(String rowId, String key) {
        var request = SavedRequest.inline("{\"Distance\":\"1\"}");
        var origin = new JobOrigin(JdbcTestSupport.TASK, "night", false, key, WANTED, request);
        return new Submission(rowId, origin, RunForm.of(Map.of("Distance", "1")), PollSettings.DEFAULTS);
    }

    @Test
    void collectsWhatAnotherLedgerSubmittedBeforeItStopped() {
        var first = ledger("A", repository());
        var handle = now(first.submit(submission("r1", null))).handle().orElseThrow();
        now(first.stop());
        time.passSeconds(100);

        var second = ledger("B", repository());
        time.passSeconds(20);
        var ended = now(second.claim("night", 5)).get(0);
        now(second.acknowledge(ended.row()));

        assertThat(ended.failure()).isEmpty();
        assertThat(ended.row().handle()).contains(handle);
        assertThat(JobHandle.restore(handle.toText()).wanted()).isEqualTo(WANTED);
        assertThat(now(second.find("r1")).orElseThrow().state()).isEqualTo(JobState.DELIVERED);
        assertThat(server.submitted).isEqualTo(1);
        now(second.stop());
    }

    @Test
    void takesOverTheJobsOfALedgerThatFellSilent() {
        var lost = repository();
        var first = ledger("A", lost);
        now(first.submit(submission("r1", null)));
        now(lost.close());

        var second = ledger("B", repository());
        time.passSeconds(29);
        assertThat(now(second.claim("night", 5))).isEmpty();
        time.passSeconds(60);

        assertThat(now(second.claim("night", 5))).hasSize(1);
        now(second.stop());
    }

    @Test
    void aKeyOutlivesTheLedgerThatTookIt() {
        var first = ledger("A", repository());
        now(first.submit(submission("r1", "k")));
        now(first.stop());

        var second = ledger("B", repository());
        var row = now(second.submit(submission("r2", "k")));

        assertThat(row.rowId()).isEqualTo("r1");
        assertThat(server.submitted).isEqualTo(1);
        now(second.stop());
    }

    private static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    private final class TenSecondJobs implements JobService {
        private Instant end = Instant.MAX;
        private int submitted;

        @Override
        public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
            submitted++;
            end = time.instant().plusSeconds(10);
            return answer("j" + submitted, "esriJobSubmitted");
        }

        @Override
        public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
            return answer(jobId, time.instant().isBefore(end) ? "esriJobExecuting" : "esriJobSucceeded");
        }

        @Override
        public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
            return answer(jobId, "esriJobCancelled");
        }

        private static CompletionStage<GpJob> answer(String jobId, String word) {
            return CompletableFuture.completedFuture(new GpJob(
                    JdbcTestSupport.TASK, jobId, JobStatus.of(word), word, List.of(), null, Map.of(), Map.of()));
        }
    }
}
