package io.github.camelgp.server.task;

import java.io.IOException;

/** The code behind a task. It is called on a worker thread, by several at once, and may block. */
@FunctionalInterface
public interface Tool {
    /**
     * Does the work: reads inputs from the call, sets outputs on it.
     *
     * @throws ToolException fails the job with that text
     * @throws JobCancelledException ends the job as cancelled
     * @throws IOException fails the job with a general text; the cause is logged
     */
    void run(TaskCall call) throws IOException;
}
