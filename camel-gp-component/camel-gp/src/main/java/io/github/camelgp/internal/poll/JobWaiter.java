package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.PollEnd.Final;
import io.github.camelgp.internal.poll.PollEnd.Gone;
import io.github.camelgp.internal.poll.PollEnd.Lost;
import io.github.camelgp.internal.poll.PollEnd.Passed;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpWhere;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for ends: of this exchange's own rows, of rows of other nodes, of jobs without a row. A job of a plain URL gets
 * no row: the message that holds the URL is what remembers it.
 */
final class JobWaiter {
    private static final Logger LOG = LoggerFactory.getLogger(JobWaiter.class);
    private static final String UNLISTED = "unlisted-";

    private final LedgerCore core;
    private final JobEnds ends;

    JobWaiter(LedgerCore core, JobEnds ends) {
        this.core = core;
        this.ends = ends;
    }

    /** Whether something polled is no row of this node's. */
    static boolean isUnlisted(String id) {
        return id.startsWith(UNLISTED);
    }

    CompletableFuture<EndedJob> whenEnded(String rowId, PollSettings polling) {
        var wait = new RowWait(rowId, polling, true, new CompletableFuture<>());
        core.waits.add(wait);
        look(wait);
        return wait.end();
    }

    CompletableFuture<EndedJob> await(JobHandle handle, PollSettings polling) {
        var end = new CompletableFuture<EndedJob>();
        row(handle).whenComplete((found, failure) -> {
            if (failure != null) {
                end.completeExceptionally(JobFailures.unwrapped(failure));
            } else if (found.isEmpty()) {
                ask(unlisted(handle), polling, end);
            } else {
                var wait = new RowWait(found.get().rowId(), polling, false, end);
                core.waits.add(wait);
                meet(wait, found.get());
            }
        });
        return end;
    }

    CompletableFuture<GpJob> cancel(JobHandle handle, PollSettings polling) {
        var last = new CompletableFuture<GpJob>();
        row(handle).whenComplete((found, failure) -> {
            if (failure != null) {
                last.completeExceptionally(JobFailures.unwrapped(failure));
                return;
            }
            var row = found.orElseGet(() -> unlisted(handle));
            core.poller
                    .cancel(row.rowId())
                    .orElseGet(() -> cancelElsewhere(row, polling))
                    .whenComplete((end, failed) -> {
                        if (failed == null) {
                            resolve(row, end, last);
                        } else {
                            last.completeExceptionally(JobFailures.unwrapped(failed));
                        }
                    });
        });
        return last;
    }

    CompletionStage<Void> cancelRuns(Duration limit) {
        var last = core.waits.owned().stream()
                .map(core.poller::cancel)
                .flatMap(Optional::stream)
                .toArray(CompletableFuture[]::new);
        var over = new CompletableFuture<Void>();
        if (last.length > 0) {
            LOG.info("Asking the server to cancel {} jobs, as the application stops", last.length);
            core.after(limit, () -> over.complete(null));
        }
        CompletableFuture.allOf(last).whenComplete((all, failure) -> over.complete(null));
        return over;
    }

    /** Looks at the row of everybody who waits for it here, as it may be another node's by now. */
    void lookAgain(String rowId) {
        core.waits.of(rowId).forEach(this::look);
    }

    private void look(RowWait wait) {
        core.store.repository().find(wait.rowId()).whenComplete((found, failure) -> {
            if (failure != null) {
                wait.end().completeExceptionally(JobFailures.unwrapped(failure));
            } else if (found.isEmpty()) {
                wait.end().completeExceptionally(noRow(wait.rowId()));
            } else {
                meet(wait, found.get());
            }
        });
    }

    private void lookLater(RowWait wait) {
        core.after(core.settings.lease().dividedBy(10), () -> {
            if (!wait.isOver()) {
                look(wait);
            }
        });
    }

    private void meet(RowWait wait, GpJobRecord row) {
        if (wait.isOver()) {
            return;
        }
        switch (row.state()) {
            case SUBMITTING, UNKNOWN -> lookLater(wait);
            case RUNNING -> meetRunning(wait, row);
            case FINISHED -> claim(wait);
            case CLAIMED -> {
                if (row.origin().attached() || (wait.own() && core.isMine(row))) {
                    wait.end().complete(new EndedJob(row, row.ended()));
                } else {
                    lookLater(wait);
                }
            }
            case PARKED -> meetUnclear(wait, row);
            case DELIVERED, DEAD -> {
                if (row.state() == JobState.DEAD && row.definitelyFailed()) {
                    wait.end().complete(new EndedJob(row, row.ended()));
                } else {
                    recall(wait, row);
                }
            }
        }
    }

    /** A job that was handed over before: as it was kept, else as the server still knows it. */
    private void recall(RowWait wait, GpJobRecord row) {
        var keeper = core.keeper;
        var location = row.resultLocation();
        if (keeper == null || location == null) {
            ask(row, wait.polling(), wait.end());
            return;
        }
        keeper.job(location).whenComplete((job, failure) -> {
            if (failure == null) {
                wait.end().complete(new EndedJob(row, job));
            } else {
                ask(row, wait.polling(), wait.end());
            }
        });
    }

    private void meetRunning(RowWait wait, GpJobRecord row) {
        if (core.poller.isTracked(row.rowId())) {
            return;
        }
        var free = row.leftBehind() || row.orphaned(core.now());
        if (free || (!wait.own() && !row.origin().attached() && !core.isMine(row))) {
            takeUp(wait, row);
        } else {
            lookLater(wait);
        }
    }

