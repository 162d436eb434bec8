package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules about single rows: versions, keys, lists, removal. */
abstract class RowContract extends RepositoryTestSupport {
    @Test
    void givesBackWhatItWasGiven() {
        var wanted = new WantedResult(
                List.of("Out"),
                "geoJson",
                Map.of("outSR", "4326"),
                Map.of("Name", "\u0100b", "n", Long.MAX_VALUE, "d", 0.5));
        var origin = new JobOrigin(TASK, "night", false, "key", wanted, SavedRequest.inline("{\"a\":1}"))
                .withLimits(new JobLimits(Duration.ofMinutes(5), Duration.ofHours(1), Set.of("runTimeout")));
        var row = created(GpJobRecord.submitting("r1", origin, lease("A"), NOW.plusNanos(456_789), NOW.plusSeconds(9)));
        var full = updated(row.running("j1", "esriJobSubmitted", NOW)
                .seen("esriJobExecuting", NOW)
                .finished(
                        job("j1", "esriJobFailed"),
                        new JobFailure(Reason.TIMED_OUT, "why", "runTimeout", KEPT),
                        NOW,
                        KEPT)
                .withResultLocation("file:results/r1"));

        var found = done(repository.find("r1"));

        assertThat(found).contains(full);
        assertThat(found.orElseThrow().origin()).isEqualTo(origin);
        assertThat(found.orElseThrow().times().sweepAt()).isEqualTo(NOW.plus(KEPT));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(done(repository.find("none"))).isEmpty();
        assertThat(done(repository.findByJob(TASK, "none"))).isEmpty();
        assertThat(done(repository.findByKey(TASK, "none"))).isEmpty();
        assertThat(done(repository.list(JobFilter.ALL))).isEmpty();
        assertThat(done(repository.claim("none", 10, lease("A"), NOW))).isEmpty();
        assertThat(done(repository.update(row("none")))).isEmpty();
        assertThat(done(repository.delete(row("none")))).isFalse();
    }

    @Test
    void countsVersionsFromOneUp() {
        var first = created(row("r1"));
        var second = updated(first.running("j1", "", NOW));

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
    }

    @Test
    void refusesAChangeOfAnOldVersion() {
        var row = created(row("r1"));
        var running = updated(row.running("j1", "", NOW));

        var late = done(repository.update(row.dead(JobFailure.of(Reason.REJECTED, "late"), NOW)));

        assertThat(late).isEmpty();
        assertThat(done(repository.find("r1"))).contains(running);
    }

    @Test
    void givesTheExistingRowForATakenId() {
        var first = created(row("r1"));

        var second = done(repository.create(row("r1")));

        assertThat(second).isEqualTo(new GpJobRepository.Creation(first, false));
    }

    @Test
    void givesTheExistingRowForATakenKey() {
        var first = created(keyed("r1", "k"));

        var second = done(repository.create(keyed("r2", "k")));

        assertThat(second).isEqualTo(new GpJobRepository.Creation(first, false));
        assertThat(done(repository.find("r2"))).isEmpty();
        assertThat(done(repository.findByKey(TASK, "k"))).contains(first);
    }

    @Test
    void keepsKeysOfDifferentTasksApart() {
        created(keyed("r1", "k"));
        var origin = new JobOrigin(TASK + "2", "c", true, "k", WantedResult.ALL, null);

        var other = done(repository.create(GpJobRecord.submitting("r2", origin, lease("A"), NOW, null)));

        assertThat(other.created()).isTrue();
    }

    @Test
    void keepsTheKeyOfADeliveredJobTaken() {
        var row = created(keyed("r1", "k"));
        var finished = updated(row.running("j1", "", NOW).finished(job("j1", "esriJobSucceeded"), null, NOW, KEPT));
        var delivered = updated(finished.claimed(lease("A"), NOW).delivered(NOW));

        var second = done(repository.create(keyed("r2", "k")));

        assertThat(second).isEqualTo(new GpJobRepository.Creation(delivered, false));
    }

    @Test
    void freesTheKeyOfAJobThatFailed() {
        var row = created(keyed("r1", "k"));
        updated(row.running("j1", "", NOW)
                .finished(job("j1", "esriJobFailed"), JobFailure.of(Reason.TOOL_FAILED, ""), NOW, KEPT));

        assertThat(done(repository.create(keyed("r2", "k"))).created()).isTrue();
        assertThat(done(repository.findByKey(TASK, "k")).map(GpJobRecord::rowId))
                .contains("r2");
    }

