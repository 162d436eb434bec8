package io.github.camelgp.operation;

/** How a job that did not succeed reaches a consumer's route. */
public enum FailedJobs {
    /** As an exchange that carries the exception from its start. */
    exception,
    /** As a message with the status in its headers and the messages as body. */
    message
}
