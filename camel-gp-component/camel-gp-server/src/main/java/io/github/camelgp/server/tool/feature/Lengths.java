package io.github.camelgp.server.tool.feature;

import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;

/** Lengths of inputs, in metres. */
public final class Lengths {

    private Lengths() {}

    /**
     * A GPLinearUnit in metres.
     *
     * @throws ToolException if its unit has no fixed length, as degrees have not
     */
    public static double metres(TaskCall call, String parameter) {
        var length = call.linearUnit(parameter);
        try {
            return length.toMetres();
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    "ERROR 000622: Parameters are not valid. " + parameter + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * A GPLinearUnit in metres, above zero.
     *
     * @throws ToolException otherwise
     */
    public static double positiveMetres(TaskCall call, String parameter) {
        double metres = metres(call, parameter);
        if (!(metres > 0)) {
            throw new ToolException(
                    "ERROR 000622: Parameters are not valid. " + parameter + " must be above 0, but was "
                            + call.linearUnit(parameter).distance() + " "
                            + call.linearUnit(parameter).units() + ".");
        }
        return metres;
    }
}
