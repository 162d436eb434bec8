package io.github.camelgp.internal.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.client.ClientSettings;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.JsonCalls;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Jobs and services as administrators see them (administration reference: "Jobs", "Query GP jobs", "Status"). Only for
 * administrators; the token goes in the form of a POST. Services are named by the URL of the service, or of one of its
 * tasks or jobs, as it is at {@code rest/services}. Nothing blocks; futures fail with a {@link GpException}: of type
 * {@link GpAuthenticationException} for whoever is no administrator, and with words about {@code adminUrl} where a web
 * server in front keeps the site from being reached. Safe for several threads.
 */
public final class GpAdmin {
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 1000;
    private static final String ADVICE =
            "; web adaptors mostly leave the administrator's site out, so adminUrl should be the server's own address,"
                    + " such as https://host:6443/arcgis/admin";

    private final String root;
    private final JsonCalls calls;
    private final ClientSettings settings;

    /**
     * @param url such as {@code https://host:6443/arcgis/admin}
     * @param calls send their token in forms
     */
    public GpAdmin(URI url, JsonCalls calls, ClientSettings settings) {
        this.root = url.toString().replaceFirst("/+$", "");
        this.calls = calls;
        this.settings = settings;
    }

    /** Takes secrets out of texts; it knows the tokens sent so far. */
    public Redactor redactor() {
        return calls.redactor();
    }

    /**
     * The jobs of a service, in the order of their submission. Where the server asks for one status at a time, as on
     * Kubernetes, it is asked for each.
     */
    public CompletableFuture<List<AdminJob>> jobs(String serviceUrl, AdminJobQuery query) {
        return page(serviceUrl, query, 1, new ArrayList<>(), 1)
                .exceptionallyCompose(failure -> query.status() == null && wantsStatus(failure)
                        ? byStatus(serviceUrl, query)
                        : CompletableFuture.failedFuture(cause(failure)));
    }

    private CompletableFuture<List<AdminJob>> byStatus(String serviceUrl, AdminJobQuery query) {
        CompletableFuture<List<AdminJob>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (JobStatus status : JobStatus.values()) {
            if (status != JobStatus.UNKNOWN) {
                all = all.thenCompose(found -> page(serviceUrl, query.in(status), 1, found, 1));
            }
        }
        return all;
    }

    private CompletableFuture<List<AdminJob>> page(
            String serviceUrl, AdminJobQuery query, int start, List<AdminJob> found, int number) {
        Map<String, String> form = query.parameters(start, PAGE);
        return post("query jobs", serviceUrl, "/jobs/query", form, "results").thenCompose(body -> {
            JsonNode results = body.path("results");
            results.forEach(job -> found.add(AdminReplies.job(job)));
            int next = body.path("nextStart").asInt(-1);
            boolean more = next > start && !results.isEmpty() && number < MOST_PAGES;
            return more ? page(serviceUrl, query, next, found, number + 1) : CompletableFuture.completedFuture(found);
        });
    }

    /** One job; one that the server does not have fails as {@link Reason#GONE}. */
    public CompletableFuture<AdminJob> job(String serviceUrl, String jobId) {
        return post("look at job " + jobId, serviceUrl, jobPath(jobId), Map.of(), "jobID", "jobId", "job_id")
                .thenApply(AdminReplies::job)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(gone(failure, serviceUrl, jobId)));
    }

    /** Asks the server to cancel a job; a job that ended, or only waits in the server, is refused. */
    public CompletableFuture<Void> cancel(String serviceUrl, String jobId) {
        return post("cancel job " + jobId, serviceUrl, jobPath(jobId) + "/cancel", Map.of(), "status", "success")
                .thenAccept(body -> {});
    }

    /** Deletes a job with its files, and ends it before if it runs; false when the server does not have it. */
    public CompletableFuture<Boolean> delete(String serviceUrl, String jobId) {
        return post("delete job " + jobId, serviceUrl, jobPath(jobId) + "/delete", Map.of(), "status", "success")
                .thenApply(body -> true)
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? CompletableFuture.completedFuture(false)
                        : CompletableFuture.failedFuture(cause(failure)));
    }

    /** Whether a service runs. */
    public CompletableFuture<ServiceState> state(String serviceUrl) {
        return post("look at the state", serviceUrl, "/status", Map.of(), "configuredState", "realTimeState")
                .thenApply(AdminReplies::state);
    }

    private static String jobPath(String jobId) {
        if (!jobId.matches("[\\w-]+")) {
            throw new IllegalArgumentException("Not a job id: " + jobId);
        }
        return "/jobs/" + jobId;
    }

    private CompletableFuture<JsonNode> post(
            String operation, String serviceUrl, String tail, Map<String, String> parameters, String... expected) {
        String url = root + "/services/" + GpUrls.adminName(serviceUrl) + tail;
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("f", "json");
        HttpCall.Limits limits =
                new HttpCall.Limits(settings.responseTimeout(), "responseTimeout", settings.maxReplyBytes());
        // all of these may be repeated: a second cancel or delete only says that there is nothing to do
        HttpCall call = HttpCall.form(operation, GpWhere.at(url), URI.create(url), form, HttpCall.Effect.READ, limits);
        return calls.send(call, expected)
                .handle((body, failure) -> failure == null
                        ? CompletableFuture.completedFuture(body)
                        : CompletableFuture.<JsonNode>failedFuture(advised(cause(failure), url)))
                .thenCompose(Function.identity());
    }

    private static Throwable advised(Throwable failure, String url) {
        GpWhere where = GpWhere.at(url);
        if (failure instanceof GpAuthenticationException) {
            return failure;
        }
        if (failure instanceof GpServiceException refusal && refusal.getReason() == Reason.FORBIDDEN) {
            return new GpServiceException(
                    Reason.FORBIDDEN, refusal.getCode(), text(refusal) + ADVICE, refusal.getDetails(), where);
        }
        if (failure instanceof GpProtocolException unclear) {
            return new GpProtocolException(text(unclear) + ADVICE, where, null);
        }
        if (failure instanceof GpTransportException away && away.getReason() == Reason.UNREACHABLE) {
            return new GpTransportException(Reason.UNREACHABLE, text(away) + ADVICE, where, away.getCause());
        }
        return failure;
    }

    /** The message without the place behind it, which the new failure adds itself. */
    private static String text(GpException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst(" \\(url=[^)]*\\)$", "");
    }

    private static boolean wantsStatus(Throwable failure) {
        return cause(failure) instanceof GpServiceException refusal
                && refusal.getReason() != Reason.AUTHENTICATION
                && String.valueOf(refusal.getMessage()).matches("(?is).*job_?status.*");
    }

    private static boolean isUnknown(Throwable failure) {
        return cause(failure) instanceof GpServiceException refusal
                && (refusal.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED || refusal.getReason() == Reason.GONE);
    }

    private static Throwable gone(Throwable failure, String serviceUrl, String jobId) {
        return isUnknown(failure) && cause(failure) instanceof GpServiceException refusal
                ? new GpServiceException(
                        Reason.GONE,
                        refusal.getCode(),
                        text(refusal),
                        refusal.getDetails(),
                        GpWhere.job(serviceUrl, jobId))
                : cause(failure);
    }

    private static Throwable cause(Throwable failure) {
        Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
        return inner == null ? failure : inner;
    }
}
