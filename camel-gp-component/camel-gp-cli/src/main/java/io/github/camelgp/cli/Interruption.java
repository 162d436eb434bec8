package io.github.camelgp.cli;

import java.io.PrintWriter;

/** Says, when the process is asked to end, where the job goes on. */
final class Interruption implements AutoCloseable {
    private final Thread hook;
    private volatile boolean over;

    Interruption(Progress progress, PrintWriter err) {
        hook = new Thread(
                () -> {
                    String job = progress.running();
                    if (!over && job != null) {
                        err.println("Interrupted. The job goes on at the server: " + job);
                        err.println("Collect it with gp: and operation=awaitJob, or stop it with operation=cancelJob,"
                                + " with this URL as body.");
                        err.flush();
                    }
                },
                "camel-gp-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All is done; an end now is no interruption. */
    void over() {
        over = true;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process ends already, and the hook has run or runs
            over = true;
        }
    }
}
