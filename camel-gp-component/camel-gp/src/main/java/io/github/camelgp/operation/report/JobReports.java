package io.github.camelgp.operation.report;

import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.poll.LedgerListener;
import io.github.camelgp.internal.poll.Reruns;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.GpException;
import io.github.camelgp.operation.Clients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file for each job that failed, was given up, parked or left at a limit, and removes it when the job, or one that
 * was submitted in its place, came to a good end after all. Nobody waits for it, and a report that can't be written is a warning. Safe for several threads.
 */
public final class JobReports implements LedgerListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobReports.class);
    private static final int REMEMBERED = 10_000;

    private final Path directory;
    private final Clients clients;
    private final Executor executor;
    private final String user;
    private final Map<String, Map<String, String>> inputs = limited();
    private final Map<String, String> reported = limited();

    /**
     * @param directory made when it is needed
     * @param clients that know which texts are secrets
     * @param executor where files are written, one after the other
     * @param user who jobs are submitted as, for people
     */
    public JobReports(Path directory, Clients clients, Executor executor, String user) {
        this.directory = directory;
        this.clients = clients;
        this.executor = executor;
        this.user = user;
    }

    private static <T> Map<String, T> limited() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** What a job is submitted with, for a report that may be needed; without hidden values. */
    public void note(String rowId, Map<String, String> values) {
        Map<String, String> cut = new LinkedHashMap<>();
        values.forEach((name, value) -> cut.put(name, ReportText.cut(value)));
        inputs.put(rowId, cut);
    }

    @Override
    public void noted(GpJobRecord row) {
        try {
            if (isTroubled(row)) {
                String text = new ReportText(row, Map.of(), user, ZoneId.systemDefault()).why()
                        + row.status()
                        + (row.state() == JobState.DEAD || row.state() == JobState.PARKED ? row.state() : "");
                if (!text.equals(reported.put(row.rowId(), text))) {
                    executor.execute(() -> write(row));
                }
            } else if (reported.remove(row.rowId()) != null || row.state() == JobState.DELIVERED) {
                forget(row);
            }
        } catch (RejectedExecutionException e) {
            LOG.warn("No report is written as the component stops (row={})", row.rowId());
        }
    }

    private void forget(GpJobRecord row) {
        if (row.state() == JobState.DELIVERED) {
            inputs.remove(row.rowId());
        }
        if (row.state() != JobState.DELIVERED || row.succeeded()) {
            executor.execute(() -> remove(row.taskUrl(), row.rowId()));
        }
        if (row.state() == JobState.DELIVERED && row.succeeded()) {
            List<String> before = Reruns.before(row);
            before.forEach(reported::remove);
            before.forEach(rowId -> executor.execute(() -> remove(row.taskUrl(), rowId)));
        }
    }

    private static boolean isTroubled(GpJobRecord row) {
        return switch (row.state()) {
            case PARKED, DEAD, UNKNOWN -> true;
            case FINISHED, CLAIMED -> !row.succeeded();
            case RUNNING -> row.leftBehind();
            case SUBMITTING, DELIVERED -> false;
        };
    }

    private void write(GpJobRecord row) {
        Path report = file(row.taskUrl(), row.rowId());
        try {
            Files.createDirectories(directory);
            String credentials = row.origin().wanted().credentials();
            String who = credentials == null ? user : "credentials " + credentials;
            String text = new ReportText(row, inputsOf(row), who, ZoneId.systemDefault()).write();
            // those who read it in the morning are mostly others than the one whom the process runs as
            Path part = directory.resolve(report.getFileName() + ".part");
            try {
                Files.write(part, redactor(row, credentials).redact(text).getBytes(StandardCharsets.UTF_8));
                Files.move(part, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            LOG.info("There is a report of a job that came to no good end: {} (job={})", report, row.jobId());
        } catch (IOException | RuntimeException e) {
            reported.remove(row.rowId());
            LOG.warn(
                    "The report of a job could not be written to {}: {} (row={}, job={})",
                    directory,
                    e,
                    row.rowId(),
                    row.jobId());
        }
    }

    /** Credentials that were taken out of the configuration have no client any more. */
    private Redactor redactor(GpJobRecord row, @Nullable String credentials) {
        try {
            return clients.at(row.taskUrl(), credentials).redactor();
        } catch (GpException e) {
            return clients.at(row.taskUrl()).redactor();
        }
    }

    private Map<String, String> inputsOf(GpJobRecord row) {
        Map<String, String> noted = inputs.get(row.rowId());
        SavedRequest request = row.origin().request();
        if (noted != null || request == null) {
            return noted == null ? Map.of() : noted;
        }
        if (request.claimCheck()) {
            return Map.of("all", "in " + request.value());
        }
        return request.values().orElse(Map.of());
    }

    private void remove(String taskUrl, String rowId) {
        try {
            Files.deleteIfExists(file(taskUrl, rowId));
        } catch (IOException e) {
            LOG.warn("The report of a job that succeeded after all could not be removed: {}", e.toString());
        }
    }

    /** One name for each row, whatever characters its id has. */
    private Path file(String taskUrl, String rowId) {
        String plain = rowId.replaceAll("[^A-Za-z0-9-]", "_");
        String unique = plain.equals(rowId) ? plain : plain + "-" + Integer.toHexString(rowId.hashCode());
        String name = Words.taskName(taskUrl).replaceAll("[^A-Za-z0-9-]", "_") + "-" + unique;
        return directory.resolve((name.length() > 200 ? name.substring(name.length() - 200) : name) + ".md");
    }
}
