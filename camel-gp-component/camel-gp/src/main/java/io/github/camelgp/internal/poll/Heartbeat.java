package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At each third of a lease: says that this node lives, takes over what nobody works on, counts rows, and once an hour
 * removes those that are too old.
 */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int BATCH = 500;
    private static final Duration PURGE_INTERVAL = Duration.ofHours(1);
    private static final JobFailure NODE_DIED =
            JobFailure.of(Reason.REJECTED, "The node that worked on the job was not heard of any more");

    private final LedgerCore core;
    private final JobEnds ends;
    private final JobSubmitter submitter;
    private final JobDeliveries deliveries;
    private final JobEnds.Waiting waiting;
    private volatile Map<JobState, Long> counts = Map.of();
    private volatile @Nullable Instant purged;
    private boolean beating;
    private int round;

    Heartbeat(
            LedgerCore core, JobEnds ends, JobSubmitter submitter, JobDeliveries deliveries, JobEnds.Waiting waiting) {
        this.core = core;
        this.ends = ends;
        this.submitter = submitter;
        this.deliveries = deliveries;
        this.waiting = waiting;
    }

    Map<JobState, Long> counts() {
        return counts;
    }

    /** Completes after the first round; fails when the store can't be reached. */
    CompletionStage<Void> start() {
        int mine;
        synchronized (this) {
            beating = true;
            mine = ++round;
        }
        return takeOver().thenCompose(done -> count()).thenRun(() -> next(mine));
    }

    synchronized void stop() {
        beating = false;
    }

    private void next(int started) {
        core.after(core.settings.lease().dividedBy(3), () -> beat(started));
    }

    private synchronized boolean isBeating() {
        return beating;
    }

    private synchronized boolean isOf(int started) {
        return beating && round == started;
    }

    private void beat(int started) {
        if (!isOf(started)) {
            return;
        }
        next(started);
        renew().thenCompose(done -> takeOver())
                .thenCompose(done -> purge())
                .thenCompose(done -> count())
                .exceptionally(failure -> {
                    LOG.warn("The job repository can't be reached; jobs go on, and rows will follow", failure);
                    return null;
                });
    }

    private CompletionStage<Void> renew() {
        var before = core.poller.tracked();
        return core.store.repository().renewLeases(core.lease()).thenAccept(mine -> {
            for (var id : before) {
                if (!mine.contains(id) && !JobWaiter.isUnlisted(id) && core.poller.isTracked(id)) {
                    LOG.info("Another node has taken over a job (row={})", id);
                    core.poller.drop(id);
                    waiting.lookAgain(id);
                }
            }
        });
    }

    private CompletionStage<Void> takeOver() {
        if (!isBeating()) {
            return CompletableFuture.completedFuture(null);
        }
        return core.store.repository().takeOver(BATCH, core.lease(), core.now()).thenCompose(rows -> {
            rows.forEach(this::adopt);
            return rows.size() < BATCH ? CompletableFuture.completedFuture(null) : takeOver();
        });
    }

    private void adopt(GpJobRecord row) {
        switch (row.state()) {
            case SUBMITTING -> {
                submitter.adopt(row, NODE_DIED);
            }
            case UNKNOWN -> submitter.adopt(row, row.failure() == null ? NODE_DIED : row.failure());
            case RUNNING -> {
                LOG.info("Going on with a job {}", LedgerCore.ids(row));
                ends.adopt(row);
            }
            case CLAIMED -> unclaim(row);
            case FINISHED, DELIVERED, PARKED, DEAD ->
                LOG.error("A row that is {} was taken over {}", row.state(), LedgerCore.ids(row));
        }
    }

    private void unclaim(GpJobRecord claimed) {
        core.store
                .insist(
                        claimed.rowId(),
                        row -> row.version() == claimed.version() ? Optional.of(unclaimed(row)) : Optional.empty())
                .thenAccept(written -> written.ifPresent(row -> {
                    LOG.info("A delivery was cut short, the row is {} {}", row.state(), LedgerCore.ids(row));
                    if (row.state() == JobState.PARKED) {
                        core.tell(listener -> listener.parked(row));
                    }
                    core.wake(row.origin().collector());
                    waiting.lookAgain(row.rowId());
                }));
    }

    private GpJobRecord unclaimed(GpJobRecord row) {
        var now = core.now();
        var alone = row.origin().attached() && row.origin().idempotencyKey() == null;
        if (alone && core.settings.orphans() == Orphans.PARK) {
            return row.parked(NODE_DIED, now);
        }
        if (row.succeeded() && row.deliveries() > core.settings.maxRedeliveries()) {
            return deliveries.released(row, NODE_DIED);
        }
        var free = row.released(row.failure(), now, null);
        return alone ? free.detached() : free;
    }

    private CompletionStage<Void> purge() {
        var now = core.now();
        var last = purged;
        if (last != null && now.isBefore(last.plus(PURGE_INTERVAL))) {
            return CompletableFuture.completedFuture(null);
        }
        purged = now;
        return purge(now.minus(core.settings.keyRetention()));
    }

    private CompletionStage<Void> purge(Instant before) {
        return core.store.purge(before, BATCH).thenCompose(rows -> {
            warnOfUnclaimed(rows);
            return rows.size() < BATCH ? CompletableFuture.completedFuture(null) : purge(before);
        });
    }

    private void warnOfUnclaimed(List<GpJobRecord> rows) {
        rows.stream()
                .filter(row -> row.state() == JobState.FINISHED || row.state() == JobState.RUNNING)
                .forEach(row -> LOG.warn(
                        "Nobody took the job for {}; its row is removed {}",
                        core.settings.keyRetention(),
                        LedgerCore.ids(row)));
    }

    private CompletionStage<Void> count() {
        return core.store.repository().counts().thenAccept(found -> counts = Map.copyOf(found));
    }
}
