package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.HaltPoints.Point;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits jobs so that none is lost and none made twice: the row is written before the request, and again before the
 * first poll; what may have arrived is not sent again.
 */
final class JobSubmitter {
    private static final Logger LOG = LoggerFactory.getLogger(JobSubmitter.class);

    private final LedgerCore core;
    private final JobEnds ends;
    private final Map<String, CompletableFuture<GpJobRecord>> sending = new ConcurrentHashMap<>();

    JobSubmitter(LedgerCore core, JobEnds ends) {
        this.core = core;
        this.ends = ends;
    }

    boolean isSending(String rowId) {
        return sending.containsKey(rowId);
    }

    /** Completes when no request is under way any more, or after {@code limit}. */
    CompletionStage<Void> settled(Duration limit) {
        var answers = sending.values().toArray(CompletableFuture[]::new);
        var settled = new CompletableFuture<Void>();
        if (answers.length > 0) {
            core.after(limit, () -> settled.complete(null));
        }
        CompletableFuture.allOf(answers).whenComplete((all, failure) -> settled.complete(null));
        return settled;
    }

    CompletionStage<GpJobRecord> submit(Submission submission) {
        var now = core.now();
        var deadline = submission.polling().limits().deadline(now);
        var row = GpJobRecord.submitting(submission.rowId(), submission.origin(), core.lease(), now, deadline);
        var sent = new CompletableFuture<GpJobRecord>();
        var other = sending.putIfAbsent(row.rowId(), sent);
        if (other != null) {
            return other.copy();
        }
        create(row, submission).whenComplete((answer, failure) -> {
            sending.remove(row.rowId(), sent);
            if (failure == null) {
                sent.complete(answer);
            } else {
                sent.completeExceptionally(JobFailures.unwrapped(failure));
            }
        });
        return sent.copy();
    }

    private CompletionStage<GpJobRecord> create(GpJobRecord row, Submission submission) {
        core.reached(Point.BEFORE_ROW, row.rowId());
        return core.store.repository().create(row).thenCompose(creation -> {
            var written = creation.row();
            if (creation.created()) {
                core.reached(Point.ROW_WRITTEN, row.rowId());
                return send(written, submission);
            }
            if (written.rowId().equals(row.rowId()) && written.definitelyFailed()) {
                LOG.info("Submitting anew, as the job before failed: {} {}", written.status(), LedgerCore.ids(written));
                return core.store.repository().delete(written).thenCompose(gone -> create(row, submission));
            }
            return existing(written);
        });
    }

    /** A job that is there already, by key or as the exchange's own. */
    private CompletionStage<GpJobRecord> existing(GpJobRecord row) {
        LOG.info("Not submitted, as there is a job already that is {} {}", row.state(), LedgerCore.ids(row));
        var shared = sending.get(row.rowId());
        if (row.state() == JobState.SUBMITTING) {
            return shared != null && core.isMine(row) ? shared.copy() : later(row.rowId());
        }
        if (row.jobId() == null) {
            return CompletableFuture.failedFuture(lost(row, null));
        }
        return CompletableFuture.completedFuture(row);
    }

    /** Another node is submitting; its answer, or its lease, comes to an end. */
    private CompletionStage<GpJobRecord> later(String rowId) {
        var answer = new CompletableFuture<GpJobRecord>();
        core.after(core.settings.lease().dividedBy(10), () -> core.store
                .repository()
                .find(rowId)
                .thenCompose(found -> found.isPresent()
                        ? existing(found.get())
                        : CompletableFuture.<GpJobRecord>failedFuture(
                                new IllegalStateException("Row " + rowId + " is gone")))
                .whenComplete((row, failure) -> {
                    if (failure == null) {
                        answer.complete(row);
                    } else {
                        answer.completeExceptionally(JobFailures.unwrapped(failure));
                    }
                }));
        return answer;
    }

    private CompletionStage<GpJobRecord> send(GpJobRecord row, Submission submission) {
        CompletionStage<GpJob> answer;
        try {
            answer = core.service.submit(row.taskUrl(), submission.form());
            core.reached(Point.REQUEST_SENT, row.rowId());
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((job, failure) -> failure == null
                        ? accepted(row, job, submission.polling())
                        : refused(row, JobFailures.unwrapped(failure)))
                .thenCompose(stage -> stage);
    }

    /** An answer that comes after the row was given up still says where the job is. */
    private CompletionStage<GpJobRecord> accepted(GpJobRecord row, GpJob job, PollSettings polling) {
        core.reached(Point.ANSWERED, row.rowId());
        return core.store
                .insist(row.rowId(), current -> switch (current.state()) {
                    case SUBMITTING, UNKNOWN, PARKED ->
                        Optional.of(current.running(job.jobId(), job.statusText(), core.now())
                                .withLease(core.lease()));
                    case RUNNING, FINISHED, CLAIMED, DELIVERED, DEAD -> Optional.<GpJobRecord>empty();
                })
                .thenApply(written -> {
                    var running = written.orElseThrow(() -> JobFailures.outcomeUnknown(
                            row, "The server took the job as " + job.jobId() + " but its row is gone", null));
                    LOG.debug("Submitted {}", LedgerCore.ids(running));
                    core.tell(listener -> listener.submitted(running));
                    ends.track(running, polling, false);
                    return running;
                });
    }

    private CompletionStage<GpJobRecord> refused(GpJobRecord row, Throwable cause) {
        if (JobFailures.isDefinite(cause)) {
            return core.store
                    .insist(
                            row.rowId(),
                            current -> current.state() == JobState.SUBMITTING
                                    ? Optional.of(current.dead(JobFailure.of(cause), core.now()))
                                    : Optional.empty())
                    .thenCompose(dead -> CompletableFuture.failedFuture(cause));
        }
        return unknown(row, JobFailure.of(Reason.OUTCOME_UNKNOWN, String.valueOf(cause.getMessage())))
                .thenCompose(parked -> CompletableFuture.failedFuture(lost(row, cause)));
    }

    /** Whether there is a job nobody knows: written down, then parked. */
    CompletionStage<Optional<GpJobRecord>> unknown(GpJobRecord row, JobFailure why) {
        return core.store
                .insist(
                        row.rowId(),
                        current -> current.state() == JobState.SUBMITTING
                                ? Optional.of(current.unknown(why, core.now()))
                                : Optional.empty())
                .thenCompose(marked -> park(row.rowId(), why));
    }

    /** Looks after a row whose answer was lost. */
    CompletionStage<Optional<GpJobRecord>> park(String rowId, JobFailure why) {
        return core.store
                .insist(
                        rowId,
                        current -> current.state() == JobState.UNKNOWN
                                ? Optional.of(current.parked(why, core.now()))
                                : Optional.empty())
                .whenComplete((parked, failure) -> {
                    if (parked != null && parked.isPresent()) {
                        LOG.warn(
                                "Whether the server took a job is not known; parked, not repeated: {} {}",
                                why.text(),
                                LedgerCore.ids(parked.get()));
                    }
                });
    }

    private static RuntimeException lost(GpJobRecord row, @Nullable Throwable cause) {
        var kept = row.failure();
        var text = cause != null ? cause.getMessage() : kept == null ? "no answer" : kept.text();
        return JobFailures.outcomeUnknown(
                row,
                "Whether the server took the job is not known (" + text + "); nothing was repeated, row " + row.rowId()
                        + " is parked",
                cause);
    }
}
