package io.github.camelgp.cli;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import java.util.EnumSet;
import java.util.Set;

/** What the program ends with; 2, a wrong command line, is the parser's own. */
final class ExitCode {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NO_ANSWER = 3;

    private static final Set<Reason> WITHOUT_ANSWER =
            EnumSet.of(Reason.UNREACHABLE, Reason.OUTCOME_UNKNOWN, Reason.BUSY, Reason.NOT_UNDERSTOOD);

    private ExitCode() {}

    /** A reason that is not about the way to the server is its, or the task's, no. */
    static int of(GpException failure) {
        return WITHOUT_ANSWER.contains(failure.getReason()) ? NO_ANSWER : FAILED;
    }
}
