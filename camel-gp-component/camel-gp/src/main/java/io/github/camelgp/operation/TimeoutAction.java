package io.github.camelgp.operation;

/** What becomes of a job when our patience ends. */
public enum TimeoutAction {
    /** It goes on at the server and stays listed. */
    leave,
    /** It is cancelled at the server. */
    cancel
}
