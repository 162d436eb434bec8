package io.github.camelgp;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.JobSearch;
import io.github.camelgp.internal.poll.JobService;
import io.github.camelgp.internal.poll.LostJob;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.operation.Clients;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Jobs at whatever server their task is.
 *
 * @param clients one per server
 * @param isAdministrator whether options say who we are at the administrator's site, or where that is
 * @param readers where big inputs are compared, which may take files and time
 * @param credentials name of those that are used; null for the component's own
 */
record SiteJobs(Clients clients, boolean isAdministrator, Executor readers, @Nullable String credentials)
        implements JobService {
    @Override
    public JobService as(@Nullable String other) {
        return new SiteJobs(clients, isAdministrator, readers, other);
    }

    @Override
    public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
        return clients.at(taskUrl, credentials).submit(taskUrl, form);
    }

    @Override
    public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
        return clients.at(taskUrl, credentials).job(taskUrl, jobId, withMessages);
    }

    @Override
    public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
        return clients.at(taskUrl, credentials).cancel(taskUrl, jobId);
    }

    @Override
    public CompletionStage<JobSearch> search(LostJob lost) {
        return new LostJobFinder(clients, isAdministrator, readers).search(lost);
    }
}
