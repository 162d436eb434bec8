package io.github.camelgp;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobTimes;
import io.github.camelgp.model.GpJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.jspecify.annotations.Nullable;

/**
 * A Camel event about a job: the server took it ({@link Submitted}), it went on ({@link Progressed}), or its end was
 * noticed ({@link Ended}). It holds no secret and may be kept.
 */
public abstract sealed class GpJobEvent implements CamelEvent.CamelContextEvent {
    private final CamelContext context;
    private final String rowId;
    private final String taskUrl;
    private final @Nullable String jobId;
    private final String status;
    private long timestamp = Instant.now().toEpochMilli();

    private GpJobEvent(CamelContext context, GpJobRecord row) {
        this.context = context;
        this.rowId = row.rowId();
        this.taskUrl = row.taskUrl();
        this.jobId = row.jobId();
        this.status = row.status();
    }

    private GpJobEvent(CamelContext context, String rowId, GpJob job) {
        this.context = context;
        this.rowId = rowId;
        this.taskUrl = job.taskUrl();
        this.jobId = job.jobId();
        this.status = job.statusText();
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public CamelContext getContext() {
        return context;
    }

    /** Ours, of the job's row in the ledger. */
    public String getRowId() {
        return rowId;
    }

    public String getTaskUrl() {
        return taskUrl;
    }

    /** The server's id; null for a submission whose outcome is not known. */
    public @Nullable String getJobId() {
        return jobId;
    }

    /** The server's own word for the status; empty when it has not said one. */
    public String getStatus() {
        return status;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + ": " + status + " (job=" + jobId + ", task=" + taskUrl + ")";
    }

    /** The server took a job. */
    public static final class Submitted extends GpJobEvent {
        Submitted(CamelContext context, GpJobRecord row) {
            super(context, row);
        }
    }

    /** A poll brought another status or other progress. */
    public static final class Progressed extends GpJobEvent {
        private final GpJob job;

        Progressed(CamelContext context, String rowId, GpJob job) {
            super(context, rowId, job);
            this.job = job;
        }

        /** The job as it is now, without its messages. */
        public GpJob getJob() {
            return job;
        }
    }

    /** A job's end was noticed. */
    public static final class Ended extends GpJobEvent {
        private final @Nullable Duration queueTime;
        private final @Nullable Duration runTime;

        Ended(CamelContext context, GpJobRecord row) {
            super(context, row);
            JobTimes times = row.times();
            queueTime = between(times.submitted(), times.started());
            runTime = between(times.started() == null ? times.submitted() : times.started(), times.ended());
        }

        private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
            return from == null || to == null ? null : Duration.between(from, to);
        }

        /** How long it was seen waiting at the server; empty when it was never seen executing. */
        public Optional<Duration> getQueueTime() {
            return Optional.ofNullable(queueTime);
        }

        /** How long it was seen executing, as exact as the polls are; empty when its end was not seen. */
        public Optional<Duration> getRunTime() {
            return Optional.ofNullable(runTime);
        }
    }
}
