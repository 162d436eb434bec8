package io.github.camelgp.server.job;

/** Is told what happens to jobs, on the thread where it happens; must be quick and must not throw. */
public interface JobListener {
    /** A message, whether or not clients may read it. */
    default void said(Job job, JobMessage message) {}

    /** A submitted job has ended. */
    default void ended(Job job) {}
}
