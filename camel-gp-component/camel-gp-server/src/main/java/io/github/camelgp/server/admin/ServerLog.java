package io.github.camelgp.server.admin;

import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobListener;
import io.github.camelgp.server.job.JobMessage;
import io.github.camelgp.server.job.JobStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest lines that jobs said, also those that clients may not read. Thread safe. */
public final class ServerLog implements JobListener {
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Deque<Line> lines = new ArrayDeque<>();

    /** Without a line yet. */
    public ServerLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void said(Job job, JobMessage message) {
        Level level = message.type().endsWith("Error")
                ? Level.SEVERE
                : message.type().endsWith("Warning") ? Level.WARNING : Level.INFO;
        add(job, level, message.description());
    }

    @Override
    public void ended(Job job) {
        Level level =
                job.status() == JobStatus.SUCCEEDED || job.status() == JobStatus.CANCELLED ? Level.INFO : Level.WARNING;
        add(job, level, "Job " + job.id() + " ended as " + job.status().word() + ".");
    }

    private synchronized void add(Job job, Level level, String text) {
        String source = job.service().name() + ".GPServer";
        lines.addFirst(
                new Line(clock.instant(), level, text, source, job.caller().user(), job.id()));
        if (lines.size() > MOST) {
            lines.removeLast();
        }
    }

    /** Latest first. */
    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Forgets all lines. */
    public synchronized void clear() {
        lines.clear();
    }

    /** From grave to harmless. */
    enum Level {
        SEVERE,
        WARNING,
        INFO
    }

    /**
     * One line.
     *
     * @param source the service, such as {@code Folder/Name.GPServer}
     * @param user empty for anonymous
     */
    record Line(Instant time, Level level, String text, String source, String user, String jobId) {}
}
