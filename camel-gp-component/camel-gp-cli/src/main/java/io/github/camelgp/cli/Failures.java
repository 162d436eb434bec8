package io.github.camelgp.cli;

import io.github.camelgp.model.GpException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one paragraph; a stack trace only for what should not happen. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Throwable cause = known(failure);
        if (cause instanceof GpException gp) {
            err.println(gp.getReason() + ": " + gp.getMessage());
            return ExitCode.of(gp);
        }
        if (cause instanceof IllegalArgumentException || cause instanceof IOException) {
            err.println(cause.getMessage());
            return ExitCode.WRONG_USE;
        }
        failure.printStackTrace(err);
        return ExitCode.FAILED;
    }

    /** Camel wraps what endpoints refuse. */
    private static Throwable known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GpException
                    || cause instanceof IOException
                    || cause instanceof IllegalArgumentException && cause.getCause() == null) {
                return cause;
            }
        }
        return failure;
    }
}
