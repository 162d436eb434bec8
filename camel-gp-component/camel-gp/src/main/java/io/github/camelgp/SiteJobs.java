package io.github.camelgp;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.JobService;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.operation.Clients;
import java.util.concurrent.CompletionStage;

/**
 * Jobs at whatever server their task is.
 *
 * @param clients one per server
 */
record SiteJobs(Clients clients) implements JobService {
    @Override
    public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
        return clients.at(taskUrl).submit(taskUrl, form);
    }

    @Override
    public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
        return clients.at(taskUrl).job(taskUrl, jobId, withMessages);
    }

    @Override
    public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
        return clients.at(taskUrl).cancel(taskUrl, jobId);
    }
}
