package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.internal.poll.PollEnd.Final;
import io.github.camelgp.internal.poll.PollEnd.Gone;
import io.github.camelgp.internal.poll.PollEnd.Lost;
import io.github.camelgp.internal.poll.PollEnd.Passed;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has running rows polled, and notes their ends: for those who wait here, or for collectors, or for nobody. */
final class JobEnds {
    private static final Logger LOG = LoggerFactory.getLogger(JobEnds.class);

    private final LedgerCore core;
    private final Waiting waiting;
    private final EagerCollection collection;
    private final Set<String> orphans = ConcurrentHashMap.newKeySet();

    /** Takes up waits again after somebody else changed their row. */
    interface Waiting {
        void lookAgain(String rowId);
    }

    JobEnds(LedgerCore core, EagerCollection collection, Waiting waiting) {
        this.collection = collection;
        this.core = core;
        this.waiting = waiting;
    }

    /**
     * Polls a row of this node's that runs.
     *
     * @param atOnce whether the job may be at its end already
     */
    void track(GpJobRecord row, PollSettings polling, boolean atOnce) {
        var jobId = row.jobId();
        if (jobId == null) {
            throw new IllegalStateException("A row without a job can't be polled " + LedgerCore.ids(row));
        }
        var times = row.times();
        var submitted = times.submitted() == null ? times.created() : times.submitted();
        core.poller.track(new PollTarget(
                row.rowId(),
                row.taskUrl(),
                jobId,
                row.origin().wanted().credentials(),
                times.created(),
                submitted,
                times.started(),
                times.deadline(),
                polling,
                atOnce || JobStatus.of(row.status()).isFinal(),
                job -> seen(row.rowId(), job),
                end -> ended(row.rowId(), end)));
    }

    /** Polls a row whose node died. */
    void adopt(GpJobRecord row) {
        if (row.origin().attached() && row.origin().idempotencyKey() == null) {
            orphans.add(row.rowId());
        }
        track(row, core.settings.polling().of(row.origin().limits()), true);
    }

    private void seen(String rowId, GpJob job) {
        core.tell(listener -> listener.changed(rowId, job));
        core.store.change(rowId, row -> seen(row, job)).exceptionally(failure -> {
            LOG.debug("A status could not be noted (row={}, job={})", rowId, job.jobId(), failure);
            return Optional.empty();
        });
    }

    private Optional<GpJobRecord> seen(GpJobRecord row, GpJob job) {
        if (row.state() != JobState.RUNNING
                || !core.isMine(row)
                || job.status().isFinal()
                || row.status().equals(job.statusText())) {
            return Optional.empty();
        }
        var before = row.times().started();
        Instant started = before == null && job.status() == JobStatus.EXECUTING ? core.now() : before;
        return Optional.of(row.seen(job.statusText(), started));
    }

    private void ended(String rowId, PollEnd end) {
        if (end instanceof Final last) {
            finish(rowId, last.job(), failure(last));
        } else if (end instanceof Gone gone) {
            var text = "The server no longer knows the job: " + gone.cause().getMessage();
            finish(rowId, null, JobFailure.of(Reason.GONE, text));
        } else if (end instanceof Passed passed) {
            var text = "The job was not at its end after " + passed.clock() + " of " + passed.limit()
                    + "; it was left as it is";
            leave(rowId, new JobFailure(Reason.TIMED_OUT, text, passed.clock(), passed.limit()), passed, null);
        } else if (end instanceof Lost lost) {
            var reason = lost.cause() instanceof GpException known ? known.getReason() : Reason.UNREACHABLE;
            leave(rowId, JobFailure.of(reason, JobFailures.text(lost)), null, lost.cause());
        }
    }

    private static @Nullable JobFailure failure(Final last) {
        var after = last.after();
        if (after == null || last.job().status() == JobStatus.SUCCEEDED) {
            return JobFailures.kept(last.job());
        }
        var text = "The job was cancelled as it was not at its end after " + after.clock() + " of " + after.limit()
                + ", and ended as " + last.job().statusText();
        return new JobFailure(Reason.TIMED_OUT, text, after.clock(), after.limit());
    }

    /** Notes an end that the server told; rows that are another node's by now are left to it. */
    private void finish(String rowId, @Nullable GpJob job, @Nullable JobFailure why) {
        var kept = job == null ? null : KeptMessages.of(job);
        var now = core.now();
        var swept = core.settings.sweepAfter();
        collection
                .first(rowId, job)
                .thenAccept(location -> finish(
                        rowId,
                        job,
                        location,
                        mine -> core.waits.isWaited(rowId)
                                ? mine.finishedAndClaimed(kept, why, now, swept, core.lease())
                                : mine.finished(kept, why, now, swept)));
    }

