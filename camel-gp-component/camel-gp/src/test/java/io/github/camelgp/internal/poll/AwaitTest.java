package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.WantedResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwaitTest extends LedgerTestSupport {
    private static final RuntimeException BROKEN = new IllegalStateException("disk full");

    @Test
    void awaitClaimsTheRowSoThatNoCollectorGetsIt() {
        var ledger = ledger("A");
        var handle = done(ledger.submit(detached("r1"))).handle().orElseThrow();

        var end = ledger.await(handle, polling);
        time.passSeconds(20);

        assertThat(done(end).row().state()).isEqualTo(JobState.CLAIMED);
        assertThat(done(ledger.claim(COLLECTOR, 10))).isEmpty();
        assertThat(service.count("messages")).isEqualTo(1);
    }

    @Test
    void awaitTakesAJobThatHasEndedAlready() {
        var ledger = ledger("A");
        var handle = done(ledger.submit(detached("r1"))).handle().orElseThrow();
        time.passSeconds(20);

        assertThat(done(ledger.await(handle, polling)).failure()).isEmpty();
        assertThat(row("r1").state()).isEqualTo(JobState.CLAIMED);
    }

    @Test
    void aRowThatAnAwaitReleasesIsTheCollectorsAgain() {
        var ledger = ledger("A");
        var handle = done(ledger.submit(detached("r1"))).handle().orElseThrow();
        var end = ledger.await(handle, polling);
        time.passSeconds(20);

        done(ledger.release(done(end).row(), BROKEN));
        time.passSeconds(5);

        assertThat(done(ledger.claim(COLLECTOR, 10))).hasSize(1);
    }

    @Test
    void awaitWaitsWhileAnotherExchangeHasTheJob() {
        var ledger = ledger("A");
        var handle = done(ledger.submit(detached("r1"))).handle().orElseThrow();
        time.passSeconds(20);
        var claimed = done(ledger.claim(COLLECTOR, 1)).get(0).row();

        var end = ledger.await(handle, polling);
        time.passSeconds(20);
        assertThat(end).isNotDone();
        done(ledger.release(claimed, BROKEN));
        time.passSeconds(4);

        assertThat(done(end).row().deliveries()).isEqualTo(2);
    }

    @Test
    void awaitsAPlainJobUrlWithoutARow() {
        service.accept();
        var ledger = ledger("A");

        var end = ledger.await(JobHandle.parse(ScriptedService.TASK + "/jobs/j1?token=x"), polling);
        time.passSeconds(20);

        assertThat(done(end).failure()).isEmpty();
        assertThat(done(end).job().messages()).isNotEmpty();
        assertThat(rows()).isEmpty();
        assertThat(done(ledger.acknowledge(done(end).row()))).isTrue();
    }

    @Test
    void stopsAskingForAPlainJobThatNobodyWaitsForAnyMore() {
        service.runTime = Duration.ofHours(1);
        service.accept();
        var end = ledger("A").await(JobHandle.of(ScriptedService.TASK, "j1", null, WantedResult.ALL), polling);
        time.passSeconds(20);
        end.cancel(false);
        service.requests.clear();

        time.passSeconds(100);

        assertThat(service.requests).isEmpty();
    }

    @Test
    void aHandleCannotPointAtTheRowOfAnotherJob() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        service.accept();
        var forged = JobHandle.of(ScriptedService.TASK, "j2", "r1", WantedResult.ALL);

        var end = ledger.await(forged, polling);
        time.passSeconds(20);

        assertThat(done(end).job().jobId()).isEqualTo("j2");
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
    }
}
