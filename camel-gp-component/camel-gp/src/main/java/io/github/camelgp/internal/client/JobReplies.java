package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpProgress;
import io.github.camelgp.model.JobStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads job documents (REST page "GP job") as servers and servers like them really send them. */
final class JobReplies {
    /** Members of which a job document has at least one. */
    static final String[] MEMBERS = {"jobId", "jobStatus"};

    private static final String PREFIX = "esriJob";

    private JobReplies() {}

    /** @param jobId what was asked for, which counts more than what the document says */
    static GpJob job(JsonNode body, String taskUrl, String jobId, Redactor redactor) {
        String word = Json.text(body, "jobStatus");
        String text = word.isEmpty() ? Json.text(body, "status") : word;
        return new GpJob(
                taskUrl,
                jobId,
                status(text),
                text,
                messages(body, redactor),
                progress(body.path("progress"), redactor),
                paramUrls(body.path("results"), "results"),
                paramUrls(body.path("inputs"), "inputs"));
    }

    /** Some servers leave out the prefix. */
    private static JobStatus status(String word) {
        JobStatus status = JobStatus.of(word);
        return status == JobStatus.UNKNOWN && !word.isEmpty() ? JobStatus.of(PREFIX + word) : status;
    }

    /** The messages of a job or of a synchronous run; also a single {@code message}, and plain texts. */
    static List<GpMessage> messages(JsonNode body, Redactor redactor) {
        JsonNode node = body.hasNonNull("messages") ? body.path("messages") : body.path("message");
        List<GpMessage> messages = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.of(node)) {
            if (entry.isObject()) {
                String description = Json.text(entry, "description");
                String text = description.isEmpty() ? Json.text(entry, "message") : description;
                messages.add(new GpMessage(Json.text(entry, "type"), redactor.redact(text)));
            } else if (entry.isTextual()) {
                messages.add(new GpMessage("", redactor.redact(entry.asText())));
            }
        }
        return messages;
    }

    private static @Nullable GpProgress progress(JsonNode node, Redactor redactor) {
        if (node.isNumber()) {
            return new GpProgress("step", "", percent(node));
        }
        if (!node.isObject()) {
            return null;
        }
        JsonNode percent = node.path("percent");
        return new GpProgress(
                Json.text(node, "type"),
                redactor.redact(Json.text(node, "message")),
                percent.isNumber() ? percent(percent) : null);
    }

    private static int percent(JsonNode node) {
        return (int) Math.max(0, Math.min(100, Math.round(node.asDouble())));
    }

    private static Map<String, String> paramUrls(JsonNode node, String folder) {
        Map<String, String> urls = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String url = Json.text(entry.getValue(), "paramUrl");
            urls.put(entry.getKey(), url.isEmpty() ? folder + "/" + GpUrls.encode(entry.getKey()) : url);
        });
        return urls;
    }
}
