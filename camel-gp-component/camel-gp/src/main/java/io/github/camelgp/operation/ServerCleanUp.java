package io.github.camelgp.operation;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes jobs from the server whose results have been taken. Nobody waits for it; that it can't be done is a warning,
 * once. Safe for several threads.
 */
public final class ServerCleanUp {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCleanUp.class);

    private final CleanUp wanted;
    private final Clients clients;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param clients know the administrator's site */
    public ServerCleanUp(CleanUp wanted, Clients clients) {
        this.wanted = wanted;
        this.clients = clients;
    }

    /** The exchange that got a job is through. Jobs that failed stay for those who look after them. */
    void taken(GpJobRecord row) {
        String jobId = row.jobId();
        if (wanted == CleanUp.none || jobId == null || row.rowId().isEmpty() || !row.succeeded()) {
            return;
        }
        try {
            delete(row.taskUrl(), jobId).whenComplete((done, failure) -> {
                if (failure != null) {
                    warn(failure, row);
                }
            });
        } catch (GpException | IllegalArgumentException e) {
            warn(e, row);
        }
    }

    private CompletionStage<Boolean> delete(String taskUrl, String jobId) {
        return clients.admin(taskUrl).delete(taskUrl, jobId);
    }

    private void warn(Throwable failure, GpJobRecord row) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "Jobs can't be removed from the server, which sweeps them by itself; cleanUp=job needs an"
                            + " administrator at adminUrl: {} (job={}, task={})",
                    cause.getMessage(),
                    row.jobId(),
                    row.taskUrl());
        } else {
            LOG.debug("A job could not be removed from the server (job={})", row.jobId(), cause);
        }
    }
}
