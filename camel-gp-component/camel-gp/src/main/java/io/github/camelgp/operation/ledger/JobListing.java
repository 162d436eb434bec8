package io.github.camelgp.operation.ledger;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobTimes;
import io.github.camelgp.model.GpJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as maps of texts, numbers and booleans, which become JSON as they are. They hold neither inputs nor tokens. */
public final class JobListing {
    /** Name of the id of a row. */
    public static final String ID = "id";

    private JobListing() {}

    /** What a list shows of a row; what is not known is left out. */
    public static Map<String, Object> of(GpJobRecord row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(ID, row.rowId());
        shown.put("state", row.state().name());
        put(shown, "status", row.status().isEmpty() ? null : row.status());
        shown.put("task", row.taskUrl());
        put(shown, "jobId", row.jobId());
        put(shown, "jobUrl", row.handle().map(JobHandle::jobUrl).orElse(null));
        put(shown, "key", row.origin().idempotencyKey());
        shown.put("collector", row.origin().collector());
        shown.put("attached", row.origin().attached());
        times(shown, row.times());
        shown.put("deliveries", row.deliveries());
        JobFailure failure = row.failure();
        if (failure != null) {
            shown.put("reason", failure.reason().name());
            shown.put("failure", failure.text());
            put(shown, "clock", failure.clock());
        }
        put(shown, "resultLocation", row.resultLocation());
        shown.put("canRerun", row.origin().request() != null && RerunRules.refusal(row, false) == null);
        put(shown, "rerunOf", row.rerunOf().orElse(null));
        put(shown, "rerunAs", row.rerunAs().orElse(null));
        shown.put("todo", JobAdvice.of(row));
        return shown;
    }

    /** The same with everything else that is known of the job: its handle, messages and correlation values. */
    public static Map<String, Object> story(GpJobRecord row) {
        Map<String, Object> shown = of(row);
        row.handle().ifPresent(handle -> shown.put("handle", handle.toText()));
        Map<String, Object> correlation =
                new LinkedHashMap<>(row.origin().wanted().correlation());
        correlation.keySet().removeIf(name -> name.startsWith("CamelGpRerun"));
        if (!correlation.isEmpty()) {
            shown.put("correlation", correlation);
        }
        GpJob ended = row.ended();
        if (ended != null) {
            List<String> messages = new ArrayList<>();
            ended.messages().forEach(message -> messages.add(message.type() + ": " + message.description()));
            shown.put("messages", messages);
            shown.put("outputs", List.copyOf(ended.results().keySet()));
        }
        return shown;
    }

    /** A row that can't be read. */
    static Map<String, Object> unreadable(String id, String why) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(ID, id);
        shown.put("state", "UNREADABLE");
        shown.put("failure", why);
        shown.put("todo", "Mend the row in the table by hand, or forgetJob; see which program wrote it");
        return shown;
    }

    private static void times(Map<String, Object> shown, JobTimes times) {
        put(shown, "created", times.created());
        put(shown, "changed", times.changed());
        put(shown, "submitted", times.submitted());
        put(shown, "started", times.started());
        put(shown, "ended", times.ended());
        put(shown, "sweptFrom", times.sweepAt());
        put(shown, "nextAttempt", times.nextAttemptAt());
        put(shown, "deadline", times.deadline());
        seconds(shown, "queueSeconds", times.submitted(), times.started());
        seconds(shown, "runSeconds", times.started() == null ? times.submitted() : times.started(), times.ended());
    }

    private static void seconds(Map<String, Object> shown, String name, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) {
            shown.put(name, Duration.between(from, to).toMillis() / 1000.0);
        }
    }

    private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value.toString());
        }
    }
}
