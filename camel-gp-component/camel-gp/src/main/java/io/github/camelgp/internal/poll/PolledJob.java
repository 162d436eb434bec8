package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.PollEnd.Final;
import io.github.camelgp.internal.poll.PollEnd.Gone;
import io.github.camelgp.internal.poll.PollEnd.Lost;
import io.github.camelgp.internal.poll.PollEnd.Passed;
import io.github.camelgp.internal.poll.PollSettings.TimeoutAction;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job that is asked for. At any moment it either waits for its time, or for its turn at the site, or for one answer.
 * Its lock is held for moments only, never while others are called.
 */
final class PolledJob {
    private static final Logger LOG = LoggerFactory.getLogger(PolledJob.class);
    /** Servers behind a balancer may not know a new job everywhere at once. */
    private static final int GONE_ANSWERS = 3;

    private final PollTarget target;
    private final JobPoller poller;
    private final PollClocks clocks;
    private final CompletableFuture<PollEnd> end = new CompletableFuture<>();

    private @Nullable Future<?> alarm;
    private boolean busy;
    private boolean over;
    private @Nullable GpJob last;
    private @Nullable GpJob finalJob;
    private int answers;
    private int errors;
    private int goneAnswers;
    private @Nullable Duration previous;
    private @Nullable Instant failing;
    private boolean cancelling;
    private boolean askAgain;
    private @Nullable Passed cancelledFor;

    PolledJob(PollTarget target, JobPoller poller) {
        this.target = target;
        this.poller = poller;
        clocks = new PollClocks(target);
    }

    PollTarget target() {
        return target;
    }

    CompletableFuture<PollEnd> end() {
        return end;
    }

    synchronized LedgerSnapshot.InFlight inFlight() {
        return new LedgerSnapshot.InFlight(
                target.id(),
                target.taskUrl(),
                target.jobId(),
                last == null ? "" : last.statusText(),
                last == null ? null : last.progress(),
                target.created(),
                failing);
    }

    void start() {
        if (target.atOnce()) {
            arm(Duration.ZERO);
        } else {
            arm(interval());
        }
    }

