package io.github.camelgp.operation;

/** What becomes of jobs that runs wait for when the application stops. */
public enum OnStop {
    /** They go on; who comes next with their key, or another node, goes on with them. */
    leave,
    /** The server is asked to cancel them. */
    cancel
}
