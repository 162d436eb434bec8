package io.github.camelgp.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that is known of a job, one thing a line.
 *
 * @param job as {@code listJobs} gives it by id
 */
record JobStory(Map<String, Object> job) {
    private static final Set<String> TIMES =
            Set.of("created", "changed", "submitted", "started", "ended", "sweptFrom", "nextAttempt", "deadline");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z").withZone(ZoneId.systemDefault());
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("id", "row"),
            Map.entry("status", "server says"),
            Map.entry("jobId", "job"),
            Map.entry("jobUrl", "job's page"),
            Map.entry("attached", "an exchange waited"),
            Map.entry("sweptFrom", "results until"),
            Map.entry("nextAttempt", "next delivery"),
            Map.entry("queueSeconds", "seconds in queue"),
            Map.entry("runSeconds", "seconds executing"),
            Map.entry("clock", "limit that passed"),
            Map.entry("canRerun", "can be rerun"),
            Map.entry("rerunOf", "in place of"),
            Map.entry("rerunAs", "submitted again as"),
            Map.entry("todo", "WHAT TO DO"));
    private static final int WIDTH = 20;

    JobStory {
        job = new LinkedHashMap<>(job);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        job.forEach((name, value) -> {
            if (!name.equals("todo")) {
                line(text, name, value);
            }
        });
        if (job.containsKey("todo")) {
            line(text, "todo", job.get("todo"));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        String label = LABELS.getOrDefault(name, name);
        if (value instanceof List<?> several) {
            text.append(label).append(System.lineSeparator());
            several.forEach(one -> text.append("    ").append(one).append(System.lineSeparator()));
            return;
        }
        text.append(label).append(" ".repeat(Math.max(1, WIDTH - label.length())));
        text.append(TIMES.contains(name) ? TIME.format(Instant.parse(value.toString())) : value)
                .append(System.lineSeparator());
    }
}