    @Test
    void freesTheKeyOfARefusedSubmission() {
        updated(created(keyed("r1", "k")).dead(JobFailure.of(Reason.SERVICE_STOPPED, ""), NOW));

        assertThat(done(repository.create(keyed("r2", "k"))).created()).isTrue();
    }

    @Test
    void keepsTheKeyOfAnUnknownOutcomeTaken() {
        var unknown = created(keyed("r1", "k")).unknown(JobFailure.of(Reason.OUTCOME_UNKNOWN, ""), NOW);
        updated(updated(unknown).parked(JobFailure.of(Reason.OUTCOME_UNKNOWN, ""), NOW));

        assertThat(done(repository.create(keyed("r2", "k"))).created()).isFalse();
    }

    @Test
    void freesTheKeyOfADeletedRow() {
        var row = created(keyed("r1", "k"));

        assertThat(done(repository.delete(row))).isTrue();
        assertThat(done(repository.create(keyed("r2", "k"))).created()).isTrue();
    }

    @Test
    void deletesOnlyTheVersionThatWasSeen() {
        var row = created(row("r1"));
        updated(row.running("j1", "", NOW));

        assertThat(done(repository.delete(row))).isFalse();
        assertThat(done(repository.find("r1"))).isPresent();
    }

    @Test
    void findsARowByItsJob() {
        var row = updated(created(row("r1")).running("j1", "", NOW));

        assertThat(done(repository.findByJob(TASK, "j1"))).contains(row);
        assertThat(done(repository.findByJob(TASK + "2", "j1"))).isEmpty();
    }

    @Test
    void listsWhatAFilterMeansOldestFirst() {
        created(GpJobRecord.submitting("r2", origin("c", null), lease("A"), NOW.plusSeconds(2), null));
        created(GpJobRecord.submitting("r1", origin("c", "k"), lease("A"), NOW.plusSeconds(1), null));
        updated(created(GpJobRecord.submitting("r3", origin("d", null), lease("A"), NOW.plusSeconds(3), null))
                .running("j3", "", NOW));

        assertThat(ids(JobFilter.ALL)).containsExactly("r1", "r2", "r3");
        assertThat(ids(JobFilter.ALL.atMost(2))).containsExactly("r1", "r2");
        assertThat(ids(JobFilter.in(JobState.RUNNING))).containsExactly("r3");
        assertThat(ids(new JobFilter(Set.of(), null, "c", null, null, 10))).containsExactly("r1", "r2");
        assertThat(ids(new JobFilter(Set.of(), null, null, "k", null, 10))).containsExactly("r1");
        assertThat(ids(new JobFilter(Set.of(), TASK, null, null, NOW.plusSeconds(2), 10)))
                .containsExactly("r2", "r3");
        assertThat(ids(new JobFilter(Set.of(), TASK + "2", null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void countsRowsByState() {
        created(row("r1"));
        created(row("r2"));
        finished("r3", "c", NOW);

        assertThat(done(repository.counts()))
                .containsEntry(JobState.SUBMITTING, 2L)
                .containsEntry(JobState.FINISHED, 1L);
    }

    @Test
    void purgesOldRowsThatNobodyWillAskFor() {
        var later = NOW.plusSeconds(60);
        finished("finished", "c", NOW);
        finished("fresh", "c", later);
        updated(finished("delivered", "c", NOW).claimed(lease("A"), NOW).delivered(NOW));
        updated(created(row("dead")).dead(JobFailure.of(Reason.REJECTED, ""), NOW));
        updated(created(row("parked"))
                .unknown(JobFailure.of(Reason.OUTCOME_UNKNOWN, ""), NOW)
                .parked(JobFailure.of(Reason.OUTCOME_UNKNOWN, ""), NOW));
        updated(created(row("running")).running("j1", "", NOW));
        updated(updated(created(row("left")).running("j2", "", NOW))
                .left(new JobFailure(Reason.TIMED_OUT, "", "jobTimeout"), NOW));

        var purged = new ArrayList<>(done(repository.purge(later, 3)));
        assertThat(purged).hasSize(3);
        purged.addAll(done(repository.purge(later, 3)));

        assertThat(purged)
                .extracting(GpJobRecord::rowId)
                .containsExactlyInAnyOrder("finished", "delivered", "dead", "left");
        assertThat(new HashSet<>(ids(JobFilter.ALL))).isEqualTo(Set.of("fresh", "parked", "running"));
    }
}
