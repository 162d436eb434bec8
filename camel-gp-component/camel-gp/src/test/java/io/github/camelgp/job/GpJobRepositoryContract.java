package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules that every repository keeps; a subclass per implementation. */
@Timeout(60)
public abstract class GpJobRepositoryContract {
    protected static final Instant NOW = Instant.parse("2026-03-01T22:00:00.123Z");
    private static final String TASK = "https://gis.example.org/arcgis/rest/services/World/GPServer/Viewshed";
    private static final Duration KEPT = Duration.ofHours(6);

    private GpJobRepository repository;

    /** An empty repository, not started. */
    protected abstract GpJobRepository create() throws Exception;

    @BeforeEach
    void open() throws Exception {
        repository = create();
        done(repository.start());
    }

    @AfterEach
    void close() {
        done(repository.close());
    }

    @Test
    void givesBackWhatItWasGiven() {
        var wanted = new WantedResult(
                List.of("Out"),
                "geoJson",
                Map.of("outSR", "4326"),
                Map.of("Name", "\u0100b", "n", Long.MAX_VALUE, "d", 0.5));
        var origin = new JobOrigin(TASK, "night", false, "key", wanted, SavedRequest.inline("{\"a\":1}"));
        var row = created(GpJobRecord.submitting("r1", origin, lease("A"), NOW.plusNanos(456_789), NOW.plusSeconds(9)));
        var full = updated(row.running("j1", "esriJobSubmitted", NOW)
                .seen("esriJobExecuting", NOW)
                .finished(job("j1", "esriJobFailed"), JobFailure.of(Reason.TOOL_FAILED, "why"), NOW, KEPT)
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
    void claimsFinishedRowsOfTheCollectorOldestFirst() {
        finished("r3", "c", NOW.plusSeconds(3));
        finished("r1", "c", NOW.plusSeconds(1));
        finished("r2", "c", NOW.plusSeconds(2));
        finished("other", "d", NOW);

        var claimed = done(repository.claim("c", 2, lease("A"), NOW.plusSeconds(10)));

        assertThat(claimed).extracting(GpJobRecord::rowId).containsExactly("r1", "r2");
        assertThat(claimed).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(JobState.CLAIMED);
            assertThat(row.deliveries()).isEqualTo(1);
            assertThat(row.lease()).isEqualTo(lease("A"));
            assertThat(done(repository.find(row.rowId()))).contains(row);
        });
    }

    @Test
    void claimsNeitherAttachedNorRunningRows() {
        created(row("running"));
        var attached = created(keyed("r1", "k")).running("j1", "", NOW);
        updated(attached.finished(job("j1", "esriJobSucceeded"), null, NOW, KEPT));

        assertThat(done(repository.claim("c", 10, lease("A"), NOW.plusSeconds(10))))
                .isEmpty();
    }

    @Test
    void claimsAReleasedRowOnlyWhenItsTimeHasCome() {
        var row = finished("r1", "c", NOW).claimed(lease("A"), NOW);
        updated(updated(row).released(JobFailure.of(Reason.REJECTED, "x"), NOW, NOW.plusSeconds(60)));

        assertThat(done(repository.claim("c", 10, lease("A"), NOW.plusSeconds(59))))
                .isEmpty();
        assertThat(done(repository.claim("c", 10, lease("A"), NOW.plusSeconds(60))))
                .singleElement()
                .extracting(GpJobRecord::deliveries)
                .isEqualTo(2);
    }