    private void meetUnclear(RowWait wait, GpJobRecord row) {
        if (row.jobId() == null) {
            wait.end()
                    .completeExceptionally(JobFailures.outcomeUnknown(
                            row,
                            "Whether the server took the job is not known; row " + row.rowId() + " is parked",
                            null));
        } else if (row.ended() != null) {
            claim(wait);
        } else {
            takeUp(wait, row);
        }
    }

    private void takeUp(RowWait wait, GpJobRecord row) {
        if (core.poller.isStopped()) {
            wait.end()
                    .completeExceptionally(new GpRejectedException(
                            "This node stops; the job goes on and stays in the ledger", JobFailures.where(row)));
            return;
        }
        var deadline = wait.polling().limits().deadline(core.now());
        core.store
                .repository()
                .update(row.takenUp(core.lease(), deadline, core.now()))
                .whenComplete((written, failure) -> {
                    if (failure != null) {
                        wait.end().completeExceptionally(JobFailures.unwrapped(failure));
                    } else if (written.isPresent()) {
                        ends.track(written.get(), wait.polling(), true);
                    } else {
                        lookLater(wait);
                    }
                });
    }

    private void claim(RowWait wait) {
        core.store
                .change(
                        wait.rowId(),
                        row -> row.ended() != null || row.state() == JobState.FINISHED
                                ? claimed(row)
                                : Optional.empty())
                .whenComplete((written, failure) -> {
                    if (failure != null) {
                        wait.end().completeExceptionally(JobFailures.unwrapped(failure));
                    } else if (written.isPresent()) {
                        ends.handOver(written.get(), written.get().ended());
                    } else {
                        lookLater(wait);
                    }
                });
    }

    private Optional<GpJobRecord> claimed(GpJobRecord row) {
        return row.state() == JobState.FINISHED || row.state() == JobState.PARKED
                ? Optional.of(row.claimed(core.lease(), core.now()))
                : Optional.empty();
    }

    /** Asks the server for a job that no row is claimed for. */
    private void ask(GpJobRecord row, PollSettings polling, CompletableFuture<EndedJob> end) {
        var target = target(row, polling, found -> {
            if (found instanceof Final last) {
                end.complete(new EndedJob(row, last.job()));
            } else {
                end.completeExceptionally(failure(row, found));
            }
        });
        core.poller.track(target);
        end.whenComplete((ended, failure) -> core.poller.drop(target.id()));
    }

    private CompletableFuture<PollEnd> cancelElsewhere(GpJobRecord row, PollSettings polling) {
        if (row.jobId() == null) {
            return CompletableFuture.failedFuture(JobFailures.outcomeUnknown(
                    row, "There is no job id to cancel; row " + row.rowId() + " is " + row.state(), null));
        }
        return core.poller
                .cancel(target(row, polling, end -> {}))
                .thenCompose(end -> finishLeft(row, end).thenApply(done -> end))
                .toCompletableFuture();
    }

    /** Nobody else will note the end of a row that was left behind. */
    private CompletionStage<Optional<GpJobRecord>> finishLeft(GpJobRecord row, PollEnd end) {
        if (!(end instanceof Final last) || !row.leftBehind()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var why = JobFailures.kept(last.job());
        return core.store.change(
                row.rowId(),
                current -> current.leftBehind()
                        ? Optional.of(current.finished(last.job(), why, core.now(), core.settings.sweepAfter()))
                        : Optional.empty());
    }

    private PollTarget target(GpJobRecord row, PollSettings polling, Consumer<PollEnd> ended) {
        var jobId = row.jobId();
        var now = core.now();
        return new PollTarget(
                UNLISTED + UUID.randomUUID(),
                row.taskUrl(),
                jobId == null ? "" : jobId,
                row.origin().wanted().credentials(),
                now,
                now,
                null,
                polling.limits().deadline(now),
                polling,
                true,
                job -> {},
                ended);
    }

    private static void resolve(GpJobRecord row, PollEnd end, CompletableFuture<GpJob> last) {
        if (end instanceof Final word) {
            last.complete(word.job());
        } else {
            last.completeExceptionally(failure(row, end));
        }
    }

    private static GpException failure(GpJobRecord row, PollEnd end) {
        var where = JobFailures.where(row);
        if (end instanceof Passed passed) {
            var text = "The job was not at its end after " + passed.clock() + " of " + passed.limit();
            return new GpTimeoutException(passed.clock(), passed.limit(), text, where, null);
        }
        if (end instanceof Lost lost) {
            return JobFailures.lost(row, lost);
        }
        var gone = end instanceof Gone found ? ": " + found.cause().getMessage() : "";
        return JobFailures.gone(row, "The server no longer knows the job" + gone);
    }

    private static GpException noRow(String rowId) {
        return JobFailures.gone("There is no row " + rowId + "; it was forgotten or purged", GpWhere.NOWHERE);
    }

    /** The row of a handle. What a handle says about a row counts only if the row says the same of the job. */
    CompletionStage<Optional<GpJobRecord>> row(JobHandle handle) {
        var repository = core.store.repository();
        var rowId = handle.rowId();
        CompletionStage<Optional<GpJobRecord>> named =
                rowId == null ? CompletableFuture.completedFuture(Optional.empty()) : repository.find(rowId);
        return named.thenCompose(found -> found.filter(row -> row.taskUrl().equals(handle.taskUrl())
                                && handle.jobId().equals(row.jobId()))
                        .isPresent()
                ? CompletableFuture.completedFuture(found)
                : repository.findByJob(handle.taskUrl(), handle.jobId()));
    }

    private GpJobRecord unlisted(JobHandle handle) {
        var origin = new JobOrigin(handle.taskUrl(), handle.taskUrl(), true, null, handle.wanted(), null);
        return GpJobRecord.submitting("", origin, core.lease(), core.now(), null)
                .running(handle.jobId(), "", core.now());
    }
}
