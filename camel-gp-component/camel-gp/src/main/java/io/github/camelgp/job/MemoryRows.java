package io.github.camelgp.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows and their indexes; guarded by its owner's lock. */
final class MemoryRows {
    private static final Comparator<GpJobRecord> LONGEST_READY =
            Comparator.<GpJobRecord, Instant>comparing(MemoryRows::readyAt).thenComparing(GpJobRecord::rowId);

    private record Named(String taskUrl, String name) {}

    private final Map<String, GpJobRecord> all = new HashMap<>();
    private final Map<String, GpJobRecord> leased = new HashMap<>();
    private final Map<Named, String> jobs = new HashMap<>();
    private final Map<Named, String> keys = new HashMap<>();
    private final Map<String, TreeSet<GpJobRecord>> ready = new HashMap<>();

    Collection<GpJobRecord> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    Collection<GpJobRecord> leased() {
        return Collections.unmodifiableCollection(leased.values());
    }

    @Nullable
    GpJobRecord get(String rowId) {
        return all.get(rowId);
    }

    @Nullable
    GpJobRecord byJob(String taskUrl, String jobId) {
        return at(jobs, new Named(taskUrl, jobId));
    }

    @Nullable
    GpJobRecord byKey(String taskUrl, String key) {
        return at(keys, new Named(taskUrl, key));
    }

    @Nullable
    GpJobRecord byKey(GpJobRecord row) {
        var key = row.origin().idempotencyKey();
        return key == null ? null : byKey(row.taskUrl(), key);
    }

    List<GpJobRecord> claimable(String collector, int max, Instant now) {
        List<GpJobRecord> found = new ArrayList<>();
        for (var row : ready.getOrDefault(collector, new TreeSet<>(LONGEST_READY))) {
            if (found.size() >= max || !row.claimable(now)) {
                break;
            }
            found.add(row);
        }
        return found;
    }

    void put(GpJobRecord row) {
        var before = all.put(row.rowId(), row);
        if (before != null) {
            unlist(before);
        }
        if (row.state().isLeased()) {
            leased.put(row.rowId(), row);
        }
        if (row.jobId() != null) {
            jobs.put(new Named(row.taskUrl(), row.jobId()), row.rowId());
        }
        if (row.holdsKey()) {
            keys.put(new Named(row.taskUrl(), String.valueOf(row.origin().idempotencyKey())), row.rowId());
        }
        if (row.state() == JobState.FINISHED && !row.origin().attached()) {
            ready.computeIfAbsent(row.origin().collector(), name -> new TreeSet<>(LONGEST_READY))
                    .add(row);
        }
    }

    void remove(GpJobRecord row) {
        all.remove(row.rowId());
        unlist(row);
        if (row.jobId() != null) {
            jobs.remove(new Named(row.taskUrl(), row.jobId()), row.rowId());
        }
    }

    private void unlist(GpJobRecord row) {
        leased.remove(row.rowId());
        if (row.origin().idempotencyKey() != null) {
            keys.remove(new Named(row.taskUrl(), row.origin().idempotencyKey()), row.rowId());
        }
        var queue = ready.get(row.origin().collector());
        if (queue != null && queue.remove(row) && queue.isEmpty()) {
            ready.remove(row.origin().collector());
        }
    }

    private @Nullable GpJobRecord at(Map<Named, String> index, Named name) {
        var rowId = index.get(name);
        return rowId == null ? null : all.get(rowId);
    }

    private static Instant readyAt(GpJobRecord row) {
        var times = row.times();
        if (times.nextAttemptAt() != null) {
            return times.nextAttemptAt();
        }
        return times.ended() == null ? times.changed() : times.ended();
    }
}
