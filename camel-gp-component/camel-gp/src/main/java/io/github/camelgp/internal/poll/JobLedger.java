package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits jobs, remembers them, asks for them until they end, and hands each end to one exchange.
 *
 * <p>No call waits. Futures complete on timer, HTTP or store threads: hop off them before a route goes on. A row that is
 * handed over ({@link #whenEnded}, {@link #await}, {@link #claim}) must be acknowledged, released, given back or
 * postponed, also by an exchange that finds it no longer wants it. Failures are {@link io.github.camelgp.model.GpException}s, or the store's own. Safe
 * for use by many threads; several ledgers may share one repository.
 */
public final class JobLedger {
    /** How long a stop waits for answers to submissions; jobs whose answer is lost have to be looked after. */
    public static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(JobLedger.class);

    private final LedgerCore core;
    private final ServiceQueues queues;
    private final JobSubmitter submitter;
    private final JobWaiter waiter;
    private final JobDeliveries deliveries;
    private final Heartbeat heartbeat;
    private final JobReruns reruns;
    private final EagerCollection collection;

    /**
     * @param repository opened and closed with the ledger
     * @param timer for all delays; it is left open
     */
    public JobLedger(
            GpJobRepository repository,
            JobService service,
            ScheduledExecutorService timer,
            InstantSource clock,
            PollSchedule schedule,
            LedgerSettings settings) {
        var poller = new JobPoller(service, timer, clock, schedule, settings.pollsPerSecond());
        core = new LedgerCore(
                new RowStore(
                        repository,
                        timer,
                        () -> new JobLease(settings.node(), clock.instant().plus(settings.lease()))),
                service,
                poller,
                timer,
                clock,
                settings);
        queues = new ServiceQueues(core);
        collection = new EagerCollection(core);
        var ends = new JobEnds(core, collection, this::lookAgain);
        addListener(queues);
        submitter = new JobSubmitter(core, ends, queues);
        waiter = new JobWaiter(core, ends);
        deliveries = new JobDeliveries(core, ends);
        heartbeat = new Heartbeat(core, ends, submitter, deliveries, this::lookAgain);
        reruns = new JobReruns(core, submitter);
    }

    /** Opens the repository, takes over rows that nobody works on, starts the heartbeat. */
    public CompletionStage<Void> start() {
        core.poller.start();
        queues.start();
        return core.store
                .repository()
                .start()
                .thenCompose(opened -> heartbeat.start())
                .thenRun(collection::start);
    }

    /**
     * Opens the repository and leaves the rows of others alone, for tools that look at rows or submit a few. After the
     * stop whoever shares the repository goes on with the jobs that were submitted.
     */
    public CompletionStage<Void> startAside() {
        core.poller.start();
        return core.store.repository().start();
    }

    /**
     * Stops asking; rows stay, and others may take them over at once. Nobody's wait is ended: those who wait do that
     * themselves. Completes when requests to submit and changes of rows that are under way have been noted, each waited for up to
     * {@link #LAST_ANSWERS}; keep the connections open until then.
     */
    public CompletionStage<Void> stop() {
        heartbeat.stop();
        queues.stop();
        core.poller.stop();
        return submitter
                .settled(LAST_ANSWERS)
                .thenCompose(answered -> core.store.settled(LAST_ANSWERS))
                .thenCompose(settled -> core.store.repository().releaseLeases(core.settings.node()))
                .exceptionally(failure -> {
                    LOG.warn("Rows could not be released, others take them over when leases lapse", failure);
                    return null;
                })
                .thenCompose(released -> core.store.repository().close());
    }

    /**
     * Submits a job. Completes when the server has answered and the row says so, with a row that has a job id: the new
     * one, or the one found under the same id or key, in whatever state. Fails with the server's refusal, after which the
     * key is free; or with OUTCOME_UNKNOWN, after which the row is parked and its key taken.
     */
    public CompletionStage<GpJobRecord> submit(Submission submission) {
        return submitter.submit(submission);
    }

    /**
     * The end of a job that this exchange submitted or found. The future is the caller's own: to complete or cancel it is
     * to wait no more, and whoever completes it first wins. It fails when a limit passed or polls failed for too long, and
     * the job was left as it is, or when the result is gone; a job that ended badly is an {@link EndedJob} too.
     */
    public CompletableFuture<EndedJob> whenEnded(String rowId, PollSettings polling) {
        return waiter.whenEnded(rowId, polling);
    }

    /**
     * The end of the job of a handle, whose row is claimed then, so that no collector gets it. A job without a row, as
     * behind a plain URL, gets none. As for the future see {@link #whenEnded}; an exchange that has the row already asks
     * there.
     */
    public CompletableFuture<EndedJob> await(JobHandle handle, PollSettings polling) {
        return waiter.await(handle, polling);
    }

    /** Asks the server to cancel until it says a last word, which may be that the job succeeded. */
    public CompletableFuture<GpJob> cancel(JobHandle handle, PollSettings polling) {
        return waiter.cancel(handle, polling);
    }

    /** Ended jobs for a consumer, at most {@code max}, claimed; empty when there is none. */
    public CompletionStage<List<EndedJob>> claim(String collector, int max) {
        return deliveries.claim(collector, max);
    }

    /** The exchange is through. False when there is no tombstone, as the row was forgotten. */
    public CompletionStage<Boolean> acknowledge(GpJobRecord row) {
        return deliveries.acknowledge(row);
    }

    /**
     * The exchange failed: its job can be had again later. A detached job that didn't succeed has been delivered herewith;
     * an attached one without key or success, and one that was released too often, is dead. Right for every failure.
     */
    public CompletionStage<Void> release(GpJobRecord row, Throwable cause) {
        return deliveries.release(row, cause);
    }

    /** No exchange got the job after all: it can be had again at once, and this doesn't count as a delivery. */
    public CompletionStage<Void> giveBack(GpJobRecord row) {
        return deliveries.giveBack(row);
    }

    /**
     * The results can't be fetched now: the job can be had again after a pause, which grows, and this doesn't count as a
     * delivery. When the server may have swept the results this is a {@link #release}.
     */
    public CompletionStage<Void> postpone(GpJobRecord row, Throwable cause) {
        return deliveries.postpone(row, cause);
    }

    /** Has {@code wake} run when a collector may have something; closing the answer ends that. */
    public AutoCloseable onFinished(String collector, Runnable wake) {
        return core.onFinished(collector, wake);
    }

    /** From now on results are kept the moment a job succeeds; to be called before the start. */
    public void keepResults(ResultKeeper keeper) {
        core.keeper = keeper;
        core.store.onRemoved(row -> collection.drop(Optional.ofNullable(row.resultLocation())));
    }

    /** The row of a handle; empty when there is none, as behind a plain job URL of somebody else's. */
    public CompletionStage<Optional<GpJobRecord>> row(JobHandle handle) {
        return waiter.row(handle);
    }

    /** Has {@code listener} hear of jobs on this node. */
    public void addListener(LedgerListener listener) {
        core.addListener(listener);
    }

    /** How many submissions wait for room at their services. */
    public int waitingForRoom() {
        return queues.waiting();
    }

    /**
     * Asks the server to cancel the jobs that exchanges of this node run and wait for. Completes when the server has said
     * its last word on each, or after {@code limit}.
     */
    public CompletionStage<Void> cancelRuns(Duration limit) {
        return waiter.cancelRuns(limit);
    }

    /** How many requests were sent again though it was not certain that the server hadn't taken them. */
    public long resubmissions() {
        return submitter.resubmissions();
    }

    /** Has {@code points} told of each job's way, one at a time; for crash tests. */
    public void haltAt(HaltPoints points) {
        core.haltAt(points);
    }

    /** Jobs as this node knows them; asks nobody. */
    public LedgerSnapshot snapshot() {
        return new LedgerSnapshot(
                core.poller.inFlight(), heartbeat.counts(), core.poller.polls(), core.poller.errors());
    }

    /** Rows of all nodes, oldest first. */
    public CompletionStage<List<GpJobRecord>> list(JobFilter filter) {
        return core.store.repository().list(filter);
    }

    /** One row. */
    public CompletionStage<Optional<GpJobRecord>> find(String rowId) {
        return core.store.repository().find(rowId);
    }

    /** The row of a handle, or of a plain job URL. */
    public CompletionStage<Optional<GpJobRecord>> find(JobHandle handle) {
        return waiter.row(handle);
    }

    /** How many rows there are in each state, from the repository. */
    public CompletionStage<Map<JobState, Long>> counts() {
        return core.store.repository().counts();
    }

    /** Rows that were seen but could not be read: why, by id. */
    public Map<String, String> unreadable() {
        return core.store.repository().unreadable();
    }

    /** Where requests too big for a row may be kept. */
    public Optional<Path> requestFolder() {
        return core.store.repository().requestFolder();
    }

    /**
     * Submits a job in the place of another, as a new row without an exchange that waits, which takes over the key. The
     * old row says so, so that of several who do this at once one succeeds.
     *
     * @param form what is sent; closed by its maker
     * @return the new row; fails as {@link #submit} does, or with REJECTED when somebody was faster
     */
    public CompletionStage<GpJobRecord> rerun(GpJobRecord old, RunForm form) {
        return reruns.rerun(old, form);
    }

    /**
     * Removes a row, whatever its state; the job at the server goes on. Whoever waits for it here fails.
     *
     * @return false when the row has changed meanwhile, or is gone
     */
    public CompletionStage<Boolean> forget(GpJobRecord row) {
        return core.store.delete(row).thenApply(gone -> {
            if (gone) {
                core.poller.drop(row.rowId());
                lookAgain(row.rowId());
            }
            return gone;
        });
    }

    /** Removes a row that could not be read. */
    public CompletionStage<Boolean> discard(String rowId) {
        return core.store.repository().discard(rowId);
    }

    private void lookAgain(String rowId) {
        waiter.lookAgain(rowId);
    }
}
