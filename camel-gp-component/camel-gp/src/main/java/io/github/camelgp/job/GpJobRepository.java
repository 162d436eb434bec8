package io.github.camelgp.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where rows are. Several nodes may share one repository: a row changes only by compare-and-set on its version, and
 * {@link #claim} and {@link #takeOver} give a row to one caller only. Every answer is a future, as stores block; it may
 * complete on a thread of the store's own, and fails with the store's exception when the store can't be reached. No
 * method waits. Implementations are safe for use by many threads.
 */
public interface GpJobRepository {

    /**
     * What became of a new row.
     *
     * @param row the new row, or the one that has its id or holds its key already
     * @param created whether it is the new one
     */
    record Creation(GpJobRecord row, boolean created) {}

    /** Opens the store, and checks that it can be used. */
    CompletionStage<Void> start();

    /** Whether rows outlive this process. */
    boolean durable();

    /**
     * Writes a new row, unless there is a row with its id, or one with its task URL and key that
     * {@linkplain GpJobRecord#holdsKey() holds the key}.
     */
    CompletionStage<Creation> create(GpJobRecord row);

    /** The row with this id. */
    CompletionStage<Optional<GpJobRecord>> find(String rowId);

    /** The row of a job of the server's; the latest if there are several. */
    CompletionStage<Optional<GpJobRecord>> findByJob(String taskUrl, String jobId);

    /** The row that holds a key. */
    CompletionStage<Optional<GpJobRecord>> findByKey(String taskUrl, String idempotencyKey);

    /**
     * Puts {@code changed} in the place of the row with its id and version.
     *
     * @return the row with its new version; empty, and nothing is changed, when the row has another version or is gone
     */
    CompletionStage<Optional<GpJobRecord>> update(GpJobRecord changed);

    /**
     * Gives ended jobs to one exchange each: the first {@code max} {@linkplain GpJobRecord#claimable(Instant) claimable}
     * rows of a collector, those that may be had longest first, each {@linkplain GpJobRecord#claimed claimed}. No row is
     * given to two callers, on whatever node.
     */
    CompletionStage<List<GpJobRecord>> claim(String collector, int max, JobLease lease, Instant now);

    /**
     * Gives rows that nobody works on to a node: up to {@code max} {@linkplain GpJobRecord#orphaned(Instant) orphaned}
     * rows get {@code lease} and a new version. No row is given to two callers.
     */
    CompletionStage<List<GpJobRecord>> takeOver(int max, JobLease lease, Instant now);

    /**
     * The node's heartbeat: its leases, lapsed or not, run until {@code lease} says. Versions stay.
     *
     * @return ids of the rows that are still this node's
     */
    CompletionStage<Set<String>> renewLeases(JobLease lease);

    /** The node goes: its running and claimed rows are free to be taken over at once. Versions count. */
    CompletionStage<Void> releaseLeases(String node);

    /** Rows that a filter means, oldest first. */
    CompletionStage<List<GpJobRecord>> list(JobFilter filter);

    /** How many rows there are in each state; states without rows may be absent. */
    CompletionStage<Map<JobState, Long>> counts();

    /** Rows that were seen but could not be read, which {@link #list} leaves out: why, by id. */
    default Map<String, String> unreadable() {
        return Map.of();
    }

    /** Removes a row that could not be read; false when there is no such. */
    default CompletionStage<Boolean> discard(String rowId) {
        return CompletableFuture.completedFuture(false);
    }

    /** Where requests too big for a row may be kept as files that the row refers to; empty when nowhere. */
    default Optional<Path> requestFolder() {
        return Optional.empty();
    }

    /**
     * How many jobs of a service are with the server, or may be: rows that are SUBMITTING, UNKNOWN or RUNNING, but not
     * {@linkplain GpJobRecord#leftBehind() left behind}.
     *
     * @param service what the URLs of its tasks start with
     */
    default CompletionStage<Long> countInFlight(String service) {
        return list(JobFilter.in(JobState.SUBMITTING, JobState.UNKNOWN, JobState.RUNNING)
                        .atMost(Integer.MAX_VALUE))
                .thenApply(rows -> rows.stream()
                        .filter(row -> !row.leftBehind() && row.taskUrl().startsWith(service))
                        .count());
    }

    /** Removes a row, if it still has this version. */
    CompletionStage<Boolean> delete(GpJobRecord row);

    /**
     * Removes up to {@code max} rows that nobody will ask for: DELIVERED, DEAD, FINISHED and left-behind ones whose state
     * last changed before {@code before}.
     *
     * @return what was removed
     */
    CompletionStage<List<GpJobRecord>> purge(Instant before, int max);

    /** A folder next to the store, for files that belong to its rows; empty when there is no place for one. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** Frees what {@link #start} took. Rows stay. */
    CompletionStage<Void> close();
}
