package io.github.camelgp.operation;

import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import org.apache.camel.Exchange;

/** Reads from a message which job an operation is about: a handle, a job URL, or a {@link GpJob}. */
public final class JobReference {
    private JobReference() {}

    /** The handle, with credentials that the message may use. */
    public static JobHandle of(Exchange exchange, EndpointScope scope) {
        return scope.credentials().trusted(of(exchange), exchange);
    }

    private static JobHandle of(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof GpJob job) {
            return JobHandle.of(job.taskUrl(), job.jobId(), null, WantedResult.ALL);
        }
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new GpParameterException(
                    "",
                    "The body is empty, but must be a job handle, as submitJob gives it, or a job URL",
                    GpWhere.NOWHERE);
        }
        return JobHandle.parse(text);
    }
}
