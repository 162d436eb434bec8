package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes jobs from the server whose results have been taken. Nobody waits for it; that it can't be done is a warning,
 * once. Safe for several threads.
 */
public final class ServerCleanUp {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCleanUp.class);

    /** The option of a row that lists what was uploaded for its job. */
    static final String UPLOADS = "uploads";

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
        WantedResult asked = row.origin().wanted();
        String items = asked.options().getOrDefault(UPLOADS, "");
        used(row.taskUrl(), items.isEmpty() ? List.of() : List.of(items.split(",")), asked.credentials());
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

    /** The run that items were uploaded for is through. */
    void used(String taskUrl, List<String> items, @Nullable String credentials) {
        if (wanted == CleanUp.none) {
            return;
        }
        String service = GpUrls.task(taskUrl, null).service().url();
        for (String item : items) {
            clients.at(taskUrl, credentials).deleteUpload(service, item).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.debug("The uploaded item {} stays until the server sweeps it", item, failure);
                }
            });
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
