package io.github.camelgp.server.job;

import io.github.camelgp.server.task.OnCancel;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task, from its submission until it is swept. Thread safe; each job has its own lock. Once cancelled it
 * never says anything but cancelling or cancelled.
 */
public final class Job {
    private final String id;
    private final ServiceDefinition service;
    private final TaskDefinition task;
    private final Instant submitted;
    private final List<JobMessage> messages = new ArrayList<>();
    private final Map<String, OutputValue> outputs = new LinkedHashMap<>();
    private final CompletableFuture<Job> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> cancelRequest = new CompletableFuture<>();
    private Inputs inputs;
    private final Caller caller;
    private final JobListener listener;
    private JobStatus status = JobStatus.SUBMITTED;
    private boolean cancelling;
    private boolean frozen;
    private String limit = "";
    private @Nullable Instant started;
    private @Nullable Instant endedAt;
    private @Nullable ProgressPace progress;

    Job(
            String id,
            ServiceDefinition service,
            TaskDefinition task,
            Inputs inputs,
            Instant submitted,
            Caller caller,
            JobListener listener) {
        this.caller = caller;
        this.listener = listener;
        this.id = id;
        this.service = service;
        this.task = task;
        this.inputs = inputs;
        this.submitted = submitted;
    }

    /** As in its address. */
    public String id() {
        return id;
    }

    /** The service that runs it. */
    public ServiceDefinition service() {
        return service;
    }

    /** The task that it runs. */
    public TaskDefinition task() {
        return task;
    }

    /** When it was submitted. */
    public Instant submitted() {
        return submitted;
    }

    /** Its address as the client who submitted it sees it. */
    public String url() {
        String path = service.name() + "/GPServer/" + task.name() + "/jobs/" + id;
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return caller.siteUrl() + "/rest/services/" + encoded;
    }

    /** Who submitted it. */
    public Caller caller() {
        return caller;
    }

    /** When the tool was started; empty while it waits. */
    public synchronized Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** When it ended. */
    public synchronized Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** What was exceeded when the server ended it; else empty. */
    public synchronized String exceededLimit() {
        return limit;
    }

    /** Nobody works on it any more, though it hasn't ended. */
    public synchronized boolean isFrozen() {
        return frozen;
    }

    /** What it was given; the parsed features are dropped at the end. */
    public synchronized Inputs inputs() {
        return inputs;
    }

    /** Where it stands. */
    public synchronized JobStatus status() {
        return status;
    }

    /** The log so far. */
    public synchronized List<JobMessage> messages() {
        return List.copyOf(messages);
    }

    /** How far it is; only while it executes. */
    public synchronized Optional<JobProgress> progress() {
        return status == JobStatus.EXECUTING && progress != null ? progress.now() : Optional.empty();
    }

    /** What has been put out, in the order of the task's parameters. */
    public synchronized List<OutputValue> outputs() {
        List<OutputValue> ordered = new ArrayList<>();
        task.parameters().forEach(p -> Optional.ofNullable(outputs.get(p.name()))
                .filter(value -> !p.input())
                .ifPresent(ordered::add));
        return ordered;
    }

    /** Completes with this job when it has ended, on the thread that ended it. */
    public CompletableFuture<Job> ended() {
        return ended.copy();
    }

    /**
     * Asks it to stop; a job that still waits, or that nobody works on, is cancelled at once. What a running task makes
     * of it is the task's.
     *
     * @return false if it had ended before
     */
    public boolean cancel(Instant now) {
        boolean atOnce;
        synchronized (this) {
            if (status.isFinal()) {
                return false;
            }
            atOnce = status == JobStatus.SUBMITTED || frozen;
            if (!atOnce && task.onCancel() == OnCancel.IGNORE) {
                return true;
            }
            status = JobStatus.CANCELLING;
            if (!atOnce && task.onCancel() == OnCancel.SUCCEED) {
                return true;
            }
            cancelling = true;
            frozen = false;
        }
        cancelRequest.complete(null);
        if (atOnce) {
            end(JobStatus.CANCELLED, now);
        }
        return true;
    }

    /** Frees the tool, whatever the task does on cancel; the job says what it said. */
    void freeze() {
        synchronized (this) {
            frozen = !status.isFinal();
        }
        cancelRequest.complete(null);
    }

    /** Ends a job that exceeded a limit, and frees its tool. */
    void exceed(String what, JobStatus last, Instant now) {
        synchronized (this) {
            if (status.isFinal() || frozen || last == JobStatus.FAILED && status != JobStatus.SUBMITTED) {
                return;
            }
            limit = what;
            messages.add(JobMessage.error(what));
            close(last, now);
        }
        listener.said(this, JobMessage.error(what));
        cancelRequest.complete(null);
        ended.complete(this);
    }

    /** The tool shall stop. */
    boolean isCancelled() {
        return cancelRequest.isDone();
    }

    CompletableFuture<Void> cancelRequest() {
        return cancelRequest;
    }

    /** False if it was cancelled while it waited. */
    synchronized boolean begin(Instant now, ProgressPace pace) {
        if (status != JobStatus.SUBMITTED || frozen) {
            return false;
        }
        status = JobStatus.EXECUTING;
        started = now;
        progress = pace;
        return true;
    }

    /** Adds what the server itself says, which is never held back. */
    void add(JobMessage message) {
        synchronized (this) {
            messages.add(message);
        }
        listener.said(this, message);
    }

    /** Adds what the tool says, as far as clients of the service may read it. */
    void tell(JobMessage message) {
        if (service.limits().messageLevel().shows(message.type())) {
            add(message);
        } else {
            listener.said(this, message);
        }
    }

    synchronized void report(JobProgress now) {
        if (progress != null) {
            progress.report(now);
        }
    }

    synchronized void put(OutputValue value) {
        outputs.put(value.parameter().name(), value);
    }

    /** The first end counts; a job that was cancelled ends as such. */
    void end(JobStatus last, Instant now) {
        synchronized (this) {
            if (status.isFinal() || frozen) {
                return;
            }
            close(cancelling ? JobStatus.CANCELLED : last, now);
        }
        ended.complete(this);
    }

    private void close(JobStatus last, Instant now) {
        status = last;
        if (last == JobStatus.CANCELLED) {
            messages.add(JobMessage.informative("Cancelled."));
        }
        inputs = inputs.withoutFeatures();
        endedAt = now;
    }
}
