package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Submissions that wait, without a thread, until their service has room for a job: first come, first served. */
final class ServiceQueues implements LedgerListener {
    private final LedgerCore core;
    private final Map<String, ServiceQueue> queues = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    ServiceQueues(LedgerCore core) {
        this.core = core;
    }

    void start() {
        stopped = false;
    }

    /** Ends all waits; nothing of them was submitted. */
    void stop() {
        stopped = true;
        queues.values().forEach(ServiceQueue::stop);
        queues.clear();
    }

    /**
     * Completes when the submission may write its row; whoever gets the ticket closes it after that. Fails when too many
     * wait, nobody wants it any more, its time is over, or the ledger stops.
     */
    CompletionStage<ServiceQueue.Ticket> enter(Submission submission) {
        var taskUrl = submission.origin().taskUrl();
        if (stopped) {
            return CompletableFuture.failedFuture(
                    new GpRejectedException("The application stops; the job was not submitted", GpWhere.at(taskUrl)));
        }
        return queues.computeIfAbsent(service(taskUrl), service -> new ServiceQueue(core, service))
                .enter(submission);
    }

    @Override
    public void ended(GpJobRecord row) {
        roomAt(row.taskUrl());
    }

    @Override
    public void left(GpJobRecord row) {
        roomAt(row.taskUrl());
    }

    @Override
    public void parked(GpJobRecord row) {
        roomAt(row.taskUrl());
    }

    /** A service may have room. */
    void roomAt(String taskUrl) {
        var queue = queues.get(service(taskUrl));
        if (queue != null) {
            queue.advance();
        }
    }

    int waiting() {
        return queues.values().stream().mapToInt(ServiceQueue::size).sum();
    }

    /** The URL of a task's service. */
    static String service(String taskUrl) {
        return taskUrl.substring(0, taskUrl.lastIndexOf('/') + 1);
    }
}
