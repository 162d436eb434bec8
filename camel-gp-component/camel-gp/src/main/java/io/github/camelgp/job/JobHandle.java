package io.github.camelgp.job;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to collect a job later, from another process: JSON text, complete without headers. It never holds a
 * token; a query in a URL is dropped, as it may be one.
 *
 * @param version of the text's form; this release writes and reads {@value #VERSION}
 * @param taskUrl the task's URL, without query and trailing slash
 * @param jobId the server's id, opaque
 * @param rowId of the row that remembers the job; null when there is none, as for a plain job URL
 */
public record JobHandle(int version, String taskUrl, String jobId, @Nullable String rowId, WantedResult wanted) {
    /** The form that is written. */
    public static final int VERSION = 1;

    private static final Pattern JOB_URL = Pattern.compile("(https?://[^?#\\s]+?)/jobs/([^/?#\\s]+)(?:[/?#]\\S*)?");
    private static final Pattern USER_INFO = Pattern.compile("^(https?://)[^/@]*@");

    public JobHandle {
        taskUrl = bare(taskUrl);
    }

    /** A handle in this release's form. */
    public static JobHandle of(String taskUrl, String jobId, @Nullable String rowId, WantedResult wanted) {
        return new JobHandle(VERSION, taskUrl, jobId, rowId, wanted);
    }

    /**
     * Reads a handle that came from outside, or a plain job URL. Correlation values named {@code Camel…} are left out:
     * they would steer the route.
     *
     * @throws GpParameterException if the text is neither
     */
    public static JobHandle parse(String text) {
        var stripped = text.strip();
        var url = JOB_URL.matcher(stripped);
        if (url.matches()) {
            return of(url.group(1), url.group(2), null, WantedResult.ALL);
        }
        if (!stripped.startsWith("{")) {
            throw refused("is neither", stripped, null);
        }
        var handle = restore(stripped);
        return new JobHandle(
                handle.version, handle.taskUrl, handle.jobId, handle.rowId, handle.wanted.withoutCamelNames());
    }

    /**
     * Reads a handle from a place of our own, such as a row: every correlation value comes back.
     *
     * @throws GpParameterException if the text is no handle
     */
    public static JobHandle restore(String json) {
        return JobText.readHandle(json);
    }

    /** The JSON text. */
    public String toText() {
        return JobText.writeHandle(this);
    }

    /** The job's own URL. */
    public String jobUrl() {
        return taskUrl + "/jobs/" + jobId;
    }

    static GpParameterException refused(String problem, String text, @Nullable Throwable cause) {
        var start = text.substring(0, Math.min(12, text.length())).replaceAll("\\s+", " ");
        return new GpParameterException(
                "",
                "Expected a job handle, which is JSON text with taskUrl and jobId as submitJob gives it, or a job URL"
                        + " such as https://host/arcgis/rest/services/Folder/Service/GPServer/Task/jobs/ID, but the text"
                        + " of " + text.length() + " characters that starts with '" + start + "' " + problem,
                GpWhere.NOWHERE,
                cause);
    }

    /** {@code url} without user, query, fragment and trailing slashes. */
    static String bare(String url) {
        var end = url.length();
        for (var i = 0; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return USER_INFO.matcher(url.substring(0, end)).replaceFirst("$1");
    }
}
