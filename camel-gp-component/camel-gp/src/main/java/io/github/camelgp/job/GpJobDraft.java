package io.github.camelgp.job;

import io.github.camelgp.model.GpJob;
import org.jspecify.annotations.Nullable;

/** A row in the making; {@link #to} checks the transition. */
final class GpJobDraft {
    private final GpJobRecord before;
    private JobOrigin origin;
    private @Nullable JobLease lease;
    private @Nullable String jobId;
    private String status;
    private JobTimes times;
    private int deliveries;
    private @Nullable JobFailure failure;
    private @Nullable GpJob ended;

    @Nullable
    String resultLocation;

    GpJobDraft(GpJobRecord before) {
        this.before = before;
        origin = before.origin();
        lease = before.lease();
        jobId = before.jobId();
        status = before.status();
        times = before.times();
        deliveries = before.deliveries();
        failure = before.failure();
        ended = before.ended();
        resultLocation = before.resultLocation();
    }

    GpJobDraft origin(JobOrigin value) {
        origin = value;
        return this;
    }

    GpJobDraft lease(@Nullable JobLease value) {
        lease = value;
        return this;
    }

    GpJobDraft job(@Nullable String id, String word) {
        jobId = id;
        status = word;
        return this;
    }

    GpJobDraft times(JobTimes value) {
        times = value;
        return this;
    }

    GpJobDraft delivered() {
        deliveries++;
        return this;
    }

    GpJobDraft undelivered() {
        deliveries--;
        return this;
    }

    GpJobDraft failure(@Nullable JobFailure value) {
        failure = value;
        return this;
    }

    GpJobDraft ended(@Nullable GpJob value) {
        ended = value;
        return this;
    }

    GpJobRecord to(JobState state) {
        if (!before.state().mayBecome(state)) {
            throw new IllegalStateException("Row " + before.rowId() + " is " + before.state() + " and can't become "
                    + state + " (job=" + jobId + ", task=" + before.taskUrl() + ")");
        }
        return new GpJobRecord(
                before.rowId(),
                before.version(),
                state,
                origin,
                lease,
                jobId,
                status,
                times,
                deliveries,
                failure,
                ended,
                resultLocation);
    }
}
