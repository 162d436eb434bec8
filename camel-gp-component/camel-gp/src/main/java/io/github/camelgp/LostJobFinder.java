package io.github.camelgp;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.admin.AdminJob;
import io.github.camelgp.internal.client.admin.AdminJobQuery;
import io.github.camelgp.internal.poll.JobSearch;
import io.github.camelgp.internal.poll.LostJob;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.operation.Clients;
import io.github.camelgp.operation.input.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Looks for the job of a lost answer among those that the administrator's site lists, by the mark in
 * {@code correlationParameter}, or else by the inputs that were sent (REST pages "Query GP jobs", "GP input").
 *
 * @param isAdministrator whether options say who we are at the administrator's site, or where that is
 * @param readers where inputs are read and compared
 */
record LostJobFinder(Clients clients, boolean isAdministrator, Executor readers) {
    /** How far clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** The same inputs may have been sent before, so without a mark clocks have to agree better. */
    private static final Duration SKEW_OF_INPUTS = Duration.ofMinutes(1);

    private static final int MOST_JOBS = 1_000;

    private record Comparison(GpClient client, String url, SoughtInputs sought) {}

    CompletionStage<JobSearch> search(LostJob lost) {
        Optional<Mark> mark = Mark.of(lost.row().origin().wanted());
        if (mark.isEmpty() && !isAdministrator) {
            return impossible("the server's jobs can't be listed without adminUrl and an administrator's credentials");
        }
        return CompletableFuture.supplyAsync(() -> SoughtInputs.of(mark, lost.form()), readers)
                .thenCompose(sought -> sought.names().isEmpty()
                        ? impossible(
                                "there is neither a correlationParameter nor an input that the job could be told by")
                        : search(lost, sought, mark.isPresent() ? SKEW : SKEW_OF_INPUTS));
    }

    private CompletionStage<JobSearch> search(LostJob lost, SoughtInputs sought, Duration skew) {
        String url = lost.row().taskUrl();
        AdminJobQuery query = AdminJobQuery.since(lost.row().times().created().minus(skew));
        GpClient client = clients.at(url, lost.row().origin().wanted().credentials());
        return clients.admin(url).jobs(url, query).thenCompose(jobs -> compare(client, url, jobs, sought));
    }

    private static CompletionStage<JobSearch> impossible(String why) {
        return CompletableFuture.completedFuture(new JobSearch.Impossible(why));
    }

    private CompletableFuture<JobSearch> compare(
            GpClient client, String url, List<AdminJob> jobs, SoughtInputs sought) {
        if (jobs.size() > MOST_JOBS) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "the server lists " + jobs.size() + " jobs of the time, which are too many to look at"));
        }
        return compare(new Comparison(client, url, sought), jobs.iterator(), new ArrayList<>());
    }

    /** One after the other, as nothing is in a hurry here. */
    private CompletableFuture<JobSearch> compare(Comparison comparison, Iterator<AdminJob> jobs, List<GpJob> found) {
        if (!jobs.hasNext()) {
            return CompletableFuture.completedFuture(new JobSearch.Matches(found));
        }
        return comparison
                .client()
                .job(comparison.url(), jobs.next().jobId(), false)
                .thenCompose(
                        job -> has(comparison, job, comparison.sought().names().iterator())
                                .thenApply(has -> {
                                    if (has) {
                                        found.add(job);
                                    }
                                    return found;
                                }))
                .exceptionallyCompose(failure -> unless(isOfAnotherTask(failure), found, failure))
                .thenCompose(all -> compare(comparison, jobs, all));
    }

    /** Inputs of a job that runs may not be readable yet; those of one that ended must be, if it is the one. */
    private CompletableFuture<Boolean> has(Comparison comparison, GpJob job, Iterator<String> inputs) {
        if (!inputs.hasNext()) {
            return CompletableFuture.completedFuture(true);
        }
        String input = inputs.next();
        return comparison
                .client()
                .input(job, input)
                .thenApplyAsync(kept -> comparison.sought().matches(input, kept), readers)
                .exceptionallyCompose(
                        failure -> unless(job.status().isFinal() && isOfAnotherTask(failure), false, failure))
                .thenCompose(same -> same ? has(comparison, job, inputs) : CompletableFuture.completedFuture(false));
    }

    private static <T> CompletableFuture<T> unless(boolean known, T value, Throwable failure) {
        return known ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(failure);
    }

    private static boolean isOfAnotherTask(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof GpServiceException answer)) {
            return false;
        }
        return switch (answer.getReason()) {
            case NOT_FOUND_OR_NOT_SHARED, GONE, INVALID_INPUT -> true;
            default -> answer.getCode() == 400 || answer.getCode() == 404;
        };
    }
}
