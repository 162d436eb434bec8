package io.github.camelgp.operation;

/** What becomes of a request for a job whose answer was lost, when no job of it is found at the server. */
public enum OnUnknown {
    /** Nothing is repeated; its row is listed. */
    park,
    /** It is sent again, after looking as far as that is possible; there may be two jobs then. */
    resubmit
}
