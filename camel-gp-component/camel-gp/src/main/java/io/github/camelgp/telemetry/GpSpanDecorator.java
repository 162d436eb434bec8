package io.github.camelgp.telemetry;

import io.github.camelgp.operation.GpConstants;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Puts task, job id and status as {@code gp.task}, {@code gp.job.id} and {@code gp.job.status} on the spans of
 * {@code gp:} endpoints. Found by camel-telemetry, and so by camel-opentelemetry2 and camel-micrometer-observability,
 * where an application has one of them. Thread safe.
 */
public final class GpSpanDecorator extends AbstractSpanDecorator {
    @Override
    public String getComponent() {
        return "gp";
    }

    @Override
    public String getComponentClassName() {
        return "io.github.camelgp.GpComponent";
    }

    /** An exchange of a consumer knows its job from the start. */
    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (exchange.getFromEndpoint() == endpoint) {
            tag(span, exchange);
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        tag(span, exchange);
    }

    private static void tag(Span span, Exchange exchange) {
        tag(span, "gp.task", exchange, GpConstants.TASK);
        tag(span, "gp.job.id", exchange, GpConstants.JOB_ID);
        tag(span, "gp.job.status", exchange, GpConstants.JOB_STATUS);
    }

    private static void tag(Span span, String tag, Exchange exchange, String header) {
        String value = exchange.getMessage().getHeader(header, String.class);
        if (value != null) {
            span.setTag(tag, value);
        }
    }
}
