package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.testing.TraceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** When results are fetched and kept, and when again. */
class EagerResultsTest extends LedgerTestSupport {
    private final ScriptedKeeper keeper = new ScriptedKeeper();

    @Test
    void areKeptBeforeAnybodyCanClaimTheJob() {
        keeper.answer = new CompletableFuture<>();
        var ledger = keeping("A");
        done(ledger.submit(detached("r1")));
        time.passSeconds(60);

        var early = done(ledger.claim(COLLECTOR, 1));
        keeper.answer.complete("there");
        var claimed = done(ledger.claim(COLLECTOR, 1));

        assertThat(early).isEmpty();
        assertThat(claimed)
                .singleElement()
                .satisfies(ended -> assertThat(ended.row().resultLocation()).isEqualTo("there"));
    }

    @Test
    void areTriedForAgainUntilTheServerSweepsThem() {
        keeper.answer = full();
        var ledger = keeping("A");
        done(ledger.submit(detached("r1")));
        time.passSeconds(60);
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(row("r1").resultLocation()).isNull();

        time.pass(Duration.ofHours(3));
        var tries = keeper.tries.size();
        time.pass(Duration.ofHours(4));
        var last = keeper.tries.size();
        time.pass(Duration.ofHours(4));

        assertThat(tries).isGreaterThan(10);
        assertThat(keeper.tries).hasSize(last);
        assertThat(row("r1").resultLocation()).isNull();
    }

    @Test
    void areKeptLaterWhenTheDiskHasRoomAgain() {
        keeper.answer = full();
        done(keeping("A").submit(detached("r1")));
        time.pass(Duration.ofMinutes(30));

        keeper.answer = CompletableFuture.completedFuture("there");
        time.pass(Duration.ofMinutes(30));

        assertThat(row("r1").resultLocation()).isEqualTo("there");
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    void areCollectedByWhoeverStartsNext() {
        keeper.answer = full();
        var first = keeping("A");
        done(first.submit(detached("r1")));
        time.pass(Duration.ofMinutes(1));
        done(first.stop());
        keeper.answer = CompletableFuture.completedFuture("there");

        keeping("B");
        time.pass(Duration.ofMinutes(16));

        assertThat(row("r1").resultLocation()).isEqualTo("there");
    }

    @Test
    void doNotHoldUpAnExchangeThatWaits() {
        keeper.answer = full();
        var end = run(keeping("A"), attached("r1", null));

        time.passSeconds(30);

        assertThat(done(end).failure()).isEmpty();
        assertThat(done(end).row().resultLocation()).isNull();
    }

    @Test
    void ofJobsThatFailedAreNotFetched() {
        service.lastWord = "esriJobFailed";
        done(keeping("A").submit(detached("r1")));

        time.pass(Duration.ofHours(1));

        assertThat(keeper.tries).isEmpty();
    }

    @Test
    void goWithTheirRow() {
        done(keeping("A").submit(detached("r1")));
        time.passSeconds(60);

        time.pass(Duration.ofDays(8));

        assertThat(find("r1")).isEmpty();
        assertThat(keeper.dropped).containsExactly("kept-r1");
    }

    @Test
    void goWhenTheirRowIsForgotten() {
        var ledger = keeping("A");
        done(ledger.submit(detached("r1")));
        time.passSeconds(60);

        done(ledger.forget(row("r1")));

        assertThat(keeper.dropped).containsExactly("kept-r1");
    }

    @Test
    void ofNobodyAreDropped() {
        keeping("A");
        keeper.kept.put("stray", "r9");

        time.pass(Duration.ofMinutes(16));

        assertThat(keeper.dropped).contains("stray");
    }

    @Test
    void thatNobodyCollectsAreWarnedOfShortlyBeforeTheyAreSwept() throws Exception {
        done(ledger("A").submit(detached("r1")));
        time.pass(Duration.ofHours(4));
        try (var log = new TraceLog("org.")) {
            time.pass(Duration.ofMinutes(30));
            assertThat(log.text()).doesNotContain("Nobody has collected");
            time.pass(Duration.ofHours(1));
            assertThat(log.text().split("Nobody has collected", -1)).hasSize(2);
        }
    }

    private JobLedger keeping(String node) {
        var ledger = ledger(node);
        ledger.keepResults(keeper);
        return ledger;
    }

    private static CompletableFuture<String> full() {
        return CompletableFuture.failedFuture(new UncheckedIOException(new IOException("No space left on device")));
    }

    /** Keeps nothing, but says what a test has it say. */
    private final class ScriptedKeeper implements ResultKeeper {
        private final List<Instant> tries = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();
        private final Map<String, String> kept = new HashMap<>();
        private CompletableFuture<String> answer;

        @Override
        public CompletionStage<String> keep(GpJobRecord row, GpJob job) {
            tries.add(time.instant());
            return answer == null ? CompletableFuture.completedFuture("kept-" + row.rowId()) : answer;
        }

        @Override
        public CompletionStage<GpJob> job(String location) {
            return CompletableFuture.failedFuture(new UncheckedIOException(new IOException("Nothing is kept")));
        }

        @Override
        public CompletionStage<Map<String, String>> keptBefore(Instant moment) {
            return CompletableFuture.completedFuture(Map.copyOf(kept));
        }

        @Override
        public void drop(String location) {
            dropped.add(location);
        }
    }
}
