package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.internal.poll.PollSettings.TimeoutAction;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Services get no more jobs than they should have; who waits for room is served in order. */
class RoomTest extends LedgerTestSupport {

    @Test
    void submitsAsManyAsThereIsRoomForAndTheOthersInOrder() {
        turn = new Turn(2, 100, () -> true);
        var ledger = ledger("A");
        List<CompletionStage<GpJobRecord>> submitted = new ArrayList<>();
        for (var i = 1; i <= 5; i++) {
            submitted.add(ledger.submit(detached("r" + i)));
        }
        assertThat(service.count("submit")).isEqualTo(2);
        assertThat(ledger.waitingForRoom()).isEqualTo(3);

        time.passSeconds(12);
        assertThat(service.count("submit")).isEqualTo(4);
        time.passSeconds(30);

        assertThat(submitted).extracting(stage -> done(stage).jobId()).containsExactly("j1", "j2", "j3", "j4", "j5");
        assertThat(rows(JobState.FINISHED)).hasSize(5);
        assertThat(ledger.waitingForRoom()).isZero();
    }

    @Test
    void refusesThoseWhoComeWhenTooManyWait() {
        turn = new Turn(1, 1, () -> true);
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        var second = ledger.submit(detached("r2"));

        var third = ledger.submit(detached("r3"));

        assertThat(failure(third))
                .isInstanceOf(GpRejectedException.class)
                .hasMessageContaining("maxJobsInFlight=1")
                .hasMessageContaining("maxWaiting");
        assertThat(find("r3")).isEmpty();
        time.passSeconds(20);
        assertThat(done(second).jobId()).isEqualTo("j2");
    }

    @Test
    void countsTheJobsOfOtherNodesAndNoticesTheirEnds() {
        turn = new Turn(1, 100, () -> true);
        ledger("A").submit(detached("r1"));

        var other = ledger("B").submit(detached("r2"));
        time.passSeconds(9);
        assertThat(other.toCompletableFuture()).isNotDone();
        time.passSeconds(10);

        assertThat(done(other).jobId()).isEqualTo("j2");
    }

    @Test
    void needsNoRoomForAJobThatIsThereAlready() {
        turn = new Turn(1, 0, () -> true);
        var ledger = ledger("A");
        done(ledger.submit(attached("r1", "k")));

        assertThat(done(ledger.submit(attached("r2", "k"))).rowId()).isEqualTo("r1");
        assertThat(done(ledger.submit(attached("r1", "k"))).rowId()).isEqualTo("r1");
    }

    @Test
    void hasRoomAtOnceWhenTheServerRefusesAJob() {
        turn = new Turn(1, 100, () -> true);
        var ledger = ledger("A");
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);
        ledger.submit(detached("r1"));
        var second = ledger.submit(detached("r2"));

        answer.completeExceptionally(ScriptedService.refused());

