package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpRejectedException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits jobs in the place of others, when it is their turn. First the old row gives up its key and says which row follows, then that row is
 * made: after a stop in between the old row still leads to the same id, so that nothing is submitted twice.
 */
final class JobReruns {
    private static final Logger LOG = LoggerFactory.getLogger(JobReruns.class);

    private static final int TRIES = 5;

    private final LedgerCore core;
    private final JobSubmitter submitter;
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    JobReruns(LedgerCore core, JobSubmitter submitter) {
        this.core = core;
        this.submitter = submitter;
    }

    CompletionStage<GpJobRecord> rerun(GpJobRecord old, RunForm form) {
        var followed = old.rerunAs();
        var id = followed.orElseGet(() -> Reruns.next(old.rowId()));
        return core.store.repository().find(id).thenCompose(found -> {
            if (found.isPresent()) {
                return refused(old, "it was submitted again already, as row " + id);
            }
            if (!underway.add(id)) {
                return refused(old, "that is being done at this moment");
            }
            return submit(old, submission(old, id, form), followed.isPresent())
                    .whenComplete((row, failure) -> underway.remove(id));
        });
    }

    /** It takes its turn like the one in whose place it is. */
    private Submission submission(GpJobRecord old, String id, RunForm form) {
        var limits = old.origin().limits();
        return new Submission(
                id,
                old.origin().inPlaceOf(old.rowId()),
                form,
                core.settings.polling().of(limits),
                OnUnknown.PARK,
                new Turn(limits.inFlight(), Integer.MAX_VALUE, () -> true));
    }

    private CompletionStage<GpJobRecord> submit(GpJobRecord old, Submission submission, boolean isSaid) {
        LOG.info("Submitting again, as row {} {}", submission.rowId(), LedgerCore.ids(old));
        return submitter.submit(
                submission, () -> isSaid ? CompletableFuture.completedFuture(old) : supersede(old, submission, TRIES));
    }

    /** A poll or heartbeat that came in between is no reason to refuse; that the row went on to another state is. */
    private CompletionStage<GpJobRecord> supersede(GpJobRecord old, Submission submission, int tries) {
        var repository = core.store.repository();
        return repository
                .update(old.supersededBy(submission.rowId(), core.now()))
                .thenCompose(written -> {
                    if (written.isPresent()) {
                        return CompletableFuture.completedFuture(written.get());
                    }
                    return repository.find(old.rowId()).thenCompose(found -> found.filter(row -> tries > 1
                                    && row.state() == old.state()
                                    && row.rerunAs().isEmpty())
                            .map(row -> supersede(row, submission, tries - 1))
                            .orElseGet(() -> refused(old, "it was changed meanwhile; look at it again")));
                });
    }

    private static CompletionStage<GpJobRecord> refused(GpJobRecord old, String why) {
        return CompletableFuture.failedFuture(new GpRejectedException(
                "Row " + old.rowId() + " was not submitted again: " + why, JobFailures.where(old)));
    }
}
