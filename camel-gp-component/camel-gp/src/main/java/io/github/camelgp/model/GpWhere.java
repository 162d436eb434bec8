package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * What a failure is about.
 *
 * @param url of the task, service or other resource, without query; null when none is known
 * @param jobId null when no job is known
 */
public record GpWhere(@Nullable String url, @Nullable String jobId) {
    public static final GpWhere NOWHERE = new GpWhere(null, null);

    /** A resource of the server's. */
    public static GpWhere at(String url) {
        return new GpWhere(url, null);
    }

    /** A job of a task. */
    public static GpWhere job(String taskUrl, @Nullable String jobId) {
        return new GpWhere(taskUrl, jobId);
    }

    /** The job's URL; null when there is no job. */
    public @Nullable String jobUrl() {
        return url == null || jobId == null ? null : url + "/jobs/" + jobId;
    }

    /** As it stands at the end of a message, with a blank before it; empty when nothing is known. */
    String suffix() {
        if (jobId != null) {
            return " (job=" + jobId + (url == null ? ")" : ", task=" + url + ")");
        }
        return url == null ? "" : " (url=" + url + ")";
    }
}
