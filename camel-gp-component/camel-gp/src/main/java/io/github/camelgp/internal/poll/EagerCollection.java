package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has results fetched and kept the moment a job succeeds, and again later where that failed, until the server sweeps
 * them. What nobody has collected shortly before that is warned of.
 */
final class EagerCollection {
    private static final Logger LOG = LoggerFactory.getLogger(EagerCollection.class);
    private static final Duration LOOK_INTERVAL = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 10_000;

    private final LedgerCore core;
    private final Set<String> collecting = ConcurrentHashMap.newKeySet();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private int round;

    EagerCollection(LedgerCore core) {
        this.core = core;
    }

    /** Looks after rows that another process left, now and every few minutes. */
    void start() {
        int mine;
        synchronized (this) {
            mine = ++round;
        }
        look(mine);
    }

    /** Where the results are kept; empty when they aren't, for whatever reason, which is logged. */
    CompletionStage<Optional<String>> first(String rowId, @Nullable GpJob job) {
        var keeper = core.keeper;
        if (keeper == null || job == null || job.status() != JobStatus.SUCCEEDED) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return core.store
                .repository()
                .find(rowId)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.<String>empty())
                        : keep(keeper, found.get(), job).thenApply(Optional::of))
                .exceptionally(failure -> {
                    LOG.warn(
                            "The results of a job could not be kept when it ended; they are at the server: {} (row={},"
                                    + " job={}, task={})",
                            JobFailures.unwrapped(failure).toString(),
                            rowId,
                            job.jobId(),
                            job.taskUrl());
                    return Optional.empty();
                });
    }

    private static CompletionStage<String> keep(ResultKeeper keeper, GpJobRecord row, GpJob job) {
        try {
            return keeper.keep(row, job);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Results that were kept for a row which then wasn't ours any more. */
    void drop(Optional<String> location) {
        if (core.keeper != null) {
            location.ifPresent(core.keeper::drop);
        }
    }

    /** A row was written as ended: if its results are not kept they will be. */
    void ended(GpJobRecord row) {
        if (isWanted(row) && core.keeper != null && collecting.add(row.rowId())) {
            again(row.rowId(), core.settings.redeliveryDelay());
        }
    }

    private static boolean isWanted(GpJobRecord row) {
        return (row.state() == JobState.FINISHED || row.state() == JobState.CLAIMED)
                && row.succeeded()
                && row.ended() != null
                && row.resultLocation() == null;
    }

    private void again(String rowId, Duration pause) {
        core.after(pause, () -> core.store.repository().find(rowId).whenComplete((found, failure) -> {
            if (failure != null) {
                again(rowId, longer(pause));
            } else if (found.isEmpty() || !isWanted(found.get()) || core.poller.isStopped()) {
                collecting.remove(rowId);
            } else if (found.get().state() == JobState.CLAIMED) {
                again(rowId, longer(pause));
            } else {
                collect(found.get(), pause);
            }
        }));
    }

    private void collect(GpJobRecord row, Duration pause) {
        var keeper = core.keeper;
        var job = row.ended();
        if (keeper == null || job == null || isSwept(row)) {
            collecting.remove(row.rowId());
            return;
        }
        keep(keeper, row, job).thenCompose(location -> note(row, location)).whenComplete((noted, failure) -> {
            if (failure == null) {
                collecting.remove(row.rowId());
                return;
            }
            var cause = JobFailures.unwrapped(failure);
            if (cause instanceof GpException known && isForGood(known.getReason())) {
                LOG.warn("The results of a job can't be kept: {} {}", cause.getMessage(), LedgerCore.ids(row));
                collecting.remove(row.rowId());
                return;
            }
            LOG.warn(
                    "The results of a job can't be kept yet, next try in {}: {} {}",
                    longer(pause),
                    cause.toString(),
                    LedgerCore.ids(row));
            again(row.rowId(), longer(pause));
        });
    }

    /** To ask again would give the same. */
    private static boolean isForGood(Reason reason) {
        return reason == Reason.GONE || reason == Reason.TRUNCATED;
    }

    /** Only while nobody has the row: whoever has it reads from the server. */
    private CompletionStage<Void> note(GpJobRecord row, String location) {
        return core.store
                .insist(
                        row.rowId(),
                        current -> current.state() == JobState.FINISHED && isWanted(current)
                                ? Optional.of(current.withResultLocation(location))
                                : Optional.empty())
                .thenAccept(written -> {
                    if (written.isEmpty()) {
                        drop(Optional.of(location));
                    } else {
                        LOG.info("The results of a job are kept now {}", LedgerCore.ids(row));
                    }
                });
    }

    private boolean isSwept(GpJobRecord row) {
        var sweep = row.times().sweepAt();
        return sweep != null && !core.now().isBefore(sweep);
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private synchronized boolean isOf(int mine) {
        return round == mine;
    }

    private void look(int mine) {
        if (!isOf(mine) || core.poller.isStopped()) {
            return;
        }
        core.after(LOOK_INTERVAL, () -> look(mine));
        dropStrays();
        core.store
                .repository()
                .list(JobFilter.in(JobState.FINISHED).atMost(BATCH))
                .whenComplete((rows, failure) -> {
                    if (failure != null) {
                        LOG.debug("Ended rows can't be listed", failure);
                        return;
                    }
                    warned.retainAll(rows.stream().map(GpJobRecord::rowId).collect(Collectors.toSet()));
                    rows.stream().filter(EagerCollection::isWanted).forEach(row -> {
                        warn(row);
                        if (!isSwept(row)) {
                            ended(row);
                        }
                    });
                });
    }

    /** What was kept for rows that were purged by a process that died, or never written. */
    private void dropStrays() {
        var keeper = core.keeper;
        if (keeper == null) {
            return;
        }
        keeper.keptBefore(core.now().minus(core.settings.keyRetention())).whenComplete((kept, failure) -> {
            if (failure != null) {
                LOG.debug("Results that are kept can't be listed", failure);
                return;
            }
            kept.forEach(
                    (location, rowId) -> core.store.repository().find(rowId).thenAccept(row -> {
                        if (!row.map(GpJobRecord::resultLocation).equals(Optional.of(location))) {
                            keeper.drop(location);
                        }
                    }));
        });
    }

    private void warn(GpJobRecord row) {
        Instant sweep = row.times().sweepAt();
        if (sweep == null) {
            return;
        }
        var left = Duration.between(core.now(), sweep);
        if (left.compareTo(core.settings.sweepAfter().dividedBy(6)) < 0 && warned.add(row.rowId())) {
            LOG.warn(
                    left.isNegative()
                            ? "The server may have swept the results of a job that nobody collected, at {} {}"
                            : "Nobody has collected a job whose results the server sweeps at {} {}",
                    sweep,
                    LedgerCore.ids(row));
        }
    }
}
