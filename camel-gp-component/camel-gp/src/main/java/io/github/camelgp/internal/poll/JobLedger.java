package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.model.GpJob;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * Submits jobs, remembers them, asks for them until they end, and hands each end to one exchange. Signatures as they
 * will stay; the body follows.
 */
public final class JobLedger {

    public JobLedger(
            GpJobRepository repository,
            JobService service,
            ScheduledExecutorService timer,
            InstantSource clock,
            RandomGenerator random,
            LedgerSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Opens the repository, takes over rows that nobody works on, starts the heartbeat. */
    public CompletionStage<Void> start() {
        throw new UnsupportedOperationException();
    }

    /** Stops polling; rows stay, and are free to be taken over. Nobody's wait is ended: that is for those who wait. */
    public CompletionStage<Void> stop() {
        throw new UnsupportedOperationException();
    }

    /** Completes when the server has answered; the row is RUNNING, or one found by key or earlier row. */
    public CompletionStage<GpJobRecord> submit(Submission submission) {
        throw new UnsupportedOperationException();
    }

    /**
     * The end of a job that this exchange submitted or was attached to. The future belongs to the caller: completing or
     * cancelling it ends the wait, and whoever completes it first wins.
     */
    public CompletableFuture<EndedJob> whenEnded(String rowId, PollSettings polling) {
        throw new UnsupportedOperationException();
    }

    /** The end of the job of a handle that came along; claims its row. The future belongs to the caller, as above. */
    public CompletableFuture<EndedJob> await(JobHandle handle, PollSettings polling) {
        throw new UnsupportedOperationException();
    }

    /** Asks the server to cancel until it says a last word, which may be that the job succeeded. */
    public CompletableFuture<GpJob> cancel(JobHandle handle, PollSettings polling) {
        throw new UnsupportedOperationException();
    }

    /** Ended jobs for a consumer, at most {@code max}, claimed. */
    public CompletionStage<List<EndedJob>> claim(String collector, int max) {
        throw new UnsupportedOperationException();
    }

    /** The exchange is through. False when the row is gone. */
    public CompletionStage<Boolean> acknowledge(GpJobRecord row) {
        throw new UnsupportedOperationException();
    }

    /** The exchange failed, or nobody took the job. */
    public CompletionStage<Void> release(GpJobRecord row, Throwable cause) {
        throw new UnsupportedOperationException();
    }

    /** Has {@code wake} run when a collector may have something; closing the answer ends that. */
    public AutoCloseable onFinished(String collector, Runnable wake) {
        throw new UnsupportedOperationException();
    }

    /** Has {@code listener} hear of jobs on this node. */
    public void addListener(LedgerListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Jobs as this node knows them; asks nobody. */
    public LedgerSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    /** Rows of all nodes. */
    public CompletionStage<List<GpJobRecord>> list(JobFilter filter) {
        throw new UnsupportedOperationException();
    }
}
