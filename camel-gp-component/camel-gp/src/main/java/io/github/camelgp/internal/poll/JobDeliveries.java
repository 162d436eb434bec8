package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives ended jobs to exchanges and hears what became of those. */
final class JobDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(JobDeliveries.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private final LedgerCore core;
    private final JobEnds ends;

    JobDeliveries(LedgerCore core, JobEnds ends) {
        this.core = core;
        this.ends = ends;
    }

    CompletionStage<List<EndedJob>> claim(String collector, int max) {
        return core.store
                .repository()
                .claim(collector, max, core.lease(), core.now())
                .thenApply(rows ->
                        rows.stream().map(row -> new EndedJob(row, row.ended())).toList());
    }

    /** Also when the lease has lapsed meanwhile: what is delivered need not be delivered again. */
    CompletionStage<Boolean> acknowledge(GpJobRecord claimed) {
        if (claimed.rowId().isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        core.reached(HaltPoints.Point.DELIVERED, claimed.rowId());
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> isSameJob(claimed, row)
                                        && (row.state() == JobState.CLAIMED || row.state() == JobState.FINISHED)
                                ? Optional.of(row.delivered(core.now()))
                                : Optional.empty())
                .thenCompose(written -> written.isPresent()
                        ? acknowledged(claimed)
                        : core.store.repository().find(claimed.rowId()).thenApply(found -> found.filter(
                                        row -> row.state() == JobState.DELIVERED || !isSameJob(claimed, row))
                                .isPresent()));
    }

    private CompletionStage<Boolean> acknowledged(GpJobRecord row) {
        core.reached(HaltPoints.Point.ACKNOWLEDGED, row.rowId());
        return CompletableFuture.completedFuture(true);
    }

    CompletionStage<Void> release(GpJobRecord claimed, Throwable cause) {
        if (claimed.rowId().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> isHeld(claimed, row)
                                ? Optional.of(released(row, JobFailure.of(cause)))
                                : Optional.empty())
                .thenAccept(written -> written.ifPresent(this::released));
    }

    CompletionStage<Void> giveBack(GpJobRecord claimed) {
        if (claimed.rowId().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> isHeld(claimed, row) ? Optional.of(row.returned(core.now(), null)) : Optional.empty())
                .thenAccept(written -> written.ifPresent(ends::settle));
    }

    /** The older the end is, the longer the pause; the server keeps results for some time only. */
    CompletionStage<Void> postpone(GpJobRecord claimed, Throwable cause) {
        var now = core.now();
        var ended = claimed.times().ended();
        var sweep = claimed.times().sweepAt();
        if (claimed.rowId().isEmpty() || ended == null || sweep == null || !now.isBefore(sweep)) {
            return release(claimed, cause);
        }
        var quarter = Duration.between(ended, now).dividedBy(4);
        var least = core.settings.redeliveryDelay();
        var pause =
                quarter.compareTo(least) < 0 ? least : quarter.compareTo(LONGEST_DELAY) < 0 ? quarter : LONGEST_DELAY;
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> isHeld(claimed, row)
                                ? Optional.of(
                                        row.returned(core.now(), core.now().plus(pause)))
                                : Optional.empty())
                .thenAccept(written -> written.ifPresent(row -> {
                    LOG.warn("Results can't be fetched, next try in {}: {} {}", pause, cause, LedgerCore.ids(row));
                    core.after(pause, () -> ends.settle(row));
                }));
    }

    private boolean isHeld(GpJobRecord claimed, GpJobRecord row) {
        return row.state() == JobState.CLAIMED && core.isMine(row) && isSameJob(claimed, row);
    }

    /** An exchange that is redelivered may have put another job under the same id meanwhile. */
    private static boolean isSameJob(GpJobRecord claimed, GpJobRecord row) {
        return Objects.equals(claimed.jobId(), row.jobId());
    }

    /** A claimed row after its exchange failed, or its node died. */
    GpJobRecord released(GpJobRecord row, JobFailure why) {
        var now = core.now();
        if (!row.succeeded()) {
            var kept = row.failure() == null ? why : row.failure();
            return row.origin().attached() ? row.dead(kept, now) : row.delivered(now);
        }
        var alone = row.origin().attached() && row.origin().idempotencyKey() == null;
        // what the route's rules don't accept they won't accept the next time
        var useless = why.reason() == Reason.NOT_ACCEPTED;
        if (alone || useless || row.deliveries() > core.settings.maxRedeliveries()) {
            return row.dead(why, now);
        }
        return row.released(why, now, now.plus(delay(row.deliveries())));
    }

    private void released(GpJobRecord row) {
        if (row.state() == JobState.DEAD) {
            var why = row.failure();
            LOG.warn("Given up: {} {}", why == null ? "" : why.text(), LedgerCore.ids(row));
        } else if (row.state() == JobState.FINISHED && !row.origin().attached()) {
            core.after(delay(row.deliveries()), () -> core.wake(row.origin().collector()));
        }
    }

    private Duration delay(int deliveries) {
        var doubled = core.settings.redeliveryDelay().multipliedBy(1L << Math.min(Math.max(deliveries - 1, 0), 20));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }
}
