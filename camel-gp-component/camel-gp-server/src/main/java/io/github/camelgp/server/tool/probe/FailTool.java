package io.github.camelgp.server.tool.probe;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;

/**
 * The task Fail: fails, with the reason as error messages, one for each line of it. An ArcGIS code such as {@code ERROR
 * 000732:} belongs to the reason; without one there is none.
 */
public final class FailTool implements Tool {

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Fails for the reason given.")
                .input("Reason", "GPString", p -> p.required().description("The error messages, one a line"))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        var lines = call.text("Reason").lines().filter(line -> !line.isBlank()).toList();
        for (var line : lines.subList(0, Math.max(0, lines.size() - 1))) {
            call.error(line);
        }
        throw new ToolException(lines.isEmpty() ? "No reason was given" : lines.get(lines.size() - 1));
    }
}
