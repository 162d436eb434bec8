package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpTransportException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a server does with jobs (REST pages "Submit GP job", "GP job", "Cancel GP job"). Failures are
 * {@link io.github.camelgp.model.GpException}s; every answer comes, or fails, within a time of its own.
 */
public interface JobService {

    /**
     * The same as somebody else.
     *
     * @param credentials the name that a row remembers; null for the usual ones
     */
    default JobService as(@Nullable String credentials) {
        return this;
    }

    /** Starts a job. The answer holds a job id, or the future fails; see {@code Reason} for what then is certain. */
    CompletionStage<GpJob> submit(String taskUrl, RunForm form);

    /** The job as it stands. */
    CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages);

    /** Asks for the job's end; the answer is rarely the last word. */
    CompletionStage<GpJob> cancel(String taskUrl, String jobId);

    /**
     * Looks for the job of a request whose answer was lost. Fails when the server couldn't be asked this time; completes
     * with {@link JobSearch.Impossible} when it never can.
     */
    default CompletionStage<JobSearch> search(LostJob lost) {
        return CompletableFuture.completedFuture(new JobSearch.Impossible("the server's jobs can't be listed"));
    }

    /** How long the server wants to be left alone, if {@code failure} says so ({@code Retry-After}). */
    default Optional<Duration> retryAfter(Throwable failure) {
        return failure instanceof GpTransportException known ? known.getRetryAfter() : Optional.empty();
    }
}
