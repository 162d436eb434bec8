package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.HaltPoints.Point;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.internal.poll.LostSubmissions.Verdict;
import io.github.camelgp.internal.poll.ServiceQueue.Ticket;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits jobs so that none is lost and none made twice: the row is written before the request, and again before the
 * first poll; what may have arrived is not sent again.
 */
final class JobSubmitter {
    private static final Logger LOG = LoggerFactory.getLogger(JobSubmitter.class);

    /** How often a request goes out at most, whose answers are lost. */
    private static final int MOST_TRIES = 3;

    private final LedgerCore core;
    private final JobEnds ends;
    private final ServiceQueues queues;
    private final LostSubmissions lost;
    private final Map<String, CompletableFuture<GpJobRecord>> sending = new ConcurrentHashMap<>();
    private final Set<String> adopted = ConcurrentHashMap.newKeySet();
    private final LongAdder resubmissions = new LongAdder();

    JobSubmitter(LedgerCore core, JobEnds ends, ServiceQueues queues) {
        this.core = core;
        this.queues = queues;
        this.ends = ends;
        lost = new LostSubmissions(core);
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
        return once(submission, () -> inTurn(submission));
    }

    /** The same in any case, when {@code first} is done, which starts when it is the submission's turn. */
    <T> CompletionStage<GpJobRecord> submit(Submission submission, Supplier<CompletionStage<T>> first) {
        return once(submission, () -> turn(submission).thenCompose(ticket -> JobFailures.caught(first)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        ticket.used();
                    }
                })
                .thenCompose(done -> create(row(submission), submission, ticket))));
    }

    private CompletionStage<GpJobRecord> once(Submission submission, Supplier<CompletionStage<GpJobRecord>> start) {
        var sent = new CompletableFuture<GpJobRecord>();
        var other = sending.putIfAbsent(submission.rowId(), sent);
        if (other != null) {
            return other.copy();
        }
        JobFailures.caught(start).whenComplete((answer, failure) -> {
            sending.remove(submission.rowId(), sent);
            if (failure == null) {
                sent.complete(answer);
            } else {
                sent.completeExceptionally(JobFailures.unwrapped(failure));
            }
        });
        return sent.copy();
    }

    private CompletionStage<Ticket> turn(Submission submission) {
        return submission.turn().isLimited() ? queues.enter(submission) : CompletableFuture.completedFuture(() -> {});
    }

    /** What has a job already needs no room for one. */
    private CompletionStage<GpJobRecord> inTurn(Submission submission) {
        if (!submission.turn().isLimited()) {
            return create(row(submission), submission);
        }
        return hasJob(submission)
                .thenCompose(has -> has
                        ? create(row(submission), submission)
                        : turn(submission).thenCompose(ticket -> create(row(submission), submission, ticket)));
    }

    private CompletionStage<Boolean> hasJob(Submission submission) {
        var repository = core.store.repository();
        var key = submission.origin().idempotencyKey();
        return repository
                .find(submission.rowId())
                .thenCompose(found -> found.isPresent() || key == null
                        ? CompletableFuture.completedFuture(found)
                        : repository.findByKey(submission.origin().taskUrl(), key))
                .thenApply(found -> found.filter(row -> !row.definitelyFailed()).isPresent());
    }

    private GpJobRecord row(Submission submission) {
        var now = core.now();
        var limits = submission.polling().limits();
        var origin = submission
                .origin()
                .withLimits(limits.kept().inFlight(submission.turn().maxInFlight()));
        return GpJobRecord.submitting(submission.rowId(), origin, core.lease(), now, limits.deadline(now));
    }

    private CompletionStage<GpJobRecord> create(GpJobRecord row, Submission submission) {
        return create(row, submission, () -> {});
    }

    private CompletionStage<GpJobRecord> create(GpJobRecord row, Submission submission, Ticket ticket) {
        core.reached(Point.BEFORE_ROW, row.rowId());
        var created = JobFailures.caught(() -> core.store.repository().create(row));
        return created.whenComplete((creation, failure) -> ticket.used()).thenCompose(creation -> {
            var written = creation.row();
            if (creation.created()) {
                core.reached(Point.ROW_WRITTEN, row.rowId());
                return send(written, submission, 1);
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
        if (row.state() == JobState.SUBMITTING || (row.state() == JobState.UNKNOWN && row.jobId() == null)) {
            return shared != null && core.isMine(row) ? shared.copy() : later(row.rowId());
        }
        if (row.jobId() == null) {
            var kept = row.failure();
            return CompletableFuture.failedFuture(lost(row, kept == null ? "no answer" : kept.text(), null));
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

    private CompletionStage<GpJobRecord> send(GpJobRecord row, Submission submission, int tries) {
        var answer = JobFailures.caught(() -> {
            var sent = core.service.as(row.origin().wanted().credentials()).submit(row.taskUrl(), submission.form());
            core.reached(Point.REQUEST_SENT, row.rowId());
            return sent;
        });
        return answer.handle((job, failure) -> failure == null
                        ? accepted(row, job, submission.polling())
                        : refused(row, submission, tries, JobFailures.unwrapped(failure)))
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

    private CompletionStage<GpJobRecord> refused(GpJobRecord row, Submission submission, int tries, Throwable cause) {
        if (JobFailures.isDefinite(cause)) {
            return core.store
                    .insist(
                            row.rowId(),
                            current -> current.state() == JobState.SUBMITTING
                                    ? Optional.of(current.dead(JobFailure.of(cause), core.now()))
                                    : Optional.empty())
                    .thenCompose(dead -> {
                        queues.roomAt(row.taskUrl());
                        return CompletableFuture.failedFuture(cause);
                    });
        }
        var why = JobFailure.of(Reason.OUTCOME_UNKNOWN, String.valueOf(cause.getMessage()));
        var again = submission.onUnknown() == OnUnknown.RESUBMIT && tries < MOST_TRIES;
        return lost.settle(new LostJob(row, Optional.of(submission.form())), why, again)
                .thenCompose(verdict -> {
                    if (verdict instanceof Verdict.Found found) {
                        return CompletableFuture.completedFuture(goOn(found.row(), submission.polling()));
                    }
                    return verdict instanceof Verdict.Again free
                            ? again(free, submission, tries)
                            : CompletableFuture.failedFuture(lost(row, verdict.why(), cause));
                });
    }

    private CompletionStage<GpJobRecord> again(Verdict.Again free, Submission submission, int tries) {
        LOG.warn("Submitting once more, as onUnknown=resubmit: {} {}", free.why(), LedgerCore.ids(free.row()));
        resubmissions.increment();
        core.tell(listener -> listener.resubmitted(free.row()));
        return send(free.row(), submission, tries + 1);
    }

    private GpJobRecord goOn(GpJobRecord found, PollSettings polling) {
        if (isToFollow(found)) {
            core.tell(listener -> listener.submitted(found));
            ends.track(found, polling, true);
        }
        return found;
    }

    private boolean isToFollow(GpJobRecord row) {
        return row.state() == JobState.RUNNING && core.isMine(row) && !core.poller.isTracked(row.rowId());
    }

    /**
     * Goes on with a row whose node died before the answer, or while the job was looked for. It is sent again only if it
     * has a key: without one the message that it came from comes again as another job.
     */
    void adopt(GpJobRecord row, JobFailure why) {
        if (isSending(row.rowId()) || !adopted.add(row.rowId())) {
            return;
        }
        var form = SavedForms.find(row);
        var again = core.settings.onUnknown() == OnUnknown.RESUBMIT
                && row.origin().idempotencyKey() != null
                && form.isPresent();
        JobFailures.caught(() -> lost.settle(new LostJob(row, form), why, again))
                .thenCompose(verdict -> {
                    if (verdict instanceof Verdict.Again free) {
                        return again(free, submission(free.row(), form.orElseThrow()), 0);
                    }
                    if (verdict instanceof Verdict.Found found && isToFollow(found.row())) {
                        ends.adopt(found.row());
                    }
                    return CompletableFuture.completedFuture(row);
                })
                .whenComplete((done, failure) -> {
                    adopted.remove(row.rowId());
                    form.ifPresent(RunForm::close);
                    if (failure != null) {
                        LOG.warn("A lost submission could not be mended {}", LedgerCore.ids(row), failure);
                    }
                });
    }

    /** It has its place at the service, which is counted while its job is looked for. */
    private Submission submission(GpJobRecord row, RunForm form) {
        return new Submission(
                row.rowId(), row.origin(), form, core.settings.polling(), core.settings.onUnknown(), Turn.AT_ONCE);
    }

    /** How many requests were sent again though it was not certain that the server hadn't taken them. */
    long resubmissions() {
        return resubmissions.sum();
    }

    private static RuntimeException lost(GpJobRecord row, String why, @Nullable Throwable cause) {
        return JobFailures.outcomeUnknown(
                row,
                "Whether the server took the job is not known (" + why + "); nothing was repeated, row " + row.rowId()
                        + " is parked",
                cause);
    }
}
