package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpRejectedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits jobs in the place of others. First the old row gives up its key and says which row follows, then that row is
 * made: after a stop in between the old row still leads to the same id, so that nothing is submitted twice.
 */
final class JobReruns {
    private static final Logger LOG = LoggerFactory.getLogger(JobReruns.class);
    private static final Pattern NUMBERED = Pattern.compile("(.*)-r(\\d{1,6})");

    private final LedgerCore core;
    private final JobSubmitter submitter;

    JobReruns(LedgerCore core, JobSubmitter submitter) {
        this.core = core;
        this.submitter = submitter;
    }

    CompletionStage<GpJobRecord> rerun(GpJobRecord old, RunForm form) {
        var followed = old.rerunAs();
        var id = followed.orElseGet(() -> next(old.rowId()));
        var submission = new Submission(
                id,
                old.origin().inPlaceOf(old.rowId()),
                form,
                core.settings.polling().of(old.origin().limits()));
        return core.store.repository().find(id).thenCompose(found -> {
            if (found.isPresent()) {
                return refused(old, "it was submitted again already, as row " + id);
            }
            return followed.isPresent() ? submit(old, submission) : supersede(old, submission);
        });
    }

    private CompletionStage<GpJobRecord> supersede(GpJobRecord old, Submission submission) {
        return core.store
                .repository()
                .update(old.supersededBy(submission.rowId(), core.now()))
                .thenCompose(written -> written.isPresent()
                        ? submit(old, submission)
                        : refused(old, "it was changed meanwhile; look at it again"));
    }

    private CompletionStage<GpJobRecord> submit(GpJobRecord old, Submission submission) {
        LOG.info("Submitting again, as row {} {}", submission.rowId(), LedgerCore.ids(old));
        return submitter.submit(submission);
    }

    private static CompletionStage<GpJobRecord> refused(GpJobRecord old, String why) {
        return CompletableFuture.failedFuture(new GpRejectedException(
                "Row " + old.rowId() + " was not submitted again: " + why, JobFailures.where(old)));
    }

    /** The number tells the people who read it how often; a row that is superseded has no second successor. */
    static String next(String rowId) {
        Matcher numbered = NUMBERED.matcher(rowId);
        return numbered.matches()
                ? numbered.group(1) + "-r" + (Integer.parseInt(numbered.group(2)) + 1)
                : rowId + "-r1";
    }
}
