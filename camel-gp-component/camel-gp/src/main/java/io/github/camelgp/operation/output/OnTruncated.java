package io.github.camelgp.operation.output;

/** What becomes of a result from which the server kept features back. */
public enum OnTruncated {
    /** The exchange fails with the counts. */
    fail,
    /** It goes on, with the header {@code CamelGpTruncated} and a warning in the log. */
    warn,
    /** It is completed from the map of the job's results; where there is none, the exchange fails. */
    page
}
