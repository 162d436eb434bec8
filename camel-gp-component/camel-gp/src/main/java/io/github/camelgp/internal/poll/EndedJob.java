package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job that is over, as it is handed to one exchange. Whoever gets it either acknowledges or releases its row.
 *
 * @param row claimed; a row without an id stands for a job that is not in the repository
 * @param job at its end, with messages; null when the server didn't say how it ended
 */
public record EndedJob(GpJobRecord row, @Nullable GpJob job) {

    /** What to fail with; empty when the job succeeded. */
    public Optional<GpException> failure() {
        return JobFailures.of(this);
    }
}
