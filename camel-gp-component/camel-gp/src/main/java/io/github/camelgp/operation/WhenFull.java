package io.github.camelgp.operation;

/** What becomes of exchanges when maxWaiting others wait for room at their service already. */
public enum WhenFull {
    /** They fail; nothing is submitted. */
    reject,
    /** They wait too, and the route that they came from is suspended until there is room. */
    suspendRoute
}
