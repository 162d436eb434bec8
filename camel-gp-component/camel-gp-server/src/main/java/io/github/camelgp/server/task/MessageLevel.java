package io.github.camelgp.server.task;

/** How much of what a tool says its clients may read; set by the publisher of a service. */
public enum MessageLevel {
    /** Only that a job was submitted, runs, or failed. */
    NONE,
    /** Errors. */
    ERROR,
    /** Errors and warnings. */
    WARNING,
    /** Everything. */
    INFO;

    /** A message of that type, such as {@code esriJobMessageTypeWarning}, is shown. */
    public boolean shows(String type) {
        if (type.endsWith("Error") || type.endsWith("Abort")) {
            return this != NONE;
        }
        return type.endsWith("Warning") ? this == WARNING || this == INFO : this == INFO;
    }
}