    private void finish(
            String rowId, @Nullable GpJob job, Optional<String> location, UnaryOperator<GpJobRecord> finished) {
        core.store
                .insist(rowId, row -> own(row).map(finished)
                        .map(ended -> ended.withResultLocation(location.orElse(null))))
                .whenComplete((row, failure) -> {
                    if (row == null || row.isEmpty()) {
                        collection.drop(location);
                        dropped(rowId, failure);
                    } else {
                        collection.ended(row.get());
                        LOG.debug("Job ended as {} {}", row.get().status(), LedgerCore.ids(row.get()));
                        announce(row.get(), job);
                    }
                });
    }

    private void leave(String rowId, JobFailure why, @Nullable Passed passed, @Nullable Throwable cause) {
        core.store
                .insist(rowId, row -> own(row).map(mine -> mine.origin().attached() || core.waits.isWaited(rowId)
                        ? mine.left(why, core.now())
                        : mine.finished(null, why, core.now(), core.settings.sweepAfter())))
                .whenComplete((row, failure) -> {
                    if (row == null || row.isEmpty()) {
                        dropped(rowId, failure);
                        return;
                    }
                    LOG.warn("{} {}", why.text(), LedgerCore.ids(row.get()));
                    core.waits.fail(rowId, exception(row.get(), why, passed, cause));
                    core.tell(listener -> listener.left(row.get()));
                    announce(row.get(), null);
                });
    }

    private static GpException exception(
            GpJobRecord row, JobFailure why, @Nullable Passed passed, @Nullable Throwable cause) {
        var where = JobFailures.where(row);
        return passed == null
                ? new GpTransportException(why.reason(), why.text(), where, cause)
                : new GpTimeoutException(passed.clock(), passed.limit(), why.text(), where, null);
    }

    private Optional<GpJobRecord> own(GpJobRecord row) {
        return row.state() == JobState.RUNNING && core.isMine(row) ? Optional.of(row) : Optional.empty();
    }

    private void dropped(String rowId, @Nullable Throwable failure) {
        if (failure != null) {
            core.waits.fail(rowId, JobFailures.unwrapped(failure));
        }
        orphans.remove(rowId);
        waiting.lookAgain(rowId);
    }

    /** A row went on: to those who wait, to its collector, or to the rows that somebody has to look at. */
    private void announce(GpJobRecord row, @Nullable GpJob job) {
        core.reached(HaltPoints.Point.ENDED, row.rowId());
        if (row.state() == JobState.CLAIMED) {
            core.tell(listener -> listener.ended(row));
            handOver(row, job);
        } else if (row.state() == JobState.FINISHED) {
            core.tell(listener -> listener.ended(row));
            settle(row);
        }
    }

    /** Gives a claimed row to those who wait; when they are all gone it is as if nobody had claimed it. */
    void handOver(GpJobRecord row, @Nullable GpJob job) {
        if (core.waits.complete(row.rowId(), new EndedJob(row, job))) {
            orphans.remove(row.rowId());
            return;
        }
        core.store
                .insist(
                        row.rowId(),
                        current -> current.version() == row.version()
                                ? Optional.of(current.returned(core.now(), null))
                                : Optional.empty())
                .thenAccept(released -> released.ifPresent(this::settle));
    }

    /** A finished row is taken by those who wait, else by its collector, else it is settled. */
    void settle(GpJobRecord finished) {
        if (core.waits.isWaited(finished.rowId())) {
            waiting.lookAgain(finished.rowId());
        } else if (!finished.origin().attached()) {
            core.wake(finished.origin().collector());
        } else if (finished.origin().idempotencyKey() == null) {
            settleUnwaited(finished);
        }
    }

    private void settleUnwaited(GpJobRecord row) {
        var orphan = orphans.remove(row.rowId());
        var why = JobFailure.of(
                Reason.REJECTED,
                orphan
                        ? "The node that waited for the job died; its result is at the server"
                        : "Nobody waited for the job any more when it ended; its result is at the server");
        core.store
                .insist(
                        row.rowId(),
                        current -> current.version() == row.version()
                                ? Optional.of(settled(current, orphan, why))
                                : Optional.empty())
                .thenAccept(written -> written.ifPresent(after -> {
                    LOG.warn("{}; the row is {} {}", why.text(), after.state(), LedgerCore.ids(after));
                    if (after.state() == JobState.FINISHED) {
                        core.wake(after.origin().collector());
                    } else if (after.state() == JobState.PARKED) {
                        core.tell(listener -> listener.parked(after));
                    }
                }));
    }

    private GpJobRecord settled(GpJobRecord row, boolean orphan, JobFailure why) {
        if (!orphan) {
            return row.dead(row.failure() == null ? why : row.failure(), core.now());
        }
        return core.settings.orphans() == Orphans.COLLECT ? row.detached() : row.parked(why, core.now());
    }
}
