package io.github.camelgp.internal.poll;

import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as this node knows them without asking anybody.
 *
 * @param inFlight the jobs that are polled here, oldest first
 * @param counts rows of the repository by state, as of the last heartbeat
 * @param polls how many there have been
 * @param pollErrors how many of them failed
 */
public record LedgerSnapshot(List<InFlight> inFlight, Map<JobState, Long> counts, long polls, long pollErrors) {

    /**
     * @param status the server's word, last seen
     * @param failing since when polls fail; null when they don't
     */
    public record InFlight(
            String rowId,
            String taskUrl,
            String jobId,
            String status,
            @Nullable GpProgress progress,
            Instant since,
            @Nullable Instant failing) {}

    public LedgerSnapshot {
        inFlight =
                inFlight.stream().sorted(Comparator.comparing(InFlight::since)).toList();
        counts = Map.copyOf(counts);
    }

    /** The job that is in flight longest. */
    public Optional<InFlight> oldest() {
        return inFlight.stream().findFirst();
    }
}
