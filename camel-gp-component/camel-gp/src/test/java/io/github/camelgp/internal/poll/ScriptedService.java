package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server of jobs that ends them after a run time, or says what a test has it say. */
final class ScriptedService implements JobService {
    static final String TASK = "https://gis.example.org/arcgis/rest/services/World/GPServer/Viewshed";

    /** One request as it came in. */
    record Request(Instant at, String what, String jobId) {}

    final List<Request> requests = new ArrayList<>();

    /** The inputs {@code Distance} that came. */
    final List<String> distances = new ArrayList<>();

    private final VirtualTime time;
    private final Map<String, Instant> ends = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Deque<Object> submitAnswers = new ArrayDeque<>();
    private final Deque<GpException> statusFailures = new ArrayDeque<>();
    Duration runTime = Duration.ofSeconds(10);
    String lastWord = "esriJobSucceeded";
    String runningWord = "esriJobExecuting";
    boolean down;
    int refusedCancels;

    @Nullable
    Duration retryAfter;

    private int number;

    ScriptedService(VirtualTime time) {
        this.time = time;
    }

    /** The next submission fails so, or is answered by this future. */
    void nextSubmit(Object answer) {
        submitAnswers.add(answer);
    }

    void nextStatusFails(GpException failure) {
        statusFailures.add(failure);
    }

    /** From now on the server says this of a job. */
    void says(String jobId, String word) {
        words.put(jobId, word);
    }

    void forgets(String jobId) {
        ends.remove(jobId);
    }

    long count(String what) {
        return requests.stream().filter(request -> request.what.equals(what)).count();
    }

    List<Request> of(String what) {
        return requests.stream().filter(request -> request.what.equals(what)).toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
        requests.add(new Request(time.instant(), "submit", ""));
        try {
            form.value("Distance", 1000).ifPresent(distances::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answer = submitAnswers.poll();
        if (answer instanceof GpException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        if (answer instanceof CompletableFuture<?> future) {
            return (CompletableFuture<GpJob>) future;
        }
        return CompletableFuture.completedFuture(accept());
    }

    /** What a look at the server's jobs says; null when it can't be asked. */
    @Nullable
    Supplier<List<GpJob>> listing;

    @Override
    public CompletionStage<JobSearch> search(LostJob lost) {
        requests.add(new Request(time.instant(), "search", ""));
        if (down) {
            return CompletableFuture.failedFuture(unreachable());
        }
        return CompletableFuture.completedFuture(
                listing == null
                        ? new JobSearch.Impossible("there is no adminUrl")
                        : new JobSearch.Matches(listing.get()));
    }

    GpJob accept() {
        var jobId = "j" + ++number;
        ends.put(jobId, time.instant().plus(runTime));
        return job(jobId, "esriJobSubmitted", false);
    }

    @Override
    public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
        requests.add(new Request(time.instant(), withMessages ? "messages" : "status", jobId));
        var scripted = statusFailures.poll();
        if (scripted != null) {
            return CompletableFuture.failedFuture(scripted);
        }
        if (down) {
            return CompletableFuture.failedFuture(unreachable());
        }
        var end = ends.get(jobId);
        if (end == null) {
            return CompletableFuture.failedFuture(notFound(jobId));
        }
        var word = words.getOrDefault(jobId, time.instant().isBefore(end) ? runningWord : lastWord);
        return CompletableFuture.completedFuture(job(jobId, word, withMessages));
    }

    @Override
    public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
        requests.add(new Request(time.instant(), "cancel", jobId));
        if (refusedCancels > 0) {
            refusedCancels--;
            return CompletableFuture.failedFuture(new GpServiceException(
                    Reason.SERVER_ERROR, 500, "Job can not be cancelled", List.of(), GpWhere.job(taskUrl, jobId)));
        }
        says(jobId, "esriJobCancelled");
        return CompletableFuture.completedFuture(job(jobId, "esriJobCancelling", false));
    }

    @Override
    public Optional<Duration> retryAfter(Throwable failure) {
        return Optional.ofNullable(retryAfter);
    }

    static GpException unreachable() {
        return new GpTransportException(Reason.UNREACHABLE, "Connection refused", GpWhere.at(TASK), null);
    }

    static GpException lostAnswer() {
        return new GpTransportException(Reason.OUTCOME_UNKNOWN, "Connection reset", GpWhere.at(TASK), null);
    }

    static GpException refused() {
        return new GpServiceException(
                Reason.SERVICE_STOPPED, 500, "Service World/GPServer not started", List.of(), GpWhere.at(TASK));
    }

    static GpException notFound(String jobId) {
        return new GpServiceException(
                Reason.NOT_FOUND_OR_NOT_SHARED, 400, "Job not found", List.of(), GpWhere.job(TASK, jobId));
    }

    static GpJob job(String jobId, String word, boolean withMessages) {
        var messages = withMessages
                ? List.of(new GpMessage("esriJobMessageTypeError", "ERROR 000732: said of " + word))
                : List.<GpMessage>of();
        return new GpJob(TASK, jobId, JobStatus.of(word), word, messages, null, Map.of(), Map.of());
    }
}
