package io.github.camelgp.cli;

import io.github.camelgp.GpJobEvent;
import io.github.camelgp.model.GpProgress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.jspecify.annotations.Nullable;

/** Tells how a job goes on, a line for each change. */
final class Progress extends SimpleEventNotifierSupport {
    private final PrintWriter err;
    private final boolean quiet;
    private final AtomicReference<@Nullable String> running = new AtomicReference<>();
    private String last = "";

    Progress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** The URL of the job that was submitted and has not ended; null when there is none. */
    @Nullable
    String running() {
        return running.get();
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof GpJobEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof GpJobEvent job && job.getJobId() != null) {
            String url = job.getTaskUrl() + "/jobs/" + job.getJobId();
            running.set(event instanceof GpJobEvent.Ended ? null : url);
            say(event instanceof GpJobEvent.Submitted ? "submitted: " + url : words(job));
        }
    }

    private static String words(GpJobEvent event) {
        GpProgress progress = event instanceof GpJobEvent.Progressed progressed
                ? progressed.getJob().progress()
                : null;
        if (progress == null) {
            return event.getStatus();
        }
        String percent = progress.percent() == null ? "" : " " + progress.percent() + " %";
        return event.getStatus() + percent + (progress.message().isBlank() ? "" : " " + progress.message());
    }

    private synchronized void say(String line) {
        if (!quiet && !line.isBlank() && !line.equals(last)) {
            last = line;
            err.println(line);
            err.flush();
        }
    }
}
