package io.github.camelgp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as the server showed it at one moment (REST page "GP job").
 *
 * @param taskUrl the task's URL without a trailing slash
 * @param jobId the server's id, opaque
 * @param status what {@code statusText} means
 * @param statusText the server's own word; empty when it sent none
 * @param messages in the server's order; empty when it was asked without messages
 * @param progress null unless the job executes and the server tells
 * @param results output name to the URL of its value, relative to the job's; empty until the job succeeded
 * @param inputs input name to the URL of its value, relative to the job's
 */
public record GpJob(
        String taskUrl,
        String jobId,
        JobStatus status,
        String statusText,
        List<GpMessage> messages,
        @Nullable GpProgress progress,
        Map<String, String> results,
        Map<String, String> inputs) {

    public GpJob {
        messages = List.copyOf(messages);
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** The job's own URL. */
    public String jobUrl() {
        return taskUrl + "/jobs/" + jobId;
    }

    /** This job with other messages. */
    public GpJob withMessages(List<GpMessage> others) {
        return new GpJob(taskUrl, jobId, status, statusText, others, progress, results, inputs);
    }
}
