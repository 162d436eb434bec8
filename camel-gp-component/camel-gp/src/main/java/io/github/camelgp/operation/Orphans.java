package io.github.camelgp.operation;

/** What becomes of jobs without a key that a run of a dead node waited for. */
public enum Orphans {
    /** Their rows are listed. */
    park,
    /** A consumer gets them. */
    collect
}
