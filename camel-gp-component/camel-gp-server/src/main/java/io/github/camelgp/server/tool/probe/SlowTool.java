package io.github.camelgp.server.tool.probe;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import java.time.Duration;

/** The task Slow: takes as many seconds of server time as asked for, says how far it is, and can be cancelled. */
public final class SlowTool implements Tool {

    private static final long LONGEST_SECONDS = 7 * 24 * 3600;
    private static final long MOST_STEPS = 100;

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Takes its time: so many seconds, with progress; can be cancelled.")
                .input("Seconds", "GPLong", p -> p.required().description("How long to take, 0 to 604800"))
                .output("Message", "GPString")
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        long seconds = call.wholeNumber("Seconds");
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            throw new ToolException("ERROR 000622: Parameters are not valid. Seconds must be 0 to " + LONGEST_SECONDS
                    + ", but was " + seconds + ".");
        }
        long steps = Math.max(1, Math.min(MOST_STEPS, 4 * seconds));
        var whole = Duration.ofSeconds(seconds);
        for (long step = 0; step < steps; step++) {
            call.progress((int) (100 * step / steps), "Step " + (step + 1) + " of " + steps);
            var until = whole.multipliedBy(step + 1).dividedBy(steps);
            call.pause(until.minus(whole.multipliedBy(step).dividedBy(steps)));
        }
        call.progress(100, "Done");
        call.set("Message", "Took " + seconds + " seconds.");
    }
}
