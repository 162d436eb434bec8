package io.github.camelgp.model;

/** Why a run failed, in terms that a route can act on. */
public enum Reason {
    NOT_FOUND_OR_NOT_SHARED,
    SERVICE_STOPPED,
    NO_INSTANCE,
    AUTHENTICATION,
    FORBIDDEN,
    LICENCE,
    CREDITS,
    INVALID_INPUT,
    TOOL_FAILED,
    TIMED_OUT,
    CANCELLED,
    GONE,
    TRUNCATED,
    UNREACHABLE,
    /** The request may or may not have been carried out; it was not repeated. */
    OUTCOME_UNKNOWN,
    /** The server asks to come back later. */
    BUSY,
    SERVER_ERROR,
    NOT_UNDERSTOOD,
    /** The server calls it a success, the route's own rules do not. */
    NOT_ACCEPTED,
    /** This side gave up: the application stops, or too much waits already. */
    REJECTED
}