        assertThat(done(second).jobId()).isEqualTo("j1");
    }

    @Test
    void leavesNoRoomForAJobThatIsLookedFor() {
        turn = new Turn(1, 100, () -> true);
        service.listing = List::of;
        service.nextSubmit(ScriptedService.lostAnswer());
        var ledger = ledger("A");
        ledger.submit(detached("r1"));

        var second = ledger.submit(detached("r2"));
        assertThat(second.toCompletableFuture()).isNotDone();
        time.passSeconds(50);

        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
        assertThat(done(second).jobId()).isEqualTo("j1");
    }

    @Test
    void resubmissionKeepsItsPlace() {
        turn = new Turn(1, 100, () -> true);
        onUnknown = OnUnknown.RESUBMIT;
        service.listing = List::of;
        service.nextSubmit(ScriptedService.lostAnswer());
        var ledger = ledger("A");
        var first = ledger.submit(detached("r1"));
        var second = ledger.submit(detached("r2"));

        time.passSeconds(45);
        assertThat(done(first).jobId()).isEqualTo("j1");
        assertThat(second.toCompletableFuture()).isNotDone();
        time.passSeconds(20);

        assertThat(done(second).jobId()).isEqualTo("j2");
    }

    @Test
    void jobInThePlaceOfAnotherTakesItsTurnToo() {
        var ledger = failedJob();
        ledger.submit(detached("r2"));

        var again = ledger.rerun(row("r1"), RunForm.of(Map.of("Distance", "1")));
        assertThat(again.toCompletableFuture()).isNotDone();
        assertThat(ledger.waitingForRoom()).isEqualTo(1);
        assertThat(row("r1").rerunAs()).isEmpty();
        time.passSeconds(20);

        assertThat(done(again).jobId()).isEqualTo("j3");
        assertThat(row("r1").rerunAs()).contains("r1-r1");
        assertThat(row("r1-r1").origin().limits().inFlight()).isEqualTo(1);
    }

    @Test
    void jobWhoseTurnNeverCameCanBeSubmittedAgainLater() {
        var ledger = failedJob();
        ledger.submit(detached("r2"));
        var again = ledger.rerun(row("r1"), RunForm.of(Map.of("Distance", "1")));
        var twice = ledger.rerun(row("r1"), RunForm.of(Map.of("Distance", "1")));
        assertThat(failure(twice)).hasMessageContaining("at this moment");

        done(ledger.stop());

        assertThat(failure(again)).isInstanceOf(GpRejectedException.class);
        assertThat(row("r1").rerunAs()).isEmpty();
        done(ledger.start());
        time.passSeconds(60);
        assertThat(done(ledger.rerun(row("r1"), RunForm.of(Map.of("Distance", "1"))))
                        .jobId())
                .isEqualTo("j3");
    }

    private JobLedger failedJob() {
        turn = new Turn(1, 100, () -> true);
        service.lastWord = "esriJobFailed";
        var ledger = ledger("A");
        done(ledger.submit(detached("r1")));
        time.passSeconds(20);
        service.lastWord = "esriJobSucceeded";
        return ledger;
    }

    @Test
    void waitsNoLongerThanAJobMayTake() {
        turn = new Turn(1, 100, () -> true);
        service.runTime = Duration.ofMinutes(5);
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        timesOutAfter(Duration.ofSeconds(30), TimeoutAction.LEAVE);

        var second = ledger.submit(detached("r2"));
        time.passSeconds(31);

        assertThat(failure(second))
                .isInstanceOf(GpTimeoutException.class)
                .hasMessageContaining("nothing was submitted");
        assertThat(find("r2")).isEmpty();
    }

    @Test
    void aStopEndsTheWaitAndSubmitsNothing() {
        turn = new Turn(1, 100, () -> true);
        var ledger = ledger("A");
        done(ledger.submit(detached("r1")));
        var second = ledger.submit(detached("r2"));

        done(ledger.stop());
        time.passSeconds(60);

        assertThat(failure(second)).isInstanceOf(GpRejectedException.class);
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void submitsNothingThatNobodyWaitsForAnyMore() {
        turn = new Turn(1, 100, () -> true);
        var ledger = ledger("A");
        done(ledger.submit(detached("r1")));
        turn = new Turn(1, 100, () -> false);
        var given = ledger.submit(detached("r2"));
        turn = new Turn(1, 100, () -> true);
        var third = ledger.submit(detached("r3"));

        time.passSeconds(20);

        assertThat(failure(given)).isInstanceOf(GpRejectedException.class);
        assertThat(done(third).jobId()).isEqualTo("j2");
    }

    @Test
    void pausesTheSourceInsteadAndHasItGoOnWhenHalfOfThePlacesAreFree() {
        var source = new RecordedSource();
        turn = new Turn(1, 4, source);
        var ledger = ledger("A");
        List<CompletionStage<GpJobRecord>> submitted = new ArrayList<>();
        for (var i = 1; i <= 7; i++) {
            submitted.add(ledger.submit(detached("r" + i)));
        }
        assertThat(source.heard).containsExactly("pause");

        time.passSeconds(25);
        assertThat(ledger.waitingForRoom()).isEqualTo(4);
        assertThat(source.heard).containsExactly("pause");
        time.passSeconds(25);
        assertThat(source.heard).containsExactly("pause", "resume");
        time.passSeconds(60);

        assertThat(submitted)
                .allSatisfy(stage -> assertThat(done(stage).jobId()).isNotNull());
    }

    @Test
    void jobsThatWereLeftBehindTakeNoRoom() {
        turn = new Turn(1, 100, () -> true);
        service.runTime = Duration.ofMinutes(5);
        timesOutAfter(Duration.ofSeconds(20), TimeoutAction.LEAVE);
        var ledger = ledger("A");
        done(ledger.submit(attached("r1", "k")));
        timesOutAfter(Duration.ofMinutes(10), TimeoutAction.LEAVE);

        var second = ledger.submit(attached("r2", "k2"));
        time.passSeconds(25);

        assertThat(row("r1").leftBehind()).isTrue();
        assertThat(done(second).jobId()).isEqualTo("j2");
    }

    private static final class RecordedSource implements Turn.Source {
        final List<String> heard = new ArrayList<>();

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public boolean pause() {
            heard.add("pause");
            return true;
        }

        @Override
        public void resume() {
            heard.add("resume");
        }
    }
}