    @Test
    void claimsEachRowOnceHoweverManyAsk() throws Exception {
        for (var i = 0; i < 300; i++) {
            finished("r" + i, "c", NOW);
        }
        var claimed = new ConcurrentLinkedQueue<String>();

        together(4, thread -> {
            List<GpJobRecord> rows;
            do {
                rows = done(repository.claim("c", 7, lease("N" + thread), NOW.plusSeconds(1)));
                rows.forEach(row -> claimed.add(row.rowId()));
            } while (!rows.isEmpty());
        });

        assertThat(claimed).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void letsOneOfManyCreateARowForAKey() throws Exception {
        var winners = new ConcurrentLinkedQueue<String>();

        together(4, thread -> {
            for (var i = 0; i < 50; i++) {
                var creation = done(repository.create(keyed(UUID.randomUUID().toString(), "k" + i)));
                if (creation.created()) {
                    winners.add("k" + i);
                }
            }
        });

        assertThat(winners).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void letsOneOfManyChangeAVersion() throws Exception {
        var row = created(row("r1"));
        var winners = new ConcurrentLinkedQueue<Integer>();

        together(4, thread -> done(repository.update(row.running("j" + thread, "", NOW)))
                .ifPresent(written -> winners.add(thread)));

        assertThat(winners).hasSize(1);
    }

    @Test
    void takesOverRowsWhoseLeaseHasLapsed() {
        created(row("submitting"));
        updated(created(row("running")).running("j1", "", NOW));
        updated(finished("claimed", "c", NOW).claimed(lease("A"), NOW));
        finished("finished", "c", NOW);

        assertThat(done(repository.takeOver(10, lease("B"), NOW.plusSeconds(29))))
                .isEmpty();
        var taken = done(repository.takeOver(10, lease("B"), NOW.plusSeconds(30)));

        assertThat(taken).extracting(GpJobRecord::rowId).containsExactlyInAnyOrder("submitting", "running", "claimed");
        assertThat(taken).allSatisfy(row -> {
            assertThat(row.lease()).isEqualTo(lease("B"));
            assertThat(done(repository.find(row.rowId()))).contains(row);
        });
    }

    @Test
    void aTakeOverMakesTheOldOwnersVersionStale() {
        var row = updated(created(row("r1")).running("j1", "", NOW));
        done(repository.takeOver(10, lease("B"), NOW.plusSeconds(30)));

        assertThat(done(repository.update(row.finished(null, null, NOW, KEPT)))).isEmpty();
    }

    @Test
    void takesOverNoMoreThanAsked() {
        for (var i = 0; i < 5; i++) {
            created(row("r" + i));
        }

        var later = NOW.plusSeconds(30);
        assertThat(done(repository.takeOver(3, leaseFrom("B", later), later))).hasSize(3);
        assertThat(done(repository.takeOver(3, leaseFrom("B", later), later))).hasSize(2);
        assertThat(done(repository.takeOver(3, leaseFrom("B", later), later))).isEmpty();
    }

    @Test
    void leavesRowsAloneThatWereLeftBehind() {
        var row = updated(created(row("r1")).running("j1", "", NOW));
        updated(row.left(new JobFailure(Reason.TIMED_OUT, "", "jobTimeout"), NOW));

        assertThat(done(repository.takeOver(10, lease("B"), NOW.plusSeconds(99))))
                .isEmpty();
    }

    @Test
    void givesARowToOneOfThoseThatTakeOver() throws Exception {
        for (var i = 0; i < 100; i++) {
            created(row("r" + i));
        }
        var taken = new ConcurrentLinkedQueue<String>();
        var later = NOW.plusSeconds(30);

        together(4, thread -> {
            for (var i = 0; i < 20; i++) {
                done(repository.takeOver(7, leaseFrom("N" + thread, later), later))
                        .forEach(row -> taken.add(row.rowId()));
            }
        });

        assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void renewsTheLeasesOfOneNodeWithoutCountingVersions() {
        var mine = created(row("mine"));
        created(GpJobRecord.submitting("theirs", origin("c", null), lease("B"), NOW, null));
        var later = NOW.plusSeconds(20);

        var renewed = done(repository.renewLeases(leaseFrom("A", later)));

        assertThat(renewed).isEqualTo(Set.of("mine"));
        assertThat(done(repository.find("mine")).orElseThrow().version()).isEqualTo(mine.version());
        assertThat(done(repository.takeOver(10, lease("C"), NOW.plusSeconds(40))))
                .extracting(GpJobRecord::rowId)
                .containsExactly("theirs");
        assertThat(done(repository.update(mine.running("j1", "", NOW)))).isPresent();
    }

    @Test
    void freesRunningRowsOfANodeThatGoes() {
        var running = updated(created(row("running")).running("j1", "", NOW));
        created(row("submitting"));

        done(repository.releaseLeases("A"));

        assertThat(done(repository.takeOver(10, lease("B"), NOW)))
                .extracting(GpJobRecord::rowId)
                .containsExactly("running");
        assertThat(done(repository.update(running.finished(null, null, NOW, KEPT))))
                .isEmpty();
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

    private GpJobRecord finished(String rowId, String collector, Instant at) {
        var origin = new JobOrigin(TASK, collector, false, null, WantedResult.ALL, null);
        var row = created(GpJobRecord.submitting(rowId, origin, lease("A"), NOW, null));
        var running = updated(row.running("j-" + rowId, "", NOW));
        return updated(running.finished(job("j-" + rowId, "esriJobSucceeded"), null, at, KEPT));
    }

    private GpJobRecord created(GpJobRecord row) {
        var creation = done(repository.create(row));
        assertThat(creation.created()).isTrue();
        return creation.row();
    }

    private GpJobRecord updated(GpJobRecord changed) {
        return done(repository.update(changed)).orElseThrow();
    }

    private List<String> ids(JobFilter filter) {
        return done(repository.list(filter)).stream().map(GpJobRecord::rowId).toList();
    }

    private static GpJobRecord row(String rowId) {
        return GpJobRecord.submitting(rowId, origin("c", null), lease("A"), NOW, null);
    }

    private static GpJobRecord keyed(String rowId, String key) {
        return GpJobRecord.submitting(rowId, origin("c", key), lease("A"), NOW, null);
    }

    private static JobOrigin origin(String collector, String key) {
        return new JobOrigin(TASK, collector, true, key, WantedResult.ALL, null);
    }

    private static JobLease lease(String node) {
        return leaseFrom(node, NOW);
    }

    private static JobLease leaseFrom(String node, Instant from) {
        return new JobLease(node, from.plusSeconds(30));
    }

    private static GpJob job(String jobId, String word) {
        var messages = List.of(new GpMessage("esriJobMessageTypeError", "said \u2713"));
        return new GpJob(
                TASK, jobId, JobStatus.of(word), word, messages, null, Map.of("Out", "results/out"), Map.of("In", "x"));
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void together(int threads, Work work) throws Exception {
        var barrier = new CyclicBarrier(threads);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (var i = 0; i < threads; i++) {
            var thread = i;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            barrier.await(10, TimeUnit.SECONDS);
                            work.run(thread);
                        } catch (Exception e) {
                            throw new CompletionException(e);
                        }
                    },
                    task -> new Thread(task, "contract-" + thread).start()));
        }
        for (var one : all) {
            one.get(50, TimeUnit.SECONDS);
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return Optional.of(stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS))
                .map(CompletableFuture::join)
                .orElse(null);
    }
}
