package io.github.camelgp.model;

/** Why a run failed, in terms that a route can act on, and what people can do about it. */
public enum Reason {
    NOT_FOUND_OR_NOT_SHARED(
            "See that the service and task exist under this name, and that they are shared with the user."),
    SERVICE_STOPPED("Have the service started in the server's manager, then run the job again."),
    NO_INSTANCE(
            "All instances of the service were busy or did not start: have their number raised, or run it again at a quieter time."),
    AUTHENTICATION("See that user and password, token or application are still good, then run it again."),
    FORBIDDEN("Have the service shared with the user, or run it as another one."),
    LICENCE("The server lacks a licence or extension that the tool needs: tell its administrator."),
    CREDITS("The organisation or user has too few credits left: tell the administrator."),
    INVALID_INPUT("An input is not what the task takes; the messages name it. Mend it and send it again."),
    TOOL_FAILED(
            "The tool itself failed; the first error among the messages says why. Mend the input or the service, then run it again."),
    TIMED_OUT("It took longer than the service lets it: have its longest run time raised, or give it less to do."),
    CANCELLED("Somebody, or the server, cancelled the job. Run it again if it is still wanted."),
    GONE("The server no longer has the job or its results. Run it again."),
    TRUNCATED(
            "The result was not whole: ask for less, use onTruncated=page, or have the service's maximum number of records raised."),
    UNREACHABLE("The server could not be reached or was busy. See that it is up, then run it again."),
    /** The request may or may not have been carried out; it was not repeated. */
    OUTCOME_UNKNOWN(
            "It is not known what became of the request. Look for the job at the server before you run it again."),
    /** The server asks to come back later. */
    BUSY("The server could not be reached or was busy. See that it is up, then run it again."),
    SERVER_ERROR("The server failed: its log, in the manager, says more at this time."),
    NOT_UNDERSTOOD(
            "The answer was not what the protocol allows; a proxy or sign-in page may have given it. Open the task's URL in a browser."),
    /** The server calls it a success, the route's own rules do not. */
    NOT_ACCEPTED(
            "The server calls it a success, but the route's own rules don't (failWhen, minFeatures, failOnWarning). Look at the result, then at the inputs."),
    /** This side gave up: the application stops, or too much waits already. */
    REJECTED("This side gave it up; the text above says why. The job may have succeeded at the server.");

    private final String advice;

    Reason(String advice) {
        this.advice = advice;
    }

    /** What to do, in one or two sentences. */
    public String advice() {
        return advice;
    }
}
