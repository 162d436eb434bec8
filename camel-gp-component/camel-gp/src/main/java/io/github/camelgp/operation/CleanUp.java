package io.github.camelgp.operation;

/** What is removed from the server when the result of a job has been taken. */
public enum CleanUp {
    /** Nothing: the server sweeps by itself. */
    none,
    /** The job with its files, by an administrator, and what was uploaded for it. */
    job
}
