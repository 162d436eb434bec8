package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ResumeTest extends LedgerTestSupport {

    /** A node that dies says nothing; its timers go on in this test, so what they do is kept from the store. */
    private JobLedger dying(String node) {
        return new JobLedger(mortal, service, time, time, new DoublingPollSchedule(STEADY), settings(node));
    }

    private final MortalRepository mortal = new MortalRepository(repository);

    @Test
    void resumesPollingAfterAStop() {
        var first = ledger("A");
        first.submit(detached("r1"));
        time.passSeconds(3);
        done(first.stop());
        service.requests.clear();
        time.passSeconds(100);
        assertThat(service.requests).isEmpty();

        ledger("B");
        time.passSeconds(20);

        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(service.count("submit")).isZero();
    }

    @Test
    void startsAgainAfterAStop() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        done(ledger.stop());

        done(ledger.start());
        time.passSeconds(20);

        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(service.count("messages")).isEqualTo(1);
    }

    @Test
    void takesOverTheJobsOfANodeThatDiedWhenItsLeaseLapses() {
        var dead = dying("A");
        done(dead.start());
        dead.submit(detached("r1"));
        ledger("B");
        mortal.die();
        time.passSeconds(29);
        assertThat(row("r1").lease().node()).isEqualTo("A");

        time.passSeconds(31);

        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(woken).containsExactly("B");
    }

    @Test
    void parksWhatADeadNodeWasSubmitting() {
        service.nextSubmit(new CompletableFuture<GpJob>());
        var dead = dying("A");
        done(dead.start());
        dead.submit(detached("r1"));
        mortal.die();
        ledger("B");

        time.passSeconds(60);

        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void tellsOfOrphansThatItParks() {
        var dead = dying("A");
        done(dead.start());
        done(dead.submit(attached("running", null)));
        service.runTime = Duration.ofSeconds(1);
        dead.whenEnded(done(dead.submit(attached("claimed", null))).rowId(), polling);
        time.passSeconds(5);
        assertThat(row("claimed").state()).isEqualTo(JobState.CLAIMED);
        mortal.die();
        List<String> parked = new ArrayList<>();

        ledger("B").addListener(new LedgerListener() {
            @Override
            public void parked(GpJobRecord row) {
                parked.add(row.rowId());
            }
        });
        time.passSeconds(60);

        assertThat(parked).containsExactlyInAnyOrder("running", "claimed");
    }

    @Test
    void handsOverAgainWhatADeadNodeHadClaimed() {
        var dead = dying("A");
        done(dead.start());
        dead.submit(detached("r1"));
        time.passSeconds(20);
        done(dead.claim(COLLECTOR, 1));
        mortal.die();
        var alive = ledger("B");
        time.passSeconds(60);

        var claimed = done(alive.claim(COLLECTOR, 1));

        assertThat(claimed).singleElement().satisfies(ended -> {
            assertThat(ended.row().deliveries()).isEqualTo(2);
            assertThat(ended.failure()).isEmpty();
        });
    }

    @Test
    void aRedeliveredMessageFindsTheJobOfItsDeadNodeByKey() {
        var dead = dying("A");
        done(dead.start());
        service.runTime = Duration.ofMinutes(3);
        run(dead, attached("r1", "k"));
        time.passSeconds(10);
        mortal.die();
        var alive = ledger("B");

        var end = run(alive, attached("r2", "k"));
        time.passSeconds(200);

        assertThat(done(end).row().rowId()).isEqualTo("r1");
        assertThat(done(end).failure()).isEmpty();
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void keepsTheResultOfAnOrphanWithKeyForItsMessage() {
        var dead = dying("A");
        done(dead.start());
        run(dead, attached("r1", "k"));
        mortal.die();
        var alive = ledger("B");
        time.passSeconds(100);
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(done(alive.claim(COLLECTOR, 1))).isEmpty();

        var end = run(alive, attached("r2", "k"));

        assertThat(done(end).row().rowId()).isEqualTo("r1");
    }

    @Test
    void parksAnOrphanWithoutKey() {
        orphan(Orphans.PARK);

        assertThat(row("r1").state()).isEqualTo(JobState.PARKED);
        assertThat(row("r1").succeeded()).isTrue();
    }

    @Test
    void givesAnOrphanWithoutKeyToItsCollectorIfToldSo() {
        var alive = orphan(Orphans.COLLECT);

        assertThat(woken).containsExactly("B");
        assertThat(done(alive.claim(COLLECTOR, 1))).hasSize(1);
    }

    @Test
    void aNodeThatWasThoughtDeadLetsGoOfItsJobs() {
        service.runTime = Duration.ofMinutes(3);
        var slow = dying("A");
        done(slow.start());
        slow.submit(detached("r1"));
        mortal.die();
        ledger("B");
        time.passSeconds(60);
        assertThat(row("r1").lease().node()).isEqualTo("B");

        mortal.wake();
        time.passSeconds(11);

        assertThat(slow.snapshot().inFlight()).isEmpty();
        time.passSeconds(200);
        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
        assertThat(woken).containsExactly("B");
    }

    @Test
    void aWaitOutlivesTheLossOfItsRowToAnotherNode() {
        service.runTime = Duration.ofMinutes(3);
        var slow = dying("A");
        done(slow.start());
        var end = run(slow, attached("r1", "k"));
        mortal.die();
        ledger("B");
        time.passSeconds(60);
        mortal.wake();

        time.passSeconds(200);

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void twoNodesNeverFinishOrClaimAJobTwice() {
        var nodes = List.of(ledger("A"), ledger("B"));
        List<String> ends = new ArrayList<>();
        nodes.forEach(node -> node.addListener(new LedgerListener() {
            @Override
            public void ended(GpJobRecord row) {
                ends.add(row.rowId());
            }
        }));
        for (var i = 0; i < 500; i++) {
            nodes.get(i % 2).submit(detached("r" + i));
        }
        List<String> claimed = new ArrayList<>();

        for (var i = 0; i < 200; i++) {
            time.passSeconds(1);
            for (var node : nodes) {
                done(node.claim(COLLECTOR, 3)).forEach(ended -> {
                    claimed.add(ended.row().rowId());
                    done(node.acknowledge(ended.row()));
                });
            }
        }

        assertThat(ends).hasSize(500).doesNotHaveDuplicates();
        assertThat(claimed).hasSize(500).doesNotHaveDuplicates();
        assertThat(rows(JobState.DELIVERED)).hasSize(500);
    }

    @Test
    void notesAnEndOnceTheStoreIsBack() {
        var ledger = dying("A");
        done(ledger.start());
        var end = run(ledger, attached("r1", null));
        mortal.die();
        time.passSeconds(25);
        assertThat(end).isNotDone();

        mortal.wake();
        time.passSeconds(31);

        assertThat(done(end).failure()).isEmpty();
        assertThat(row("r1").state()).isEqualTo(JobState.CLAIMED);
    }

    @Test
    void submitsNothingThatCannotBeRemembered() {
        var ledger = dying("A");
        done(ledger.start());
        mortal.die();

        var submitted = ledger.submit(detached("r1"));

        assertThat(failure(submitted)).hasMessageContaining("store is away");
        assertThat(service.count("submit")).isZero();
    }

    @Test
    void doesNotStartWithoutItsStore() {
        mortal.die();

        assertThat(failure(dying("A").start())).hasMessageContaining("store is away");
    }

    @Test
    void aClockThatJumpsLosesNoJob() {
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        time.passSeconds(2);
        time.jump(Duration.ofHours(-1));
        time.passSeconds(3_700);

        assertThat(row("r1").state()).isEqualTo(JobState.FINISHED);
    }

    private JobLedger orphan(Orphans orphans) {
        var dead = dying("A");
        done(dead.start());
        run(dead, attached("r1", null));
        mortal.die();
        var alive = ledger(settings("B", orphans));
        time.passSeconds(100);
        return alive;
    }
}
