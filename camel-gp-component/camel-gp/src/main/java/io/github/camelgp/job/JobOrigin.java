package io.github.camelgp.job;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a job before it is submitted.
 *
 * @param taskUrl the task's URL without query and trailing slash
 * @param collector name under which consumers ask for ended jobs
 * @param attached whether an exchange waits for it, so that no collector may have it
 * @param idempotencyKey null when the job may be submitted any number of times; its scope is the repository and the task URL
 * @param request null when the job can't be submitted again from the row
 * @param limits on its time, for whichever node goes on with it
 */
public record JobOrigin(
        String taskUrl,
        String collector,
        boolean attached,
        @Nullable String idempotencyKey,
        WantedResult wanted,
        @Nullable SavedRequest request,
        JobLimits limits) {

    public JobOrigin {
        taskUrl = JobHandle.bare(taskUrl);
    }

    /** Without limits. */
    public JobOrigin(
            String taskUrl,
            String collector,
            boolean attached,
            @Nullable String idempotencyKey,
            WantedResult wanted,
            @Nullable SavedRequest request) {
        this(taskUrl, collector, attached, idempotencyKey, wanted, request, JobLimits.NONE);
    }

    /** The same with other limits. */
    public JobOrigin withLimits(JobLimits others) {
        return new JobOrigin(taskUrl, collector, attached, idempotencyKey, wanted, request, others);
    }

    JobOrigin detached() {
        return new JobOrigin(taskUrl, collector, false, idempotencyKey, wanted, request, limits);
    }

    /** What a row has that was submitted in the place of row {@code rowId}: no exchange waits for it. */
    public JobOrigin inPlaceOf(String rowId) {
        return new JobOrigin(
                taskUrl,
                collector,
                false,
                idempotencyKey,
                wanted.linked(WantedResult.RERUN_OF, rowId),
                request,
                limits);
    }

    JobOrigin supersededBy(String rowId) {
        return new JobOrigin(
                taskUrl,
                collector,
                attached,
                idempotencyKey,
                wanted.linked(WantedResult.RERUN_AS, rowId),
                request,
                limits);
    }

    JobOrigin withoutRequest() {
        return new JobOrigin(taskUrl, collector, attached, idempotencyKey, wanted, null, limits);
    }
}
