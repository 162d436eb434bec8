package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules that every repository keeps; a subclass per implementation. Here those about several nodes. */
public abstract class GpJobRepositoryContract extends RowContract {
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
    void countsTheJobsOfAServiceThatAreWithItsServer() {
        created(row("submitting"));
        updated(created(row("running")).running("j1", "", NOW));
        updated(updated(created(row("left")).running("j2", "", NOW))
                .left(JobFailure.of(Reason.TIMED_OUT, "late"), NOW));
        updated(created(row("unknown")).unknown(JobFailure.of(Reason.OUTCOME_UNKNOWN, "lost"), NOW));
        finished("finished", "c", NOW);
        var service = TASK.substring(0, TASK.lastIndexOf('/') + 1);

        assertThat(done(repository.countInFlight(service))).isEqualTo(3);
        assertThat(done(repository.countInFlight(service.replace("World", "Worl_"))))
                .isZero();
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
}
