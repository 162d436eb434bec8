package io.github.camelgp.internal.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.JobStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what the administrator's site says, in the field names of Windows, Linux and Kubernetes. */
final class AdminReplies {
    private static final String PREFIX = "esriJob";

    private AdminReplies() {}

    static AdminJob job(JsonNode node) {
        String word = text(node, "status", "jobStatus", "status_code", "job_status");
        String user = text(node, "username", "userName", "user_name");
        String url = text(node, "url", "job_url");
        return new AdminJob(
                text(node, "jobID", "jobId", "job_id"),
                status(word),
                word,
                instant(node, "submittedTime", "job_created"),
                instant(node, "endTime", "job_execution_end"),
                user.isEmpty() || user.equals(AdminJobQuery.NOBODY) ? null : user,
                url.isEmpty() ? null : url);
    }

    private static JobStatus status(String word) {
        JobStatus status = JobStatus.of(word);
        return status == JobStatus.UNKNOWN ? JobStatus.of(PREFIX + word) : status;
    }

    static ServiceState state(JsonNode node) {
        return new ServiceState(text(node, "configuredState"), text(node, "realTimeState"));
    }

    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return "";
    }

    /** Milliseconds since 1970, as a number or as text, or the ISO form; null for anything else, and for 0. */
    private static @Nullable Instant instant(JsonNode node, String... names) {
        String text = text(node, names);
        if (text.matches("\\d{1,18}")) {
            long millis = Long.parseLong(text);
            return millis == 0 ? null : Instant.ofEpochMilli(millis);
        }
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
