package io.github.camelgp.server.webhook;

import java.time.Instant;

/**
 * How it went to tell somebody about a job.
 *
 * @param jobId the job
 * @param eventType how it ended
 * @param time of the last attempt
 * @param attempts so far
 * @param responseCode the HTTP status of the last answer; 0 without one
 */
public record Notification(String jobId, String eventType, Instant time, int attempts, int responseCode) {
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    /** Somebody took it. */
    public boolean succeeded() {
        return responseCode >= OK && responseCode < REDIRECT;
    }
}
