package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request whose answer is lost: looked for first, then parked, or sent again if that was asked for. */
class LostAnswerTest extends LedgerTestSupport {

    @Test
    void goesOnWithTheJobThatTheServerLists() {
        var ledger = ledger("A");
        takenButLost();

        var ended = run(ledger, attached("r1", "k"));
        time.passSeconds(20);

        assertThat(done(ended).failure()).isEmpty();
        assertThat(row("r1").jobId()).isEqualTo("j1");
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void looksAgainAsServersListNewJobsWithADelay() {
        var ledger = ledger("A");
        takenButLost();
        var listed = service.listing.get();
        var at = time.instant().plusSeconds(30);
        service.listing = () -> time.instant().isBefore(at) ? List.of() : listed;

        var submitted = ledger.submit(attached("r1", null));
        assertThat(row("r1").state()).isEqualTo(JobState.UNKNOWN);
        time.passSeconds(60);

        assertThat(done(submitted).jobId()).isEqualTo("j1");
        assertThat(service.count("search")).isEqualTo(3);
    }

    @Test
    void parksWhatTheServerDoesNotList() {
        service.listing = List::of;
        service.nextSubmit(ScriptedService.lostAnswer());
        var submitted = ledger("A").submit(attached("r1", "k"));

        time.passSeconds(60);

        assertThat(failure(submitted)).hasMessageContaining("the server has no job of it");
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    @Test
    void parksWhenSeveralJobsCouldBeIt() {
        var jobs = List.of(service.accept(), service.accept());
        service.listing = () -> jobs;
        service.nextSubmit(ScriptedService.lostAnswer());
        onUnknown = OnUnknown.RESUBMIT;

        var submitted = ledger("A").submit(attached("r1", "k"));

        assertThat(failure(submitted)).hasMessageContaining("2 jobs could be it");
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void leavesJobsAloneThatOtherRowsKnow() {
        var ledger = ledger("A");
        done(ledger.submit(detached("other")));
        var theirs = ScriptedService.job("j1", "esriJobExecuting", false);
        service.listing = () -> List.of(theirs);
        service.nextSubmit(ScriptedService.lostAnswer());

        var submitted = ledger.submit(attached("r1", "k"));
        time.passSeconds(60);

        assertThat(failure(submitted)).hasMessageContaining("the server has no job of it");
    }

    @Test
    void submitsOnceMoreIfToldSoAfterLooking() {
        var ledger = ledger("A");
        List<GpJobRecord> heard = new ArrayList<>();
        ledger.addListener(new LedgerListener() {
            @Override
            public void resubmitted(GpJobRecord row) {
                heard.add(row);
            }
        });
        onUnknown = OnUnknown.RESUBMIT;
        service.listing = List::of;
        service.nextSubmit(ScriptedService.lostAnswer());

        var submitted = ledger.submit(attached("r1", "k"));
        time.passSeconds(39);
        assertThat(service.count("submit")).isEqualTo(1);
        time.passSeconds(2);

        assertThat(done(submitted).state()).isEqualTo(JobState.RUNNING);
        assertThat(service.count("search")).isEqualTo(3);
        assertThat(service.count("submit")).isEqualTo(2);
        assertThat(ledger.resubmissions()).isEqualTo(1);
        assertThat(heard).singleElement().extracting(GpJobRecord::rowId).isEqualTo("r1");
    }

    @Test
    void givesUpToSubmitAfterThreeLostAnswers() {
        onUnknown = OnUnknown.RESUBMIT;
        for (var i = 0; i < 4; i++) {
            service.nextSubmit(ScriptedService.lostAnswer());
        }

        var submitted = ledger("A").submit(attached("r1", "k"));

        assertThat(((GpException) failure(submitted)).getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(service.count("submit")).isEqualTo(3);
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    @Test
    void parksWhenLookingFailsThoughToldToSubmitOnceMore() {
        var ledger = ledger("A");
        onUnknown = OnUnknown.RESUBMIT;
        service.nextSubmit(ScriptedService.lostAnswer());
        service.down = true;

        var submitted = ledger.submit(attached("r1", "k"));
        time.passSeconds(60);

        assertThat(failure(submitted)).hasMessageContaining("looking for the job failed: Connection refused");
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    @Test
    void aSecondMessageWaitsUntilTheJobIsFound() {
        var ledger = ledger("A");
        takenButLost();
        var listed = service.listing.get();
        var at = time.instant().plusSeconds(10);
        service.listing = () -> time.instant().isBefore(at) ? List.of() : listed;
        ledger.submit(attached("r1", "k"));

        var second = ledger.submit(attached("r2", "k"));
        assertThat(second.toCompletableFuture()).isNotDone();
        time.passSeconds(20);

        assertThat(done(second).rowId()).isEqualTo("r1");
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void findsWhatADeadNodeWasSubmitting() {
        deadWhileSubmitting(attached("r1", "k"));
        var job = service.accept();
        service.listing = () -> List.of(job);
        var alive = ledger("B");
        time.passSeconds(60);

        var ended = run(alive, attached("r2", "k"));
        time.passSeconds(5);

        assertThat(done(ended).row().rowId()).isEqualTo("r1");
        assertThat(done(ended).failure()).isEmpty();
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void givesTheFoundJobOfADeadNodeWithoutKeyWhereOrphansGo() {
        deadWhileSubmitting(attached("r1", null));
        var job = service.accept();
        service.listing = () -> List.of(job);

        ledger(settings("B", Orphans.COLLECT));
        time.passSeconds(100);

        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(woken).containsExactly("B");
    }

    @Test
    void submitsOnceMoreWhatADeadNodeWithAKeyLeft() {
        onUnknown = OnUnknown.RESUBMIT;
        deadWhileSubmitting(attached("r1", "k"));
        service.listing = List::of;

        var alive = ledger("B");
        time.passSeconds(100);

        assertThat(service.count("submit")).isEqualTo(2);
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(alive.resubmissions()).isEqualTo(1);
    }

    @Test
    void submitsOnceMoreWhatADeadNodeKeptInAFile(@TempDir Path folder) throws IOException {
        Path form;
        try (var big = RunForm.of(Map.of("Distance", "17"))) {
            form = big.keepIn(folder);
        }
        var json = Files.writeString(folder.resolve("gp1.request.json"), "{\"Distance\":\"18\",\"f\":\"json\"}");
        onUnknown = OnUnknown.RESUBMIT;
        deadWhileSubmitting(keptAt("r1", form));
        deadWhileSubmitting(keptAt("r2", json));
        service.listing = List::of;
        service.distances.clear();

        ledger("B");
        time.passSeconds(100);

        assertThat(service.distances).containsExactlyInAnyOrder("17", "18");
        assertThat(rows(JobState.FINISHED)).hasSize(2);
        assertThat(form).exists();
    }

    @Test
    void parksWhatADeadNodeKeptInAFileThatIsGone(@TempDir Path folder) {
        onUnknown = OnUnknown.RESUBMIT;
        deadWhileSubmitting(keptAt("r1", folder.resolve("gp1.request.form")));
        service.listing = List::of;

        ledger("B");
        time.passSeconds(100);

        assertThat(service.count("submit")).isEqualTo(1);
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    private Submission keptAt(String rowId, Path file) {
        var plain = attached(rowId, rowId);
        var from = plain.origin();
        var origin = new JobOrigin(
                from.taskUrl(),
                from.collector(),
                true,
                rowId,
                from.wanted(),
                SavedRequest.at(file.toUri().toString()));
        return new Submission(rowId, origin, plain.form(), plain.polling(), plain.onUnknown(), plain.turn());
    }

    @Test
    void neverSubmitsOnceMoreWhatADeadNodeWithoutKeyLeft() {
        onUnknown = OnUnknown.RESUBMIT;
        deadWhileSubmitting(detached("r1"));
        service.listing = List::of;

        ledger("B");
        time.passSeconds(120);

        assertThat(service.count("submit")).isEqualTo(1);
        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
    }

    /** The server takes the job, and its answer is lost. */
    private void takenButLost() {
        GpJob taken = service.accept();
        service.listing = () -> List.of(taken);
        service.nextSubmit(ScriptedService.lostAnswer());
    }

    private void deadWhileSubmitting(Submission submission) {
        var mortal = new MortalRepository(repository);
        var dead = new JobLedger(mortal, service, time, time, new DoublingPollSchedule(STEADY), settings("A"));
        done(dead.start());
        service.nextSubmit(new CompletableFuture<GpJob>());
        dead.submit(submission);
        mortal.die();
    }
}
