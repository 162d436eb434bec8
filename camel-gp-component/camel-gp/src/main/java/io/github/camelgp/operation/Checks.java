package io.github.camelgp.operation;

/** What becomes of an input that breaks a rule of the task's description. */
public enum Checks {
    /** The exchange fails before anything is sent. */
    fail,
    /** It is logged and sent. */
    warn,
    /** It is sent; feature sets too, as they are. */
    off
}
