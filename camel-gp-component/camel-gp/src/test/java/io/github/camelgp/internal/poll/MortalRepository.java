package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One node's way to a shared repository, which a test can cut. */
final class MortalRepository implements GpJobRepository {
    private final GpJobRepository shared;
    private boolean dead;
    private boolean throwing;

    MortalRepository(GpJobRepository shared) {
        this.shared = shared;
    }

    /** From now on it doesn't even begin. */
    void throwing(boolean now) {
        throwing = now;
    }

    void die() {
        dead = true;
    }

    void wake() {
        dead = false;
    }

    private <T> CompletionStage<T> alive(Supplier<CompletionStage<T>> call) {
        if (throwing) {
            throw new IllegalStateException("no connection in the pool");
        }
        return dead
                ? CompletableFuture.failedFuture(new UncheckedIOException(new IOException("store is away")))
                : call.get();
    }

    @Override
    public CompletionStage<Void> start() {
        return alive(shared::start);
    }

    @Override
    public boolean durable() {
        return shared.durable();
    }

    @Override
    public CompletionStage<Creation> create(GpJobRecord row) {
        return alive(() -> shared.create(row));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> find(String rowId) {
        return alive(() -> shared.find(rowId));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> findByJob(String taskUrl, String jobId) {
        return alive(() -> shared.findByJob(taskUrl, jobId));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> findByKey(String taskUrl, String idempotencyKey) {
        return alive(() -> shared.findByKey(taskUrl, idempotencyKey));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> update(GpJobRecord changed) {
        return alive(() -> shared.update(changed));
    }

    @Override
    public CompletionStage<List<GpJobRecord>> claim(String collector, int max, JobLease lease, Instant now) {
        return alive(() -> shared.claim(collector, max, lease, now));
    }

    @Override
    public CompletionStage<List<GpJobRecord>> takeOver(int max, JobLease lease, Instant now) {
        return alive(() -> shared.takeOver(max, lease, now));
    }

    @Override
    public CompletionStage<Set<String>> renewLeases(JobLease lease) {
        return alive(() -> shared.renewLeases(lease));
    }

    @Override
    public CompletionStage<Void> releaseLeases(String node) {
        return alive(() -> shared.releaseLeases(node));
    }

    @Override
    public CompletionStage<List<GpJobRecord>> list(JobFilter filter) {
        return alive(() -> shared.list(filter));
    }

    @Override
    public CompletionStage<Map<JobState, Long>> counts() {
        return alive(shared::counts);
    }

    @Override
    public CompletionStage<Boolean> delete(GpJobRecord row) {
        return alive(() -> shared.delete(row));
    }

    @Override
    public CompletionStage<List<GpJobRecord>> purge(Instant before, int max) {
        return alive(() -> shared.purge(before, max));
    }

    @Override
    public CompletionStage<Void> close() {
        return alive(shared::close);
    }
}
