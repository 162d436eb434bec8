package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Timeout;

/** A ledger over a scripted server, in virtual time. */
@Timeout(60)
abstract class LedgerTestSupport {
    static final String COLLECTOR = "night";

    final VirtualTime time = new VirtualTime();
    final ScriptedService service = new ScriptedService(time);
    final GpJobRepository repository = new MemoryGpJobRepository();
    final List<String> woken = new ArrayList<>();
    PollSettings polling = PollSettings.DEFAULTS;
    OnUnknown onUnknown = OnUnknown.PARK;
    Turn turn = Turn.AT_ONCE;

    /** Half-way through its range, so that jitter is none. */
    static final RandomGenerator STEADY = () -> Long.MIN_VALUE;

    JobLedger ledger(String node) {
        return ledger(settings(node));
    }

    JobLedger ledger(LedgerSettings settings) {
        var ledger = new JobLedger(repository, service, time, time, new DoublingPollSchedule(STEADY), settings);
        done(ledger.start());
        ledger.onFinished(COLLECTOR, () -> woken.add(settings.node()));
        return ledger;
    }

    LedgerSettings settings(String node) {
        return settings(node, Orphans.PARK);
    }

    LedgerSettings settings(String node, Orphans orphans) {
        var defaults = LedgerSettings.defaults(node);
        return new LedgerSettings(
                node,
                defaults.lease(),
                defaults.keyRetention(),
                defaults.maxRedeliveries(),
                defaults.redeliveryDelay(),
                defaults.sweepAfter(),
                defaults.pollsPerSecond(),
                orphans,
                onUnknown,
                polling);
    }

    Submission attached(String rowId, String key) {
        return submission(rowId, true, key);
    }

    Submission detached(String rowId) {
        return submission(rowId, false, null);
    }

    Submission submission(String rowId, boolean attached, String key) {
        var origin = new JobOrigin(
                ScriptedService.TASK,
                COLLECTOR,
                attached,
                key,
                WantedResult.ALL,
                SavedRequest.inline("{\"Distance\":\"1\",\"f\":\"json\"}"));
        return new Submission(rowId, origin, RunForm.of(Map.of("Distance", "1")), polling, onUnknown, turn);
    }

    /** Submits, and waits. */
    CompletableFuture<EndedJob> run(JobLedger ledger, Submission submission) {
        var row = done(ledger.submit(submission));
        return ledger.whenEnded(row.rowId(), submission.polling());
    }

    GpJobRecord row(String rowId) {
        return find(rowId).orElseThrow(() -> new AssertionError("No row " + rowId));
    }

    Optional<GpJobRecord> find(String rowId) {
        return done(repository.find(rowId));
    }

    List<GpJobRecord> rows(JobState... states) {
        return done(repository.list(JobFilter.in(states).atMost(Integer.MAX_VALUE)));
    }

    void timesOutAfter(Duration limit, PollSettings.TimeoutAction action) {
        polling = polling.withLimits(new PollSettings.Limits(limit, null, null, action));
    }

    static <T> T done(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        assertThat(future).isDone();
        return future.join();
    }

    static Throwable failure(CompletionStage<?> stage) {
        var future = stage.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return JobFailures.unwrapped(future.handle((value, failure) -> failure).join());
    }
}
