package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows whose answer was lost. Each is looked for at the server, more than once, as servers list new jobs with a delay;
 * then it is found, parked, or free to be sent again.
 */
final class LostSubmissions {
    private static final Logger LOG = LoggerFactory.getLogger(LostSubmissions.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** What became of a row. */
    sealed interface Verdict {
        String why();

        /** Its job was found, or its answer came after all. */
        record Found(GpJobRecord row, String why) implements Verdict {}

        /** The server has no such job, or can't be asked; the row is SUBMITTING again. */
        record Again(GpJobRecord row, String why) implements Verdict {}

        /** Somebody has to look. */
        record Parked(String why) implements Verdict {}
    }

    private final LedgerCore core;

    LostSubmissions(LedgerCore core) {
        this.core = core;
    }

    /**
     * Settles a row.
     *
     * @param why the answer is missing
     * @param again whether it may be sent again
     */
    CompletionStage<Verdict> settle(LostJob lost, JobFailure why, boolean again) {
        return core.store
                .insist(
                        lost.row().rowId(),
                        row -> row.state() == JobState.SUBMITTING
                                ? Optional.of(row.unknown(why, core.now()))
                                : Optional.empty())
                .thenCompose(marked -> look(lost, why, again, 0));
    }

    private CompletionStage<Verdict> look(LostJob lost, JobFailure why, boolean again, int looks) {
        return JobFailures.caught(() -> core.service.search(lost))
                .thenCompose(found -> sight(lost.row(), found))
                .exceptionally(failure -> new Sight(
                        "looking for the job failed: "
                                + JobFailures.unwrapped(failure).getMessage(),
                        List.of(),
                        false,
                        false))
                .thenCompose(sight -> conclude(lost, why, again, looks, sight));
    }

    /**
     * One look.
     *
     * @param jobs that may be the row's
     * @param certain whether it says that there is none if there is none
     * @param last whether another look would tell the same
     */
    private record Sight(String text, List<GpJob> jobs, boolean certain, boolean last) {}

    private CompletionStage<Sight> sight(GpJobRecord lost, JobSearch found) {
        if (found instanceof JobSearch.Matches matches) {
            return unlisted(lost, matches.jobs(), new ArrayList<>(), 0);
        }
        var why = found instanceof JobSearch.Impossible impossible ? impossible.why() : "";
        return CompletableFuture.completedFuture(new Sight(why, List.of(), true, true));
    }

    /** Jobs that other rows know are not this one's. */
    private CompletionStage<Sight> unlisted(GpJobRecord lost, List<GpJob> jobs, List<GpJob> free, int next) {
        if (next == jobs.size()) {
            var text = free.isEmpty() ? "the server has no job of it" : free.size() + " jobs could be it";
            return CompletableFuture.completedFuture(new Sight(text, List.copyOf(free), true, free.size() > 1));
        }
        var job = jobs.get(next);
        return core.store.repository().findByJob(lost.taskUrl(), job.jobId()).thenCompose(known -> {
            if (known.isEmpty() || known.get().rowId().equals(lost.rowId())) {
                free.add(job);
            }
            return unlisted(lost, jobs, free, next + 1);
        });
    }

    private CompletionStage<Verdict> conclude(LostJob lost, JobFailure why, boolean again, int looks, Sight sight) {
        if (sight.jobs().size() == 1) {
            return attach(lost.row(), sight.jobs().get(0));
        }
        if (!sight.last() && looks < PAUSES.size()) {
            var later = new CompletableFuture<Verdict>();
            core.after(
                    PAUSES.get(looks), () -> look(lost, why, again, looks + 1).whenComplete((verdict, failure) -> {
                        if (failure == null) {
                            later.complete(verdict);
                        } else {
                            later.completeExceptionally(JobFailures.unwrapped(failure));
                        }
                    }));
            return later;
        }
        var text = why.text() + "; " + sight.text();
        return again && sight.certain() && sight.jobs().isEmpty() ? free(lost.row(), text) : park(lost.row(), text);
    }

    private CompletionStage<Verdict> attach(GpJobRecord lost, GpJob job) {
        return change(
                lost,
                row -> row.running(job.jobId(), job.statusText(), core.now()).withLease(core.lease()),
                row -> {
                    LOG.info("Found the job of a lost answer {}", LedgerCore.ids(row));
                    return new Verdict.Found(row, "");
                });
    }

    private CompletionStage<Verdict> free(GpJobRecord lost, String why) {
        return change(lost, row -> row.resubmitting(core.lease(), core.now()), row -> new Verdict.Again(row, why));
    }

    private CompletionStage<Verdict> park(GpJobRecord lost, String why) {
        var failure = JobFailure.of(Reason.OUTCOME_UNKNOWN, why);
        return change(lost, row -> row.parked(failure, core.now()), row -> {
            LOG.warn(
                    "Whether the server took a job is not known; parked, not repeated: {} {}",
                    why,
                    LedgerCore.ids(row));
            core.tell(listener -> listener.parked(row));
            return new Verdict.Parked(why);
        });
    }

    private CompletionStage<Verdict> change(
            GpJobRecord lost, UnaryOperator<GpJobRecord> next, Function<GpJobRecord, Verdict> verdict) {
        return core.store
                .insist(
                        lost.rowId(),
                        row -> row.state() == JobState.UNKNOWN ? Optional.of(next.apply(row)) : Optional.empty())
                .thenCompose(written -> written.isPresent()
                        ? CompletableFuture.completedFuture(verdict.apply(written.get()))
                        : core.store.repository().find(lost.rowId()).thenApply(LostSubmissions::asItIs));
    }

    /** Somebody else, or a late answer, was faster. */
    private static Verdict asItIs(Optional<GpJobRecord> found) {
        return found.<Verdict>map(row -> row.jobId() == null
                        ? new Verdict.Parked("the row is " + row.state())
                        : new Verdict.Found(row, ""))
                .orElseGet(() -> new Verdict.Parked("the row is gone"));
    }
}
