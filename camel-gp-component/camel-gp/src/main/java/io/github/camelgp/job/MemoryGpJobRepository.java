package io.github.camelgp.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Rows in memory: the same rules as the durable ones, for the life of the process. One short lock; futures are complete
 * when they are returned. Closing keeps the rows, so that a component can be stopped and started again.
 */
public final class MemoryGpJobRepository implements GpJobRepository {
    private static final Comparator<GpJobRecord> OLDEST_FIRST = Comparator.<GpJobRecord, Instant>comparing(
                    row -> row.times().created())
            .thenComparing(GpJobRecord::rowId);

    private final MemoryRows rows = new MemoryRows();

    @Override
    public CompletionStage<Void> start() {
        return done(null);
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public synchronized CompletionStage<Creation> create(GpJobRecord row) {
        var same = rows.get(row.rowId());
        if (same != null) {
            return done(new Creation(same, false));
        }
        var holder = row.holdsKey() ? rows.byKey(row) : null;
        if (holder != null) {
            return done(new Creation(holder, false));
        }
        var written = row.withVersion(1);
        rows.put(written);
        return done(new Creation(written, true));
    }

    @Override
    public synchronized CompletionStage<Optional<GpJobRecord>> find(String rowId) {
        return done(Optional.ofNullable(rows.get(rowId)));
    }

    @Override
    public synchronized CompletionStage<Optional<GpJobRecord>> findByJob(String taskUrl, String jobId) {
        return done(Optional.ofNullable(rows.byJob(taskUrl, jobId)));
    }

    @Override
    public synchronized CompletionStage<Optional<GpJobRecord>> findByKey(String taskUrl, String idempotencyKey) {
        return done(Optional.ofNullable(rows.byKey(taskUrl, idempotencyKey)));
    }

    @Override
    public synchronized CompletionStage<Optional<GpJobRecord>> update(GpJobRecord changed) {
        var current = rows.get(changed.rowId());
        if (current == null || current.version() != changed.version()) {
            return done(Optional.empty());
        }
        return done(Optional.of(replace(changed)));
    }

    @Override
    public synchronized CompletionStage<List<GpJobRecord>> claim(
            String collector, int max, JobLease lease, Instant now) {
        return done(rows.claimable(collector, max, now).stream()
                .map(row -> replace(row.claimed(lease, now)))
                .toList());
    }

    @Override
    public synchronized CompletionStage<List<GpJobRecord>> takeOver(int max, JobLease lease, Instant now) {
        var orphans = select(row -> row.orphaned(now)).stream()
                .sorted(OLDEST_FIRST)
                .limit(max)
                .toList();
        return done(orphans.stream().map(row -> replace(row.withLease(lease))).toList());
    }

    @Override
    public synchronized CompletionStage<Set<String>> renewLeases(JobLease lease) {
        Set<String> mine = new HashSet<>();
        for (var row : select(row -> isOf(row, lease.node()))) {
            rows.put(row.withLease(lease));
            mine.add(row.rowId());
        }
        return done(mine);
    }

    @Override
    public synchronized CompletionStage<Void> releaseLeases(String node) {
        select(row -> isOf(row, node) && mayGo(row.state())).forEach(row -> replace(row.withLease(null)));
        return done(null);
    }

    @Override
    public synchronized CompletionStage<List<GpJobRecord>> list(JobFilter filter) {
        return done(rows.all().stream()
                .filter(filter::matches)
                .sorted(OLDEST_FIRST)
                .limit(filter.max())
                .toList());
    }

    @Override
    public synchronized CompletionStage<Map<JobState, Long>> counts() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        rows.all().forEach(row -> counts.merge(row.state(), 1L, Long::sum));
        return done(counts);
    }

    @Override
    public synchronized CompletionStage<Long> countInFlight(String service) {
        return done(rows.leased().stream()
                .filter(row -> row.state() != JobState.CLAIMED
                        && !row.leftBehind()
                        && row.taskUrl().startsWith(service))
                .count());
    }

    @Override
    public synchronized CompletionStage<Boolean> delete(GpJobRecord row) {
        var current = rows.get(row.rowId());
        if (current == null || current.version() != row.version()) {
            return done(false);
        }
        rows.remove(current);
        return done(true);
    }

    @Override
    public synchronized CompletionStage<List<GpJobRecord>> purge(Instant before, int max) {
        var old = rows.all().stream()
                .filter(row -> isOver(row) && row.times().changed().isBefore(before))
                .limit(max)
                .toList();
        old.forEach(rows::remove);
        return done(old);
    }

    @Override
    public CompletionStage<Void> close() {
        return done(null);
    }

    private GpJobRecord replace(GpJobRecord changed) {
        var written = changed.withVersion(changed.version() + 1);
        rows.put(written);
        return written;
    }

    private List<GpJobRecord> select(Predicate<GpJobRecord> wanted) {
        return rows.leased().stream().filter(wanted).toList();
    }

    private static boolean isOf(GpJobRecord row, String node) {
        return row.lease() != null && row.lease().node().equals(node);
    }

    /** A request that is out may still be answered, so its row waits for the lease to lapse. */
    private static boolean mayGo(JobState state) {
        return state == JobState.RUNNING || state == JobState.CLAIMED;
    }

    private static boolean isOver(GpJobRecord row) {
        return switch (row.state()) {
            case DELIVERED, DEAD, FINISHED -> true;
            case RUNNING -> row.leftBehind();
            case SUBMITTING, CLAIMED, UNKNOWN, PARKED -> false;
        };
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
