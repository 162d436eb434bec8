package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobLease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes rows by compare-and-set: reads, changes, writes, and reads again when somebody was faster. */
final class RowStore {
    private static final Logger LOG = LoggerFactory.getLogger(RowStore.class);
    private static final int TRIES = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final GpJobRepository repository;
    private final ScheduledExecutorService timer;
    private final Supplier<JobLease> lease;
    private final Set<CompletableFuture<?>> underway = ConcurrentHashMap.newKeySet();
    private volatile Consumer<GpJobRecord> removed = row -> {};
    private volatile Consumer<GpJobRecord> noted = row -> {};

    /** @param lease of this node, from now on */
    RowStore(GpJobRepository repository, ScheduledExecutorService timer, Supplier<JobLease> lease) {
        this.repository = repository;
        this.timer = timer;
        this.lease = lease;
    }

    GpJobRepository repository() {
        return repository;
    }

    /**
     * Changes a row.
     *
     * @param change gives the row that follows, or empty to leave it; may be called several times
     * @return the row as written; empty when it was left, or is gone
     */
    CompletionStage<Optional<GpJobRecord>> change(String rowId, Function<GpJobRecord, Optional<GpJobRecord>> change) {
        var changed = change(rowId, change, TRIES).toCompletableFuture();
        underway.add(changed);
        return changed.whenComplete((row, failure) -> underway.remove(changed));
    }

    /** Completes when the changes that are under way have been made or have failed, at {@code limit} in any case. */
    CompletionStage<Void> settled(Duration limit) {
        return CompletableFuture.allOf(underway.toArray(CompletableFuture<?>[]::new))
                .handle((made, failure) -> (Void) null)
                .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same; tries again for as long as the store can't be reached, as what it notes can't be had again. */
    CompletionStage<Optional<GpJobRecord>> insist(String rowId, Function<GpJobRecord, Optional<GpJobRecord>> change) {
        var result = new CompletableFuture<Optional<GpJobRecord>>();
        insist(rowId, change, result, Duration.ofSeconds(1));
        return result;
    }

    /** Has {@code hook} hear of every change. */
    void onNoted(Consumer<GpJobRecord> hook) {
        noted = hook;
    }

    /** Has {@code hook} hear of every row that was removed. */
    void onRemoved(Consumer<GpJobRecord> hook) {
        removed = hook;
    }

    /** Removes a row, with what is kept for it. */
    CompletionStage<Boolean> delete(GpJobRecord row) {
        return repository.delete(row).thenApply(gone -> {
            if (gone) {
                removed.accept(row);
            }
            return gone;
        });
    }

    /** Removes rows that nobody will ask for, with what is kept for them. */
    CompletionStage<List<GpJobRecord>> purge(Instant before, int max) {
        return repository.purge(before, max).thenApply(rows -> {
            rows.forEach(removed);
            return rows;
        });
    }

    private CompletionStage<Optional<GpJobRecord>> change(
            String rowId, Function<GpJobRecord, Optional<GpJobRecord>> change, int tries) {
        return repository.find(rowId).thenCompose(found -> {
            var next = found.flatMap(change);
            if (next.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return repository.update(renewed(next.get())).thenCompose(written -> {
                written.ifPresent(noted);
                if (written.isPresent() || tries <= 1) {
                    return CompletableFuture.completedFuture(written);
                }
                return change(rowId, change, tries - 1);
            });
        });
    }

    /** The heartbeat may have renewed the lease since the row was read, which its version doesn't tell. */
    private GpJobRecord renewed(GpJobRecord row) {
        var held = row.lease();
        var mine = lease.get();
        return held != null && held.node().equals(mine.node()) && held.until().isBefore(mine.until())
                ? row.withLease(mine)
                : row;
    }

    private void insist(
            String rowId,
            Function<GpJobRecord, Optional<GpJobRecord>> change,
            CompletableFuture<Optional<GpJobRecord>> result,
            Duration pause) {
        change(rowId, change).whenComplete((written, failure) -> {
            if (failure == null) {
                result.complete(written);
            } else if (isRefusal(failure)) {
                result.completeExceptionally(failure);
            } else {
                LOG.warn("A row could not be written, will try again in {} (row={})", pause, rowId, failure);
                var doubled = pause.multipliedBy(2);
                var next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
                timer.schedule(() -> insist(rowId, change, result, next), pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
    }

    /** A change that the table of states doesn't allow is refused each time. */
    private static boolean isRefusal(@Nullable Throwable failure) {
        return failure != null && JobFailures.unwrapped(failure) instanceof IllegalStateException;
    }
}
