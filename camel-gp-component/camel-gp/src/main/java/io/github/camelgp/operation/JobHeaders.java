package io.github.camelgp.operation;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobTimes;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Tells in headers which job an exchange is about. */
public final class JobHeaders {
    private JobHeaders() {}

    public static void set(Exchange exchange, GpJob job) {
        Message message = exchange.getMessage();
        message.setHeader(GpConstants.TASK, job.taskUrl());
        message.setHeader(GpConstants.JOB_ID, job.jobId());
        message.setHeader(GpConstants.JOB_URL, job.jobUrl());
        message.setHeader(GpConstants.JOB_STATUS, job.statusText());
        message.setHeader(GpConstants.MESSAGES, job.messages());
        message.setHeader(
                GpConstants.SEVERITY, GpMessage.highestSeverity(job.messages()).name());
    }

    static void set(Exchange exchange, GpJobRecord row) {
        Message message = exchange.getMessage();
        message.setHeader(GpConstants.TASK, row.taskUrl());
        row.handle().ifPresent(handle -> {
            message.setHeader(GpConstants.JOB_ID, handle.jobId());
            message.setHeader(GpConstants.JOB_URL, handle.jobUrl());
        });
        message.setHeader(GpConstants.JOB_STATUS, row.status());
        JobTimes times = row.times();
        setMillis(message, GpConstants.QUEUE_MILLIS, times.submitted(), times.started());
        setMillis(
                message,
                GpConstants.RUN_MILLIS,
                times.started() == null ? times.submitted() : times.started(),
                times.ended());
        row.origin().wanted().correlation().forEach(message::setHeader);
    }

    private static void setMillis(Message message, String name, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) {
            message.setHeader(name, Duration.between(from, to).toMillis());
        }
    }
}
