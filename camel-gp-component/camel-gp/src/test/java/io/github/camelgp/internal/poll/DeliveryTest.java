package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.poll.PollSettings.TimeoutAction;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest extends LedgerTestSupport {
    private static final RuntimeException BROKEN = new IllegalStateException("disk full");

    @Test
    void wakesTheCollectorWhenADetachedJobEnds() {
        ledger("A").submit(detached("r1"));
        time.passSeconds(5);
        assertThat(woken).isEmpty();

        time.passSeconds(10);

        assertThat(woken).containsExactly("A");
    }

    @Test
    void wakesNobodyAfterTheListenerIsClosed() throws Exception {
        var ledger = ledger("A");
        List<String> heard = new ArrayList<>();
        ledger.onFinished(COLLECTOR, () -> heard.add("closed")).close();
        ledger.submit(detached("r1"));
        time.passSeconds(20);

        assertThat(heard).isEmpty();
    }

    @Test
    void handsAnEndedJobToOneClaimOnly() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        time.passSeconds(20);

        var first = done(ledger.claim(COLLECTOR, 10));
        var second = done(ledger.claim(COLLECTOR, 10));

        assertThat(first).singleElement().satisfies(ended -> {
            assertThat(ended.failure()).isEmpty();
            assertThat(ended.job()).isNotNull();
            assertThat(ended.row().rowId()).isEqualTo("r1");
        });
        assertThat(second).isEmpty();
    }

    @Test
    void keepsATombstoneWithoutRequestAfterTheExchangeIsThrough() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");

        assertThat(done(ledger.acknowledge(claimed))).isTrue();
        assertThat(done(ledger.acknowledge(claimed))).isTrue();

        assertThat(row("r1").state()).isEqualTo(JobState.DELIVERED);
        assertThat(row("r1").origin().request()).isNull();
        assertThat(row("r1").ended()).isNull();
        assertThat(row("r1").lease()).isNull();
    }

    @Test
    void saysWhenThereIsNoRowToAcknowledge() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");
        done(repository.delete(row("r1")));

        assertThat(done(ledger.acknowledge(claimed))).isFalse();
    }

    @Test
    void handsAReleasedJobOverAgainAfterItsDelay() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");
        woken.clear();
        done(ledger.release(claimed, BROKEN));
        assertThat(row("r1").failure().text()).contains("disk full");
        assertThat(done(ledger.claim(COLLECTOR, 1))).isEmpty();

        time.passSeconds(5);

        assertThat(woken).containsExactly("A");
        assertThat(done(ledger.claim(COLLECTOR, 1))).singleElement().satisfies(ended -> assertThat(ended.failure())
                .isEmpty());
    }

    @Test
    void doublesTheDelayAndGivesUpAfterTooMany() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        time.passSeconds(20);
        List<Long> delays = new ArrayList<>();

        for (var i = 0; i < 6; i++) {
            var claimed = done(ledger.claim(COLLECTOR, 1)).get(0).row();
            done(ledger.release(claimed, BROKEN));
            var next = row("r1").times().nextAttemptAt();
            if (row("r1").state() == JobState.FINISHED) {
                var delay = Duration.between(time.instant(), next);
                delays.add(delay.toSeconds());
                time.pass(delay);
            }
        }

        assertThat(delays).containsExactly(5L, 10L, 20L, 40L, 80L);
        assertThat(row("r1").state()).isEqualTo(JobState.DEAD);
        assertThat(row("r1").deliveries()).isEqualTo(6);
        assertThat(row("r1").origin().request()).isNotNull();
    }

    @Test
    void deliversAFailedJobOnceWhateverTheRouteDoesWithIt() {
        var ledger = ledger("A");
        service.lastWord = "esriJobFailed";
        ledger.submit(detached("r1"));
        time.passSeconds(20);

        var ended = done(ledger.claim(COLLECTOR, 1)).get(0);
        assertThat(ended.failure().orElseThrow()).isInstanceOf(GpJobException.class);
        done(ledger.release(ended.row(), BROKEN));

        assertThat(row("r1").state()).isEqualTo(JobState.DELIVERED);
        assertThat(row("r1").failure().reason()).isEqualTo(Reason.TOOL_FAILED);
    }

    @Test
    void deliversADetachedJobWhoseDeadlinePassedAsAFailure() {
        timesOutAfter(Duration.ofMinutes(5), TimeoutAction.LEAVE);
        service.runTime = Duration.ofHours(1);
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        time.pass(Duration.ofMinutes(5));

        var ended = done(ledger.claim(COLLECTOR, 1)).get(0);

        assertThat(ended.job()).isNull();
        assertThat(ended.failure().orElseThrow())
                .isInstanceOfSatisfying(GpTimeoutException.class, timeout -> assertThat(timeout.getLimit())
                        .isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void deliversADetachedJobThatVanishedAsGone() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        service.forgets("j1");
        time.passSeconds(20);

        assertThat(done(ledger.claim(COLLECTOR, 1)).get(0).failure().map(GpException::getReason))
                .contains(Reason.GONE);
    }

    @Test
    void anAttachedJobIsNoCollectors() {
        var ledger = ledger("A");
        var end = run(ledger, attached("r1", null));
        time.passSeconds(20);

        assertThat(done(ledger.claim(COLLECTOR, 10))).isEmpty();
        assertThat(done(end).row().state()).isEqualTo(JobState.CLAIMED);
        assertThat(woken).isEmpty();
    }

    @Test
    void anAttachedRowWithoutKeyEndsWithItsExchange() {
        var ledger = ledger("A");
        var good = run(ledger, attached("r1", null));
        var bad = run(ledger, attached("r2", null));
        time.passSeconds(20);

        done(ledger.acknowledge(done(good).row()));
        done(ledger.release(done(bad).row(), BROKEN));

        assertThat(row("r1").state()).isEqualTo(JobState.DELIVERED);
        assertThat(row("r2").state()).isEqualTo(JobState.DEAD);
        assertThat(row("r2").failure().text()).contains("disk full");
    }

    @Test
    void anAttachedRowWithKeyWaitsForItsMessageAfterTheExchangeFailed() {
        var ledger = ledger("A");
        var first = run(ledger, attached("r1", "k"));
        time.passSeconds(20);
        done(ledger.release(done(first).row(), BROKEN));
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        var asked = service.requests.size();

        var second = run(ledger, attached("r2", "k"));

        assertThat(done(second).failure()).isEmpty();
        assertThat(done(second).job().messages()).isNotEmpty();
        assertThat(service.requests).hasSize(asked);
    }

    @Test
    void whoGivesUpWaitingFirstDoesNotGetTheJob() {
        var ledger = ledger("A");
        var end = run(ledger, attached("r1", "k"));
        time.passSeconds(5);

        var won = end.completeExceptionally(new GpRejectedException("stopping", GpWhere.NOWHERE));
        time.passSeconds(20);

        assertThat(won).isTrue();
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(row("r1").deliveries()).isZero();
    }

    @Test
    void aJobWithoutKeyThatNobodyWaitsForIsListedAsDead() {
        var ledger = ledger("A");
        run(ledger, attached("r1", null)).cancel(false);
        time.passSeconds(20);

        assertThat(row("r1").state()).isEqualTo(JobState.DEAD);
        assertThat(row("r1").succeeded()).isTrue();
    }

    @Test
    void failsAsGoneWhenTheRowIsForgotten() {
        assertThat(((GpException) failure(ledger("A").whenEnded("r9", polling))).getReason())
                .isEqualTo(Reason.GONE);
    }

    @Test
    void removesWhatNobodyTookAfterTheRetention() {
        var ledger = ledger("A");
        done(ledger.acknowledge(claimed(ledger, "r2")));
        ledger.submit(detached("r1"));

        time.pass(Duration.ofDays(7).minusMinutes(1));
        assertThat(rows()).hasSize(2);
        time.pass(Duration.ofHours(2));

        assertThat(rows()).isEmpty();
    }

    @Test
    void aJobGivenBackCanBeHadAtOnceAndCountsNoDelivery() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");
        woken.clear();

        for (var i = 0; i < 20; i++) {
            done(ledger.giveBack(claimed));
            claimed = done(ledger.claim(COLLECTOR, 1)).get(0).row();
        }

        assertThat(woken).hasSize(20);
        assertThat(claimed.deliveries()).isEqualTo(1);
    }

    @Test
    void aJobWhoseResultsCannotBeFetchedComesAgainUntilTheServerSweepsThem() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");
        var tries = 0;

        while (row("r1").state() != JobState.DEAD && tries < 200) {
            done(ledger.postpone(claimed, ScriptedService.unreachable()));
            time.pass(Duration.ofMinutes(10));
            var next = done(ledger.claim(COLLECTOR, 1));
            claimed = next.isEmpty() ? claimed : next.get(0).row();
            tries++;
        }

        assertThat(tries).isGreaterThan(36);
        assertThat(Duration.between(row("r1").times().ended(), time.instant())).isGreaterThan(Duration.ofHours(6));
    }

    @Test
    void postponesLongerTheOlderTheEndIs() {
        var ledger = ledger("A");
        var claimed = claimed(ledger, "r1");
        done(ledger.postpone(claimed, ScriptedService.unreachable()));
        assertThat(Duration.between(time.instant(), row("r1").times().nextAttemptAt()))
                .isEqualTo(Duration.ofSeconds(5));
        time.passSeconds(380);
        claimed = done(ledger.claim(COLLECTOR, 1)).get(0).row();

        done(ledger.postpone(claimed, ScriptedService.unreachable()));

        assertThat(Duration.between(time.instant(), row("r1").times().nextAttemptAt()))
                .isBetween(Duration.ofSeconds(95), Duration.ofSeconds(105));
    }

    @Test
    void anExchangeThatFailedDoesNotSpeakForTheJobThatFollowedUnderItsId() {
        var ledger = ledger("A");
        service.lastWord = "esriJobFailed";
        var first = run(ledger, attached("r1", null));
        time.passSeconds(20);
        service.lastWord = "esriJobSucceeded";
        var second = run(ledger, attached("r1", null));
        time.passSeconds(20);

        assertThat(done(ledger.acknowledge(done(first).row()))).isTrue();

        assertThat(done(second).row().jobId()).isEqualTo("j2");
        assertThat(row("r1").state()).isEqualTo(JobState.CLAIMED);
    }

    private GpJobRecord claimed(JobLedger ledger, String rowId) {
        ledger.submit(detached(rowId));
        time.passSeconds(20);
        return done(ledger.claim(COLLECTOR, 10)).stream()
                .map(EndedJob::row)
                .filter(row -> row.rowId().equals(rowId))
                .findFirst()
                .orElseThrow();
    }
}
