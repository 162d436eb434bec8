package io.github.camelgp.server.job;

import java.time.Duration;

/**
 * Limits of the job engine.
 *
 * @param instances how many tasks run at once
 * @param latency how long a submitted job takes at least
 * @param jobRetention how long jobs and their files are kept after their submission
 * @param outputRetention how long files of synchronous tasks are kept
 * @param uploadRetention how long uploaded files are kept
 * @param sweepInterval how often old things are looked for
 * @param maxJobs beyond this number the oldest ended jobs are forgotten early
 * @param jobIds the form of job ids
 */
public record EngineOptions(
        int instances,
        Duration latency,
        Duration jobRetention,
        Duration outputRetention,
        Duration uploadRetention,
        Duration sweepInterval,
        int maxJobs,
        JobIds jobIds) {
    /** Checks the number of instances. */
    public EngineOptions {
        if (instances < 1) {
            throw new IllegalArgumentException("instances must be at least 1, not " + instances);
        }
    }

    /** Four instances, no latency, six hours, ten minutes and a day as on a real server. */
    public static EngineOptions standard() {
        return new EngineOptions(
                4,
                Duration.ZERO,
                Duration.ofHours(6),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofMinutes(1),
                20_000,
                JobIds.USUAL);
    }

    /** The same with another value. */
    public EngineOptions withInstances(int value) {
        return new EngineOptions(
                value, latency, jobRetention, outputRetention, uploadRetention, sweepInterval, maxJobs, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withLatency(Duration value) {
        return new EngineOptions(
                instances, value, jobRetention, outputRetention, uploadRetention, sweepInterval, maxJobs, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withJobRetention(Duration value) {
        return new EngineOptions(
                instances, latency, value, outputRetention, uploadRetention, sweepInterval, maxJobs, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withOutputRetention(Duration value) {
        return new EngineOptions(
                instances, latency, jobRetention, value, uploadRetention, sweepInterval, maxJobs, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withUploadRetention(Duration value) {
        return new EngineOptions(
                instances, latency, jobRetention, outputRetention, value, sweepInterval, maxJobs, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withMaxJobs(int value) {
        return new EngineOptions(
                instances, latency, jobRetention, outputRetention, uploadRetention, sweepInterval, value, jobIds);
    }

    /** The same with another value. */
    public EngineOptions withJobIds(JobIds value) {
        return new EngineOptions(
                instances, latency, jobRetention, outputRetention, uploadRetention, sweepInterval, maxJobs, value);
    }
}
