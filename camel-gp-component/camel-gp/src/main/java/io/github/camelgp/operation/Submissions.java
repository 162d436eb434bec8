package io.github.camelgp.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.internal.poll.LedgerSettings;
import io.github.camelgp.internal.poll.Submission;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.report.JobReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Hands runs to the ledger.
 *
 * @param scope of the endpoint
 */
record Submissions(EndpointScope scope) {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;

    /**
     * The row of the job, once the server has answered; a redelivered exchange, or one with the same key, gets its
     * former row.
     *
     * @param attached whether the exchange waits for the job
     */
    CompletableFuture<GpJobRecord> submit(Exchange exchange, TaskRequest request, boolean attached) {
        String url = request.task().url();
        if (request.task().executionType() == ExecutionType.SYNCHRONOUS) {
            request.client().forget(url);
            throw new GpParameterException(
                    "", "The task is synchronous; use operation run or execute", GpWhere.at(url));
        }
        JobOptions jobs = scope.jobs();
        JobOrigin origin = new JobOrigin(
                url,
                jobs.collectorOf(url),
                attached,
                jobs.key(exchange, request.credentials()),
                wanted(exchange, request),
                jobs.requestIsKept() ? saved(request) : null);
        Submission submission = new Submission(
                rowId(exchange, request),
                origin,
                request.form(),
                jobs.polling(),
                jobs.onUnknown() == OnUnknown.resubmit
                        ? LedgerSettings.OnUnknown.RESUBMIT
                        : LedgerSettings.OnUnknown.PARK,
                jobs.room().turn(exchange, scope.readers()));
        JobReports reports = scope.reports();
        if (reports != null) {
            reports.note(submission.rowId(), reportable(request));
        }
        return scope.ledger().submit(submission).toCompletableFuture();
    }

    private WantedResult wanted(Exchange exchange, TaskRequest request) {
        WantedResult wanted =
                scope.result().wanted(scope.jobs().correlation(exchange)).as(request.credentials());
        if (!request.uploads().isEmpty()) {
            wanted = wanted.with(ServerCleanUp.UPLOADS, String.join(",", request.uploads()));
        }
        return request.mark() == null ? wanted : request.mark().in(wanted);
    }

    /** The same for every try of this exchange at this task with these inputs, until one succeeds. */
    private static String rowId(Exchange exchange, TaskRequest request) {
        String property = GpConstants.ROW_ID + ":" + request.task().url() + ":"
                + request.form().digest() + ":" + request.credentials();
        String former = exchange.getProperty(property, String.class);
        String rowId = former == null ? Submission.newRowId() : former;
        exchange.setProperty(property, rowId);
        return rowId;
    }

    /** The exchange has what it wanted; its next run of the task is another. */
    static void forget(Exchange exchange, String taskUrl) {
        String prefix = GpConstants.ROW_ID + ":" + taskUrl + ":";
        // not by a pattern, which would be compiled for each property of each exchange
        if (!exchange.hasProperties()) {
            return;
        }
        exchange.getProperties().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList()
                .forEach(exchange::removeProperty);
    }

    /** For people: hidden values are masked, big ones only named. */
    private static Map<String, String> reportable(TaskRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!request.form().isSmall()) {
            request.inputs().forEach(name -> values.put(name, "(big)"));
            return values;
        }
        values.putAll(request.form().values());
        values.remove("f");
        request.task().inputs().stream()
                .filter(GpParameter::isSecret)
                .forEach(hidden -> values.computeIfPresent(hidden.name(), (name, value) -> "***"));
        return values;
    }

    /** Null when it would hold a secret, or is big and there is no place for it. */
    private @Nullable SavedRequest saved(TaskRequest request) {
        boolean hidden = request.task().inputs().stream()
                .filter(GpParameter::isSecret)
                .map(GpParameter::name)
                .anyMatch(request.inputs()::contains);
        if (hidden) {
            return null;
        }
        try {
            Redactor redactor = request.client().redactor();
            if (!request.form().isSmall()) {
                return savedInFile(request.form(), redactor);
            }
            String json = JSON.writeValueAsString(request.form().values());
            return redactor.redact(json).equals(json) ? SavedRequest.inline(json) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("The request cannot be kept for a repetition: " + e.getMessage(), e);
        }
    }

    private @Nullable SavedRequest savedInFile(RunForm form, Redactor redactor) throws IOException {
        Optional<Path> folder = scope.ledger().requestFolder();
        return folder.isEmpty() || form.holdsSecret(redactor)
                ? null
                : SavedRequest.at(form.keepIn(folder.get()).toUri().toString());
    }
}
