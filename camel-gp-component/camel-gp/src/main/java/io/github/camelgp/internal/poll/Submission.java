package io.github.camelgp.internal.poll;

import io.github.camelgp.job.JobOrigin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job to be submitted, or found again.
 *
 * @param parameters as they go to the server; they are kept only as far as {@code origin} says
 * @param earlierRowId row of an earlier try by the same exchange; null at the first
 */
public record Submission(
        JobOrigin origin, Map<String, String> parameters, PollSettings polling, @Nullable String earlierRowId) {

    public Submission {
        parameters = Map.copyOf(parameters);
    }
}
