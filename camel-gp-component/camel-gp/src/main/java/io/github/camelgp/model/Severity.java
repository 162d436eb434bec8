package io.github.camelgp.model;

/** How grave a message is; the order of the constants is the order of gravity. */
public enum Severity {
    NONE,
    INFORMATIVE,
    WARNING,
    ERROR
}
