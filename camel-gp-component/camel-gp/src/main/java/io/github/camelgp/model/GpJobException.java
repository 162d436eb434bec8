package io.github.camelgp.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job ended without success. */
public final class GpJobException extends GpException {
    private static final Pattern TOOL_CODE = Pattern.compile("\\b(?:ERROR|WARNING) \\d{6}\\b");

    private final transient GpJob job;

    /** @param job at its end, with its messages */
    public GpJobException(Reason reason, String message, GpJob job) {
        super(reason, message, GpWhere.job(job.taskUrl(), job.jobId()), null);
        this.job = job;
    }

    /** The job at its end. */
    public GpJob getJob() {
        return job;
    }

    public JobStatus getStatus() {
        return job.status();
    }

    /** All messages of the job, tokens taken out. */
    public List<GpMessage> getMessages() {
        return job.messages();
    }

    /** The gravest message's severity. */
    public Severity getSeverity() {
        return GpMessage.highestSeverity(job.messages());
    }

    /** The tool's own first code, such as {@code ERROR 000732}. */
    public Optional<String> getToolCode() {
        return job.messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(message -> TOOL_CODE.matcher(message.description()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }
}
