package io.github.camelgp.internal.client;

/**
 * A job of a task.
 *
 * @param task it runs
 * @param jobId the server's id, opaque
 */
public record JobAddress(TaskAddress task, String jobId) {}
