package io.github.camelgp.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as a table for people, with local times.
 *
 * @param jobs as {@code listJobs} gives them
 */
record JobTable(List<Map<String, Object>> jobs) {
    private static final List<String> HEAD =
            List.of("ID", "STATE", "SERVER SAYS", "TASK", "CREATED", "RAN", "KEY", "WHY");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int WIDEST = 48;
    private static final int TASK_SEGMENTS = 4;

    JobTable {
        jobs = List.copyOf(jobs);
    }

    String text() {
        if (jobs.isEmpty()) {
            return "No jobs." + System.lineSeparator();
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        jobs.forEach(job -> lines.add(line(job)));
        int[] widths = new int[HEAD.size()];
        lines.forEach(line -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        });
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> append(text, line, widths));
        return text.append(System.lineSeparator())
                .append(summary())
                .append(System.lineSeparator())
                .toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            row.append(line.get(column))
                    .append(" ".repeat(widths[column] - line.get(column).length() + 2));
        }
        text.append(row.toString().stripTrailing()).append(System.lineSeparator());
    }

    private String summary() {
        Map<String, Integer> counts = new TreeMap<>();
        jobs.forEach(job -> counts.merge(String.valueOf(job.get("state")), 1, Integer::sum));
        StringBuilder text = new StringBuilder(jobs.size() + (jobs.size() == 1 ? " job:" : " jobs:"));
        counts.forEach((state, count) ->
                text.append(' ').append(count).append(' ').append(state).append(','));
        text.setLength(text.length() - 1);
        return text.append(". `jobs show ID` tells the whole story.").toString();
    }

    private static List<String> line(Map<String, Object> job) {
        return List.of(
                value(job.get("id")),
                value(job.get("state")),
                value(job.get("status")).replaceFirst("^esriJob", ""),
                shortened(task(value(job.get("task")))),
                time(job.get("created")),
                job.containsKey("runSeconds") ? value(job.get("runSeconds")) + " s" : "",
                shortened(value(job.get("key"))),
                shortened(why(job)));
    }

    private static String why(Map<String, Object> job) {
        return job.containsKey("rerunAs")
                ? "submitted again as " + job.get("rerunAs")
                : value(job.get("failure")).replaceFirst("^Job ended as \\w+: ", "");
    }

    /** Folder, service and task. */
    private static String task(String url) {
        List<String> segments = new ArrayList<>(Arrays.asList(url.split("/")));
        segments.remove("GPServer");
        int services = segments.indexOf("services");
        int from = services < 0 ? Math.max(0, segments.size() - TASK_SEGMENTS) : services + 1;
        return String.join("/", segments.subList(from, segments.size()));
    }

    static String time(@Nullable Object iso) {
        return iso == null ? "" : TIME.format(Instant.parse(iso.toString()));
    }

    private static String value(@Nullable Object value) {
        return value == null ? "" : value.toString().replaceAll("\\s+", " ");
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
