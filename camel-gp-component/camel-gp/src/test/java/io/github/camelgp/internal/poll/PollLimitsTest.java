package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.poll.PollSettings.Limits;
import io.github.camelgp.internal.poll.PollSettings.TimeoutAction;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollLimitsTest extends LedgerTestSupport {
    @Test
    void leavesTheJobAtItsDeadlineAndListsIt() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.LEAVE);
        service.runTime = Duration.ofHours(1);
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofMinutes(5));

        assertThat(failure(end)).isInstanceOf(GpTimeoutException.class).hasMessageContaining("left");
        assertThat(row("r1").state()).isEqualTo(JobState.RUNNING);
        assertThat(row("r1").leftBehind()).isTrue();
        assertThat(service.count("cancel")).isZero();
        service.requests.clear();
        time.pass(Duration.ofHours(2));
        assertThat(service.requests).isEmpty();
    }

    @Test
    void cancelsTheJobAtItsDeadlineAndAsksAgainWhileRefused() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.CANCEL);
        service.runTime = Duration.ofHours(1);
        service.refusedCancels = 2;
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofMinutes(6));

        assertThat(done(end).failure().orElseThrow()).isInstanceOf(GpTimeoutException.class);
        assertThat(done(end).row().status()).isEqualTo("esriJobCancelled");
        assertThat(service.count("cancel")).isEqualTo(3);
    }

    @Test
    void takesASuccessThatCameBeforeTheCancellation() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.CANCEL);
        service.runTime = Duration.ofSeconds(302);
        service.refusedCancels = 99;
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofMinutes(6));

        assertThat(done(end).failure()).isEmpty();
        assertThat(done(end).row().failure()).isNull();
    }

    @Test
    void waitsForTheLastWordOnACancellationOnlySoLong() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.CANCEL);
        service.runTime = Duration.ofDays(9);
        service.refusedCancels = Integer.MAX_VALUE;
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofMinutes(16));

        assertThat(failure(end)).isInstanceOf(GpTimeoutException.class);
    }

    @Test
    void keepsTimeInTheQueueAndTimeExecutingApart() {
        polling = polling.withLimits(
                new Limits(null, Duration.ofSeconds(60), Duration.ofSeconds(20), TimeoutAction.LEAVE));
        service.runTime = Duration.ofDays(1);
        service.runningWord = "esriJobWaiting";
        var ledger = ledger("A");
        var queued = run(ledger, attached("r1", null));
        time.passSeconds(50);
        assertThat(queued).isNotDone();
        service.says("j1", "esriJobExecuting");
        var stuck = run(ledger, attached("r2", null));
        time.passSeconds(61);

        assertThat(((GpTimeoutException) failure(queued)).getClock()).isEqualTo("runTimeout");
        assertThat(((GpTimeoutException) failure(stuck)).getClock()).isEqualTo("queueTimeout");
    }

    @Test
    void tellsTheClockAndItsLimitFromAColdStart() {
        polling = polling.withLimits(
                new Limits(Duration.ofHours(24), Duration.ofSeconds(60), Duration.ofSeconds(20), TimeoutAction.LEAVE));
        service.runTime = Duration.ofDays(1);
        service.runningWord = "esriJobWaiting";
        done(ledger("A").submit(detached("r1")));
        time.passSeconds(61);

        var ended = done(ledger("B").claim(COLLECTOR, 1)).get(0);

        assertThat(ended.failure()).get().isInstanceOfSatisfying(GpTimeoutException.class, passed -> {
            assertThat(passed.getClock()).isEqualTo("queueTimeout");
            assertThat(passed.getLimit()).isEqualTo(Duration.ofSeconds(60));
            assertThat(passed.getJobId()).isEqualTo("j1");
        });
    }

    @Test
    void eachLimitHasItsOwnAction() {
        polling = polling.withLimits(
                new Limits(null, Duration.ofSeconds(60), Duration.ofSeconds(20), Set.of("runTimeout")));
        service.runTime = Duration.ofDays(1);
        service.runningWord = "esriJobWaiting";
        var ledger = ledger("A");
        var running = run(ledger, attached("r1", null));
        service.says("j1", "esriJobExecuting");
        run(ledger, attached("r2", null));

        time.passSeconds(70);

        assertThat(service.of("cancel"))
                .extracting(ScriptedService.Request::jobId)
                .containsExactly("j1");
        assertThat(done(running).failure()).get().isInstanceOf(GpTimeoutException.class);
        assertThat(row("r2").leftBehind()).isTrue();
    }

    @Test
    void whoeverTakesAJobOverKeepsItsLimits() {
        polling = polling.withLimits(new Limits(null, null, Duration.ofMinutes(10), TimeoutAction.CANCEL));
        service.runTime = Duration.ofDays(1);
        var first = ledger("A");
        done(first.submit(detached("r1")));
        time.passSeconds(60);
        done(first.stop());
        polling = PollSettings.DEFAULTS;
        var second = ledger("B");

        time.pass(Duration.ofMinutes(11));

        assertThat(service.count("cancel")).isPositive();
        assertThat(done(second.claim(COLLECTOR, 1)).get(0).failure())
                .get()
                .isInstanceOfSatisfying(GpTimeoutException.class, passed -> assertThat(passed.getLimit())
                        .isEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void cancelGivesTheServersLastWord() {
        var ledger = ledger("A");
        service.runTime = Duration.ofHours(1);
        service.refusedCancels = 1;
        var end = run(ledger, attached("r1", null));
        time.passSeconds(3);

        var word = ledger.cancel(row("r1").handle().orElseThrow(), polling);
        time.passSeconds(20);

        assertThat(done(word).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(done(end).failure().map(GpException::getReason)).contains(Reason.CANCELLED);
    }

    @Test
    void cancelsAJobThatItHasNoRowOf() {
        service.runTime = Duration.ofHours(1);
        service.accept();
        var handle = JobHandle.of(ScriptedService.TASK, "j1", null, WantedResult.ALL);

        var word = ledger("A").cancel(handle, polling);
        time.passSeconds(20);

        assertThat(done(word).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(rows()).isEmpty();
    }

    @Test
    void cancelsAJobThatWasLeftBehind() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.LEAVE);
        service.runTime = Duration.ofHours(1);
        var ledger = ledger("A");
        run(ledger, attached("r1", null));
        time.pass(Duration.ofMinutes(5));

        var word = ledger.cancel(row("r1").handle().orElseThrow(), polling);
        time.passSeconds(20);

        assertThat(done(word).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
    }
}
