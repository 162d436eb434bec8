package io.github.camelgp.cli;

import io.github.camelgp.model.GpException;

/** What the program ends with; 2, a wrong command line, is the parser's own. */
final class ExitCode {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NO_ANSWER = 3;

    private ExitCode() {}

    static int of(GpException failure) {
        return switch (failure.getReason()) {
            case UNREACHABLE, OUTCOME_UNKNOWN, BUSY, NOT_UNDERSTOOD -> NO_ANSWER;
            case NOT_FOUND_OR_NOT_SHARED,
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
                    SERVER_ERROR,
                    REJECTED -> FAILED;
        };
    }
}
