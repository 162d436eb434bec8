package io.github.camelgp.operation;

/** When a token is sent. */
public enum TokenUse {
    /** With every request of its site. */
    always,
    /** After the server asked for one. */
    onDemand
}
