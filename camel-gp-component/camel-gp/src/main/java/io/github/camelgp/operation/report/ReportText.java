package io.github.camelgp.operation.report;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.JobTimes;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.Reason;
import io.github.camelgp.model.Severity;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One report as Markdown that is readable as it stands. Secrets are still in it.
 *
 * @param row of the job
 * @param inputs names and values, as far as they are known
 * @param user who it was submitted as
 * @param zone of the times
 */
record ReportText(GpJobRecord row, Map<String, String> inputs, String user, ZoneId zone) {
    private static final int LONGEST_VALUE = 1_000;

    ReportText {
        inputs = new LinkedHashMap<>(inputs);
    }

    String write() {
        JobFailure why = why();
        StringBuilder text = new StringBuilder();
        text.append("# ").append(taskName()).append(": ").append(headline(why)).append("\n\n");
        text.append(why.text().isBlank() ? "No reason was given." : why.text()).append("\n\n");
        text.append("**What to do:** ").append(Advice.of(row, why)).append("\n\n");
        facts().forEach((name, value) -> {
            if (!value.isBlank()) {
                text.append("- ").append(name).append(": ").append(value).append('\n');
            }
        });
        messages(text);
        inputs(text);
        again(text);
        return text.toString();
    }

    JobFailure why() {
        JobFailure kept = row.failure();
        return kept != null
                ? kept
                : JobFailure.of(Reason.TOOL_FAILED, "Job ended as " + row.status() + "; the server gave no reason");
    }

    private String taskName() {
        return Words.taskName(row.taskUrl());
    }

    private String headline(JobFailure why) {
        if (row.leftBehind()) {
            return "not at its end in time (" + why.reason() + ")";
        }
        if (row.state() == JobState.PARKED || row.state() == JobState.UNKNOWN) {
            return "parked (" + why.reason() + ")";
        }
        return (row.succeeded() ? "result not delivered (" : "failed (") + why.reason() + ")";
    }

    private Map<String, String> facts() {
        JobTimes times = row.times();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Task", row.taskUrl());
        facts.put("Job", row.handle().map(handle -> handle.jobUrl()).orElse("none that is known"));
        facts.put("Status at the server", row.status());
        facts.put("State in the ledger", row.state() + ", row " + row.rowId());
        facts.put("Submitted as", user);
        facts.put("Submitted", Words.of(times.submitted() == null ? times.created() : times.submitted(), zone));
        facts.put("Ended", Words.of(times.ended(), zone));
        facts.put("Time in the queue", Words.between(times.submitted(), times.started()));
        facts.put("Time executing", Words.between(times.started(), times.ended()));
        facts.put(
                "From submission to end",
                times.started() == null ? Words.between(times.submitted(), times.ended()) : "");
        facts.put("Results at the server until", row.succeeded() ? Words.of(times.sweepAt(), zone) : "");
        facts.put("Deliveries", row.deliveries() == 0 ? "" : String.valueOf(row.deliveries()));
        facts.put(
                "Key", row.origin().idempotencyKey() == null ? "" : row.origin().idempotencyKey());
        row.origin().wanted().correlation().forEach((name, value) -> facts.put(name, String.valueOf(value)));
        return facts;
    }

    private void messages(StringBuilder text) {
        GpJob job = row.ended();
        List<GpMessage> messages = job == null ? List.of() : job.messages();
        text.append("\n## Messages\n\n");
        if (messages.isEmpty()) {
            text.append("None.\n");
        }
        for (GpMessage message : messages) {
            String mark = message.severity().compareTo(Severity.WARNING) >= 0 ? message.severity() + ": " : "";
            text.append("- ")
                    .append(mark)
                    .append(message.description().strip().replaceAll("\\R", "\n  "))
                    .append('\n');
        }
    }

    private void inputs(StringBuilder text) {
        text.append("\n## Inputs\n\n");
        if (inputs.isEmpty()) {
            text.append("They were not kept: there were none, or they hold a secret or are too big for the ledger.\n");
        }
        inputs.forEach((name, value) -> text.append("- ")
                .append(name)
                .append(": `")
                .append(cut(value).replaceAll("\\s+", " ").replace('`', '\''))
                .append("`\n"));
    }

    static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE) + "… (" + value.length() + " characters)";
    }

    private void again(StringBuilder text) {
        text.append("\n## Run it again\n\n");
        if (row.origin().request() == null) {
            text.append(
                    "The ledger does not hold the request: send the message again to the route that submitted it.\n");
            return;
        }
        text.append("The ledger holds the request. From a route: operation `rerunJob` with `jobs.id=")
                .append(row.rowId())
                .append("`. From a shell: `camel-gp jobs rerun ")
                .append(row.rowId())
                .append("`.\n");
    }
}