    /** Asks no more and tells nobody. */
    synchronized void drop() {
        over = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    /** Asks the server to cancel, again while it refuses, until its last word. */
    void cancel() {
        synchronized (this) {
            if (over || cancelling) {
                return;
            }
            beginCancel(null);
        }
        arm(Duration.ZERO);
    }

    private void beginCancel(@Nullable Passed limit) {
        cancelling = true;
        askAgain = true;
        cancelledFor = limit;
        answers = 0;
        previous = null;
        clocks.cancelled(poller.now());
    }

    private synchronized void arm(Duration delay) {
        if (over || busy) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        previous = delay;
        alarm = poller.after(clocks.cut(delay, poller.now()), this::due);
    }

    private void due() {
        Passed passed;
        synchronized (this) {
            if (over || busy) {
                return;
            }
            passed = clocks.passed(poller.now());
            if (passed != null && finalJob == null && !cancelling && action(passed) == TimeoutAction.CANCEL) {
                LOG.warn("Cancelling a job as its {} of {} passed {}", passed.clock(), passed.limit(), ids());
                beginCancel(passed);
                passed = null;
            }
            busy = passed == null;
        }
        if (passed != null) {
            finish(finalJob != null ? new Final(finalJob, cancelledFor) : limit(passed));
        } else {
            poller.inTurn(target.taskUrl(), this::ask);
        }
    }

    private void ask() {
        boolean cancel;
        boolean messages;
        synchronized (this) {
            if (over) {
                return;
            }
            cancel = askAgain && finalJob == null;
            askAgain = false;
            messages = finalJob != null;
        }
        var service = poller.service().as(target.credentials());
        if (cancel) {
            call(() -> service.cancel(target.taskUrl(), target.jobId())).whenComplete(this::cancelAnswered);
        } else {
            call(() -> service.status(target.taskUrl(), target.jobId(), messages))
                    .whenComplete((job, failure) -> answered(job, failure, messages));
        }
    }

    private static CompletionStage<GpJob> call(Supplier<CompletionStage<GpJob>> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void cancelAnswered(@Nullable GpJob job, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.info("Cancelling was refused, will ask again: {} {}", failure.getMessage(), ids());
        }
        synchronized (this) {
            busy = false;
        }
        arm(job != null && job.status().isFinal() ? Duration.ZERO : interval());
    }

    private void answered(@Nullable GpJob job, @Nullable Throwable failure, boolean withMessages) {
        poller.counted(failure != null);
        if (job == null) {
            failed(JobFailures.unwrapped(Objects.requireNonNullElseGet(
                    failure, () -> new IllegalStateException("The service gave neither job nor failure"))));
            return;
        }
        boolean ended;
        boolean changed;
        synchronized (this) {
            busy = false;
            answers++;
            errors = 0;
            goneAnswers = 0;
            failing = null;
            changed = last == null
                    || !last.statusText().equals(job.statusText())
                    || !Objects.equals(last.progress(), job.progress());
            last = job;
            clocks.seen(job, poller.now());
            finalJob = job.status().isFinal() ? job : null;
            ended = finalJob != null && withMessages;
            askAgain = cancelling && job.status() != JobStatus.CANCELLING;
        }
        if (changed && !isOver()) {
            target.seen().accept(job);
        }
        if (ended) {
            finish(new Final(job, cancelledFor));
        } else {
            arm(job.status().isFinal() ? Duration.ZERO : interval());
        }
    }

    private void failed(Throwable failure) {
        var now = poller.now();
        PollEnd found = null;
        Duration delay;
        synchronized (this) {
            busy = false;
            errors++;
            goneAnswers = JobFailures.isGone(failure) ? goneAnswers + 1 : 0;
            if (failing == null) {
                failing = now;
                LOG.info("A poll failed, the job counts as running: {} {}", failure.getMessage(), ids());
            }
            var silence = Duration.between(failing, now);
            if (goneAnswers >= GONE_ANSWERS) {
                found = new Gone(failure);
            } else if (silence.compareTo(target.settings().pollErrorTimeout()) >= 0) {
                found = new Lost(failure, silence);
            }
            if (found != null && finalJob != null) {
                found = new Final(finalJob, cancelledFor);
            }
            delay = afterError(failure);
        }
        if (found != null) {
            finish(found);
        } else {
            arm(delay);
        }
    }

    private Duration afterError(Throwable failure) {
        var settings = target.settings();
        var grown = settings.pollFloor().multipliedBy(1L << Math.min(errors - 1, 20));
        var own = grown.compareTo(settings.pollCeiling()) < 0 ? grown : settings.pollCeiling();
        var told = poller.service().retryAfter(failure).orElse(own);
        return told.compareTo(own) > 0 ? told : own;
    }

    private synchronized Duration interval() {
        var settings = target.settings();
        var age = Duration.between(target.submitted(), poller.now());
        var next = poller.schedule()
                .next(new PollSchedule.Moment(target.taskUrl(), settings, answers, age, previous, last));
        if (next.compareTo(settings.pollFloor()) < 0) {
            return settings.pollFloor();
        }
        return next.compareTo(settings.pollCeiling()) > 0 ? settings.pollCeiling() : next;
    }

    private void finish(PollEnd found) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        poller.ended(this, found);
        end.complete(found);
    }

    private Passed limit(Passed passed) {
        return cancelledFor == null ? passed : cancelledFor;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private TimeoutAction action(Passed passed) {
        return target.settings().limits().action(passed.clock());
    }

    private String ids() {
        return "(job=" + target.jobId() + ", row=" + target.id() + ", task=" + target.taskUrl() + ")";
    }
}
