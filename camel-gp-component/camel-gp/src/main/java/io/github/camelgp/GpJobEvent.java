package io.github.camelgp;


import io.github.camelgp.job.GpJobRecord;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.jspecify.annotations.Nullable;

/**
 * A Camel event about a job: the server took it ({@link Submitted}), or its end was noticed ({@link Ended}). It holds no
 * secret and may be kept.
 */
public abstract sealed class GpJobEvent implements CamelEvent.CamelContextEvent {
    private final CamelContext context;
    private final GpJobRecord row;
    private long timestamp = Instant.now().toEpochMilli();

    private GpJobEvent(CamelContext context, GpJobRecord row) {
        this.context = context;
        this.row = row;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public CamelContext getContext() {
        return context;
    }

    /** The job as the ledger knows it. */
    public GpJobRecord getRow() {
        return row;
    }

    public String getTaskUrl() {
        return row.taskUrl();
    }

    /** The server's id. */
    public @Nullable String getJobId() {
        return row.jobId();
    }

    /** The server's own word for the status. */
    public String getStatus() {
        return row.status();
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
        return getClass().getSimpleName() + ": " + getStatus() + " (job=" + getJobId() + ", task=" + getTaskUrl() + ")";
    }

    /** The server took a job. */
    public static final class Submitted extends GpJobEvent {
        Submitted(CamelContext context, GpJobRecord row) {
            super(context, row);
        }
    }

    /** A job's end was noticed. */
    public static final class Ended extends GpJobEvent {
        Ended(CamelContext context, GpJobRecord row) {
            super(context, row);
        }
    }
}
