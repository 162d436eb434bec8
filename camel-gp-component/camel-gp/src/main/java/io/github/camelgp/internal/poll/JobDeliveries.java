package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import java.time.Duration;
import java.util.List;
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

    JobDeliveries(LedgerCore core) {
        this.core = core;
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
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> row.state() == JobState.CLAIMED || row.state() == JobState.FINISHED
                                ? Optional.of(row.delivered(core.now()))
                                : Optional.empty())
                .thenCompose(written -> written.isPresent()
                        ? CompletableFuture.completedFuture(true)
                        : core.store.repository().find(claimed.rowId()).thenApply(found -> found.filter(
                                        row -> row.state() == JobState.DELIVERED)
                                .isPresent()));
    }

    CompletionStage<Void> release(GpJobRecord claimed, Throwable cause) {
        if (claimed.rowId().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return core.store
                .insist(
                        claimed.rowId(),
                        row -> row.state() == JobState.CLAIMED && core.isMine(row)
                                ? Optional.of(released(row, JobFailure.of(cause)))
                                : Optional.empty())
                .thenAccept(written -> written.ifPresent(this::released));
    }

    /** A claimed row after its exchange failed, or its node died. */
    GpJobRecord released(GpJobRecord row, JobFailure why) {
        var now = core.now();
        if (!row.succeeded()) {
            var kept = row.failure() == null ? why : row.failure();
            return row.origin().attached() ? row.dead(kept, now) : row.delivered(now);
        }
        var alone = row.origin().attached() && row.origin().idempotencyKey() == null;
        if (alone || row.deliveries() > core.settings.maxRedeliveries()) {
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
