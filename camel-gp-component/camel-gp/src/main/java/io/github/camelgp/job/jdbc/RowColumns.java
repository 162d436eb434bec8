package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobLimits;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.JobText;
import io.github.camelgp.job.JobTimes;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a row, in one order for reading and writing. */
final class RowColumns {
    /** All but {@code row_id} and {@code held_key}, in the order of {@link #bind}. */
    static final List<String> NAMES = List.of(
            "version",
            "state",
            "task_url",
            "collector",
            "attached",
            "idempotency_key",
            "wanted",
            "request",
            "request_elsewhere",
            "lease_node",
            "lease_until",
            "job_id",
            "status",
            "created_at",
            "changed_at",
            "submitted_at",
            "started_at",
            "ended_at",
            "sweep_at",
            "next_attempt_at",
            "deadline_at",
            "deliveries",
            "failure_reason",
            "failure_text",
            "failure_clock",
            "ended_job",
            "result_location",
            "job_key",
            "ready_at",
            "orphan_at",
            "over_at",
            "time_limits",
            "failure_limit_ms");

    private RowColumns() {}

    static void bind(Parameters to, GpJobRecord row) throws SQLException {
        bindOrigin(to.number(row.version()).name(row.state().name()), row.origin());
        var lease = row.lease();
        to.name(lease == null ? null : lease.node()).moment(lease == null ? null : lease.until());
        to.text(row.jobId()).text(row.status());
        bindTimes(to, row.times());
        to.number(row.deliveries());
        var failure = row.failure();
        to.name(failure == null ? null : failure.reason().name())
                .text(failure == null ? null : failure.text())
                .name(failure == null ? null : failure.clock());
        to.text(row.ended() == null ? null : JobText.writeJob(row.ended())).text(row.resultLocation());
        to.name(row.jobId() == null ? null : digest(row.taskUrl(), row.jobId()));
        to.moment(readyAt(row)).moment(orphanAt(row)).moment(overAt(row));
        to.text(row.origin().limits().toText()).numberOrNull(limitMillis(failure));
    }

    private static void bindOrigin(Parameters to, JobOrigin origin) throws SQLException {
        var request = origin.request();
        to.name(origin.taskUrl())
                .name(origin.collector())
                .flag(origin.attached())
                .name(origin.idempotencyKey())
                .text(JobText.writeWanted(origin.wanted()))
                .text(request == null ? null : request.value())
                .flag(request != null && request.claimCheck());
    }

    private static void bindTimes(Parameters to, JobTimes times) throws SQLException {
        to.moment(times.created())
                .moment(times.changed())
                .moment(times.submitted())
                .moment(times.started())
                .moment(times.ended())
                .moment(times.sweepAt())
                .moment(times.nextAttemptAt())
                .moment(times.deadline());
    }

    private static @Nullable Long limitMillis(@Nullable JobFailure failure) {
        return failure == null || failure.limit() == null
                ? null
                : failure.limit().toMillis();
    }

    static GpJobRecord read(ResultSet from) throws SQLException {
        var node = from.getString("lease_node");
        var ended = from.getString("ended_job");
        return new GpJobRecord(
                from.getString("row_id"),
                from.getLong("version"),
                JobState.valueOf(from.getString("state")),
                origin(from),
                node == null ? null : new JobLease(node, present(from, "lease_until")),
                from.getString("job_id"),
                from.getString("status"),
                times(from),
                from.getInt("deliveries"),
                failure(from),
                ended == null ? null : JobText.readJob(ended),
                from.getString("result_location"));
    }

    private static JobOrigin origin(ResultSet from) throws SQLException {
        var limits = from.getString("time_limits");
        return new JobOrigin(
                from.getString("task_url"),
                from.getString("collector"),
                from.getBoolean("attached"),
                from.getString("idempotency_key"),
                JobText.readWanted(from.getString("wanted")),
                request(from),
                limits == null ? JobLimits.NONE : JobLimits.parse(limits));
    }

    static @Nullable SavedRequest request(ResultSet from) throws SQLException {
        var text = from.getString("request");
        return text == null ? null : new SavedRequest(text, from.getBoolean("request_elsewhere"));
    }

    private static JobTimes times(ResultSet from) throws SQLException {
        return new JobTimes(
                present(from, "created_at"),
                present(from, "changed_at"),
                moment(from, "submitted_at"),
                moment(from, "started_at"),
                moment(from, "ended_at"),
                moment(from, "sweep_at"),
                moment(from, "next_attempt_at"),
                moment(from, "deadline_at"));
    }

    private static @Nullable JobFailure failure(ResultSet from) throws SQLException {
        var name = from.getString("failure_reason");
        if (name == null) {
            return null;
        }
        var text = from.getString("failure_text");
        var millis = from.getObject("failure_limit_ms", Long.class);
        return new JobFailure(
                reason(name),
                text == null ? "" : text,
                from.getString("failure_clock"),
                millis == null ? null : Duration.ofMillis(millis));
    }

    /** A later release may know more reasons. */
    private static Reason reason(String name) {
        for (var reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Reason.NOT_UNDERSTOOD;
    }

    private static Instant present(ResultSet from, String column) throws SQLException {
        return Objects.requireNonNull(moment(from, column), column);
    }

    private static @Nullable Instant moment(ResultSet from, String column) throws SQLException {
        var value = from.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A digest of what names something within a task: such names may be longer than an index takes. */
    static String digest(String taskUrl, String name) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var text = taskUrl + "\n" + name;
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant readyAt(GpJobRecord row) {
        var times = row.times();
        if (row.state() != JobState.FINISHED || row.origin().attached()) {
            return null;
        }
        if (times.nextAttemptAt() != null) {
            return times.nextAttemptAt();
        }
        return times.ended() == null ? times.changed() : times.ended();
    }

    private static @Nullable Instant orphanAt(GpJobRecord row) {
        if (!row.state().isLeased() || row.leftBehind()) {
            return null;
        }
        return row.lease() == null ? Instant.EPOCH : row.lease().until();
    }

    private static @Nullable Instant overAt(GpJobRecord row) {
        var over =
                switch (row.state()) {
                    case DELIVERED, DEAD, FINISHED -> true;
                    case RUNNING -> row.leftBehind();
                    case SUBMITTING, CLAIMED, UNKNOWN, PARKED -> false;
                };
        return over ? row.times().changed() : null;
    }
}
