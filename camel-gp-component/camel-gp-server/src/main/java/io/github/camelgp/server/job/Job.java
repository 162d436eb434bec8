package io.github.camelgp.server.job;

import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
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
    private JobStatus status = JobStatus.SUBMITTED;
    private @Nullable ProgressPace progress;

    Job(String id, ServiceDefinition service, TaskDefinition task, Inputs inputs, Instant submitted) {
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
     * Asks it to stop; a job that still waits is cancelled at once.
     *
     * @return false if it had ended before
     */
    public boolean cancel() {
        boolean waiting;
        synchronized (this) {
            if (status.isFinal()) {
                return false;
            }
            waiting = status == JobStatus.SUBMITTED;
            status = JobStatus.CANCELLING;
        }
        cancelRequest.complete(null);
        if (waiting) {
            end(JobStatus.CANCELLED);
        }
        return true;
    }

    boolean isCancelled() {
        return cancelRequest.isDone();
    }

    CompletableFuture<Void> cancelRequest() {
        return cancelRequest;
    }

    /** False if it was cancelled while it waited. */
    synchronized boolean begin(ProgressPace pace) {
        if (status != JobStatus.SUBMITTED) {
            return false;
        }
        progress = pace;
        status = JobStatus.EXECUTING;
        return true;
    }

    synchronized void add(JobMessage message) {
        messages.add(message);
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
    void end(JobStatus last) {
        synchronized (this) {
            if (status.isFinal()) {
                return;
            }
            status = status == JobStatus.CANCELLING ? JobStatus.CANCELLED : last;
            if (status == JobStatus.CANCELLED) {
                messages.add(JobMessage.informative("Cancelled."));
            }
            inputs = inputs.withoutFeatures();
        }
        ended.complete(this);
    }
}
