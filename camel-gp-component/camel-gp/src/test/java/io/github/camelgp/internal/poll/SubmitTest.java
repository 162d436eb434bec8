package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SubmitTest extends LedgerTestSupport {

    @Test
    void writesTheRowBeforeTheRequestAndTheJobBeforeTheFirstPoll() {
        var ledger = ledger("A");
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);

        var submitted = ledger.submit(detached("r1"));
        assertThat(submitted.toCompletableFuture()).isNotDone();
        assertThat(row("r1").state()).isEqualTo(JobState.SUBMITTING);
        answer.complete(service.accept());

        assertThat(done(submitted)).isEqualTo(row("r1"));
        assertThat(row("r1").state()).isEqualTo(JobState.RUNNING);
        assertThat(row("r1").jobId()).isEqualTo("j1");
        assertThat(service.count("status")).isZero();
    }

    @Test
    void completesAsSoonAsTheServerHasAnswered() {
        var row = done(ledger("A").submit(detached("r1")));

        assertThat(row.handle().orElseThrow().jobUrl()).endsWith("/Viewshed/jobs/j1");
        assertThat(time.instant()).isEqualTo(row.times().created());
    }

    @Test
    void freesTheKeyWhenTheServerRefuses() {
        var ledger = ledger("A");
        service.nextSubmit(ScriptedService.refused());

        var first = ledger.submit(attached("r1", "k"));
        assertThat(((GpException) failure(first)).getReason()).isEqualTo(Reason.SERVICE_STOPPED);
        assertThat(row("r1").state()).isEqualTo(JobState.DEAD);
        var second = done(ledger.submit(attached("r2", "k")));

        assertThat(second.rowId()).isEqualTo("r2");
        assertThat(second.state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void submitsAnewUnderTheSameIdAfterARefusal() {
        var ledger = ledger("A");
        service.nextSubmit(ScriptedService.refused());
        failure(ledger.submit(attached("r1", null)));

        var second = done(ledger.submit(attached("r1", null)));

        assertThat(second.state()).isEqualTo(JobState.RUNNING);
        assertThat(service.count("submit")).isEqualTo(2);
    }

    @Test
    void parksALostAnswerAndNeverRepeatsIt() {
        var ledger = ledger("A");
        service.nextSubmit(ScriptedService.lostAnswer());

        var first = failure(ledger.submit(attached("r1", "k")));
        var again = failure(ledger.submit(attached("r1", "k")));
        var other = failure(ledger.submit(attached("r2", "k")));

        assertThat(List.of(first, again, other)).allSatisfy(failure -> assertThat(((GpException) failure).getReason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN));
        assertThat(first).hasMessageContaining("Connection reset").hasMessageContaining("r1");
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void countsAnAnswerWithoutJobIdAsUnknown() {
        service.nextSubmit(new GpProtocolException("No jobId in the answer", GpWhere.NOWHERE, null));

        failure(ledger("A").submit(attached("r1", null)));

        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    @Test
    void attachesASecondMessageToTheRunningJobOfItsKey() {
        var ledger = ledger("A");
        var first = run(ledger, attached("r1", "k"));
        var second = run(ledger, attached("r2", "k"));
        time.passSeconds(20);

        assertThat(done(first).row().rowId()).isEqualTo("r1");
        assertThat(done(second).row().rowId()).isEqualTo("r1");
        assertThat(service.count("submit")).isEqualTo(1);
        assertThat(service.count("messages")).isEqualTo(1);
    }

    @Test
    void attachesToASubmissionWhoseAnswerIsUnderWay() {
        var ledger = ledger("A");
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);
        var first = ledger.submit(attached("r1", "k"));
        var second = ledger.submit(attached("r2", "k"));
        var same = ledger.submit(attached("r1", "k"));

        answer.complete(service.accept());

        assertThat(List.of(done(first), done(second), done(same)))
                .extracting(GpJobRecord::jobId)
                .containsOnly("j1");
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void waitsForTheAnswerThatAnotherNodeWaitsFor() {
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);
        ledger("A").submit(attached("r1", "k"));
        var second = ledger("B").submit(attached("r2", "k"));
        time.passSeconds(5);
        assertThat(second.toCompletableFuture()).isNotDone();

        answer.complete(service.accept());
        time.passSeconds(5);

        assertThat(done(second).jobId()).isEqualTo("j1");
    }

    @Test
    void givesTheFinishedJobOfADeliveredKeyOnceMore() {
        var ledger = ledger("A");
        var first = run(ledger, attached("r1", "k"));
        time.passSeconds(20);
        done(ledger.acknowledge(done(first).row()));

        var second = run(ledger, attached("r2", "k"));
        time.passSeconds(5);

        assertThat(done(second).failure()).isEmpty();
        assertThat(done(second).job()).isNotNull();
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void failsAsGoneWhenTheResultOfADeliveredKeyIsNoMore() {
        var ledger = ledger("A");
        var first = run(ledger, attached("r1", "k"));
        time.passSeconds(20);
        done(ledger.acknowledge(done(first).row()));
        service.forgets("j1");

        var second = run(ledger, attached("r2", "k"));
        time.passSeconds(20);

        assertThat(((GpException) failure(second)).getReason()).isEqualTo(Reason.GONE);
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void submitsAnewUnderTheKeyOfAJobThatFailed() {
        var ledger = ledger("A");
        service.lastWord = "esriJobFailed";
        var first = run(ledger, attached("r1", "k"));
        time.passSeconds(20);
        var ended = done(first);
        done(ledger.release(ended.row(), ended.failure().orElseThrow()));

        var second = done(ledger.submit(attached("r2", "k")));

        assertThat(second.jobId()).isEqualTo("j2");
        assertThat(row("r1").state()).isEqualTo(JobState.DEAD);
    }

    @Test
    void submitsAnewUnderTheIdOfAJobThatFailed() {
        var ledger = ledger("A");
        service.lastWord = "esriJobFailed";
        run(ledger, attached("r1", null));
        time.passSeconds(20);

        var second = done(ledger.submit(attached("r1", null)));

        assertThat(second.jobId()).isEqualTo("j2");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void findsItsOwnJobUnderTheSameIdWhenTheExchangeIsRedelivered() {
        var ledger = ledger("A");
        var first = run(ledger, attached("r1", null));
        time.passSeconds(20);
        assertThat(done(first).row().state()).isEqualTo(JobState.CLAIMED);

        var again = run(ledger, attached("r1", null));

        assertThat(done(again).row().version()).isEqualTo(done(first).row().version());
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void notesALateAnswerThoughTheRowWasGivenUp() {
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);
        var a = ledger("A");
        var submitted = a.submit(detached("r1"));
        var stopped = a.stop();
        time.passSeconds(JobLedger.LAST_ANSWERS.toSeconds());
        done(stopped);
        ledger("B");
        time.passSeconds(60);
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);

        answer.complete(service.accept());

        assertThat(done(submitted).jobId()).isEqualTo("j1");
        assertThat(row("r1").state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void notesAnAnswerThatComesDuringTheStopAndLeavesTheJobToOthers() {
        var answer = new CompletableFuture<GpJob>();
        service.nextSubmit(answer);
        var a = ledger("A");
        var submitted = a.submit(attached("r1", "k"));
        var ended = submitted.thenCompose(row -> a.whenEnded(row.rowId(), polling));
        var stopped = a.stop();
        assertThat(stopped.toCompletableFuture()).isNotDone();

        answer.complete(service.accept());

        done(stopped);
        assertThat(row("r1").state()).isEqualTo(JobState.RUNNING);
        assertThat(row("r1").lease()).isNull();
        assertThat(failure(ended)).isInstanceOf(GpRejectedException.class);
    }

    @Test
    void tellsListenersWhatHappens() {
        var ledger = ledger("A");
        List<String> heard = new ArrayList<>();
        ledger.addListener(new LedgerListener() {
            @Override
            public void submitted(GpJobRecord row) {
                heard.add("submitted " + row.jobId());
            }

            @Override
            public void changed(String rowId, GpJob job) {
                heard.add(rowId + " " + job.statusText());
            }

            @Override
            public void ended(GpJobRecord row) {
                heard.add("ended " + row.status());
            }
        });

        ledger.submit(detached("r1"));
        time.pass(Duration.ofSeconds(30));

        assertThat(heard)
                .containsExactly(
                        "submitted j1", "r1 esriJobExecuting", "r1 esriJobSucceeded", "ended esriJobSucceeded");
    }

    @Test
    void repositoryThatThrowsHoldsUpNothing() {
        turn = new Turn(1, 10, () -> true);
        var mortal = new MortalRepository(repository);
        var ledger = new JobLedger(mortal, service, time, time, new DoublingPollSchedule(STEADY), settings("A"));
        done(ledger.start());
        mortal.throwing(true);
        assertThat(failure(ledger.submit(attached("r1", "k")))).hasMessageContaining("no connection in the pool");
        mortal.throwing(false);

        assertThat(done(ledger.submit(attached("r1", "k"))).jobId()).isEqualTo("j1");
    }
}
