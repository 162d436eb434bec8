package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger's parts share: the store, the waits, the time, and who wants to hear of what. */
final class LedgerCore {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCore.class);

    final RowStore store;
    final RowWaits waits = new RowWaits();
    final JobService service;
    final JobPoller poller;
    final LedgerSettings settings;

    /** Null when results are left at the server. */
    volatile @Nullable ResultKeeper keeper;

    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private volatile HaltPoints halts = HaltPoints.NONE;
    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, List<Runnable>> wakes = new ConcurrentHashMap<>();

    LedgerCore(
            RowStore store,
            JobService service,
            JobPoller poller,
            ScheduledExecutorService timer,
            InstantSource clock,
            LedgerSettings settings) {
        this.store = store;
        this.service = service;
        this.poller = poller;
        this.timer = timer;
        this.clock = clock;
        this.settings = settings;
        store.onNoted(row -> tell(listener -> listener.noted(row)));
    }

    Instant now() {
        return clock.instant();
    }

    JobLease lease() {
        return new JobLease(settings.node(), now().plus(settings.lease()));
    }

    boolean isMine(GpJobRecord row) {
        return row.lease() != null && row.lease().node().equals(settings.node());
    }

    void after(Duration delay, Runnable task) {
        timer.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void haltAt(HaltPoints points) {
        halts = points;
    }

    void reached(HaltPoints.Point point, String rowId) {
        halts.reached(point, rowId);
    }

    void addListener(LedgerListener listener) {
        listeners.add(listener);
    }

    void tell(Consumer<LedgerListener> event) {
        listeners.forEach(listener -> guarded(() -> event.accept(listener)));
    }

    AutoCloseable onFinished(String collector, Runnable wake) {
        wakes.computeIfAbsent(collector, name -> new CopyOnWriteArrayList<>()).add(wake);
        return () -> wakes.getOrDefault(collector, List.of()).remove(wake);
    }

    void wake(String collector) {
        wakes.getOrDefault(collector, List.of()).forEach(LedgerCore::guarded);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A listener or timed task failed", e);
        }
    }

    static String ids(GpJobRecord row) {
        return "(row=" + row.rowId() + ", job=" + row.jobId() + ", task=" + row.taskUrl() + ")";
    }
}
