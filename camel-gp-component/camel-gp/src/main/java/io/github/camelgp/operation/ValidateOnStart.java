package io.github.camelgp.operation;

/** How strictly an address is held against the server when a route starts. */
public enum ValidateOnStart {
    /** The route starts only if the server knows the task. */
    strict,
    /** The route does not start if the server answers that it does not know the task; no answer is a warning. */
    lenient,
    /** The first message finds out. */
    off
}
