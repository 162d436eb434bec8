package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.Reasons;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes failures out of what the server and the rows say. */
final class JobFailures {

    private JobFailures() {}

    static Optional<GpException> of(EndedJob ended) {
        var job = ended.job();
        var kept = ended.row().failure();
        if (job != null && job.status() == JobStatus.SUCCEEDED) {
            return Optional.empty();
        }
        if (kept != null && (job == null || kept.clock() != null)) {
            return Optional.of(rebuilt(ended.row(), kept));
        }
        return Optional.of(
                job == null
                        ? gone(ended.row(), "It is not known how the job ended")
                        : new GpJobException(reason(job), text(job), job));
    }

    /** As it is kept in a row; null when the job succeeded. */
    static @Nullable JobFailure kept(GpJob job) {
        return job.status() == JobStatus.SUCCEEDED ? null : JobFailure.of(reason(job), text(job));
    }

    static GpException rebuilt(GpJobRecord row, JobFailure kept) {
        var where = where(row);
        if (kept.clock() != null) {
            var deadline = row.times().deadline();
            var whole = deadline == null
                    ? Duration.ZERO
                    : Duration.between(row.times().created(), deadline);
            return new GpTimeoutException(
                    kept.clock(), kept.limit() == null ? whole : kept.limit(), kept.text(), where, null);
        }
        return switch (kept.reason()) {
            case UNREACHABLE, OUTCOME_UNKNOWN, BUSY ->
                new GpTransportException(kept.reason(), kept.text(), where, null);
            default -> new GpServiceException(kept.reason(), 0, kept.text(), List.of(), where);
        };
    }

    static GpException gone(GpJobRecord row, String text) {
        return gone(text, where(row));
    }

    static GpException gone(String text, GpWhere where) {
        return new GpServiceException(Reason.GONE, 0, text, List.of(), where);
    }

    static GpException lost(GpJobRecord row, PollEnd.Lost lost) {
        var reason = lost.cause() instanceof GpException known ? known.getReason() : Reason.UNREACHABLE;
        return new GpTransportException(reason, text(lost), where(row), lost.cause());
    }

    static String text(PollEnd.Lost lost) {
        return "The job could not be asked for during " + lost.silence() + " and may still run: "
                + lost.cause().getMessage();
    }

    static GpException outcomeUnknown(GpJobRecord row, String text, @Nullable Throwable cause) {
        return cause instanceof GpProtocolException
                ? new GpProtocolException(text, where(row), cause)
                : new GpTransportException(Reason.OUTCOME_UNKNOWN, text, where(row), cause);
    }

    static GpWhere where(GpJobRecord row) {
        return GpWhere.job(row.taskUrl(), row.jobId());
    }

    /** Whether it is certain that no job came of a request that failed so. */
    static boolean isDefinite(Throwable failure) {
        if (!(failure instanceof GpException known)) {
            return false;
        }
        if (known instanceof GpServiceException answer && answer.getReason() == Reason.SERVER_ERROR) {
            return answer.getCode() != 502 && answer.getCode() != 504;
        }
        return known.getReason() != Reason.OUTCOME_UNKNOWN
                && known.getReason() != Reason.NOT_UNDERSTOOD
                && known.getReason() != Reason.TIMED_OUT;
    }

    /** Whether the server says that it has no such job. */
    static boolean isGone(Throwable failure) {
        if (!(failure instanceof GpServiceException answer)) {
            return false;
        }
        return switch (answer.getReason()) {
            case GONE, NOT_FOUND_OR_NOT_SHARED -> true;
            case INVALID_INPUT, SERVER_ERROR ->
                answer.getCode() == 400 || answer.getCode() == 404 || answer.getCode() == 410;
            default -> false;
        };
    }

    /** Starts something; what it throws is a failure like any other. */
    static <T> CompletionStage<T> caught(Supplier<CompletionStage<T>> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static Throwable unwrapped(Throwable failure) {
        var found = failure;
        while ((found instanceof CompletionException || found instanceof ExecutionException)
                && found.getCause() != null) {
            found = found.getCause();
        }
        return found;
    }

    private static Reason reason(GpJob job) {
        return switch (job.status()) {
            case CANCELLED -> Reason.CANCELLED;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case DELETED -> Reason.GONE;
            default -> Reasons.ofTool(errors(job));
        };
    }

    /** What the tool calls errors, a line each; everything it said when there are none. */
    private static String errors(GpJob job) {
        List<String> all = job.messages().stream().map(GpMessage::description).toList();
        List<String> errors = job.messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(GpMessage::description)
                .toList();
        return String.join("\n", errors.isEmpty() ? all : errors);
    }

    private static String text(GpJob job) {
        var messages = job.messages();
        var told = messages.stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .findFirst()
                .or(() -> messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1)))
                .map(GpMessage::description);
        return "Job ended as " + job.statusText() + ": " + told.orElse("the server gave no reason");
    }
}
