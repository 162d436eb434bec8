package io.github.camelgp.internal.client.admin;

import io.github.camelgp.model.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as administrators see it (REST page "Query GP jobs" of the administration reference).
 *
 * @param jobId the server's id, opaque
 * @param status what it is; UNKNOWN for words and numbers that nobody documents
 * @param statusText as the server wrote it
 * @param submitted null when the server does not tell
 * @param ended null when the server does not tell, or it has not ended
 * @param user who submitted it; null for nobody
 * @param url of the job; null when the server does not tell
 */
public record AdminJob(
        String jobId,
        JobStatus status,
        String statusText,
        @Nullable Instant submitted,
        @Nullable Instant ended,
        @Nullable String user,
        @Nullable String url) {}
