package io.github.camelgp.operation.output;

import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpOutput;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outputs of a run, complete, as the body of a message: the output asked for, else the only one, else all of them as
 * {@link GpResult}. Features that the server kept back fail the exchange, or are told of in a header.
 *
 * @param replies that hold the outputs; let go when the message has what it needs
 * @param messages of the run
 * @param job at its end; null for a synchronous run
 * @param options what is to be made of the outputs
 * @param spooling where big texts are written to
 * @param where the task and job
 */
public record ResultReply(
        List<RunReply> replies,
        List<GpMessage> messages,
        @Nullable GpJob job,
        ResultOptions options,
        Spooling spooling,
        GpWhere where)
        implements Reply {
    private static final Logger LOG = LoggerFactory.getLogger(ResultReply.class);

    @Override
    public void applyTo(Exchange exchange) throws Exception {
        try {
            fill(exchange);
        } finally {
            discard();
        }
    }

    @Override
    public void discard() {
        replies.forEach(RunReply::close);
    }

    private void fill(Exchange exchange) throws IOException {
        ResultBodies bodies = new ResultBodies(exchange, options.format(), options.rows(), spooling, where);
        Map<String, GpOutput> outputs = new LinkedHashMap<>();
        boolean truncated = false;
        long count = 0;
        for (RunReply reply : replies) {
            for (RawOutput raw : reply.outputs()) {
                Object value = OutputValues.read(raw, options.rows().clockTimes());
                truncated |= isTruncated(raw.paramName(), value);
                count += count(value);
                outputs.put(
                        raw.paramName(),
                        new GpOutput(raw.paramName(), GpDataType.of(raw.dataType()), bodies.body(raw, value)));
            }
        }
        Message message = exchange.getMessage();
        message.setBody(body(outputs));
        message.setHeader(GpConstants.FEATURE_COUNT, count);
        message.setHeader(GpConstants.MESSAGES, messages);
        message.setHeader(
                GpConstants.SEVERITY, GpMessage.highestSeverity(messages).name());
        if (truncated) {
            message.setHeader(GpConstants.TRUNCATED, true);
        }
    }

    private static long count(@Nullable Object value) {
        if (value instanceof FeatureSet features) {
            return features.count();
        }
        return value instanceof RecordSet records ? records.count() : 0;
    }

    private @Nullable Object body(Map<String, GpOutput> outputs) {
        String wanted = options.output();
        if (wanted != null) {
            return outputs.values().stream()
                    .filter(output -> output.name().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new GpParameterException(
                            wanted, "The run gave no output " + wanted + "; it gave " + outputs.keySet(), where))
                    .value();
        }
        if (outputs.size() == 1) {
            return outputs.values().iterator().next().value();
        }
        return new GpResult(outputs, messages, job);
    }

    private boolean isTruncated(String name, @Nullable Object value) {
        FeatureSet features =
                value instanceof RecordSet records ? records.features() : value instanceof FeatureSet set ? set : null;
        if (features == null || !features.exceededTransferLimit()) {
            return false;
        }
        String text = "The output " + name + " is not whole: the server sent " + features.count()
                + " features and says that there are more (exceededTransferLimit). "
                + (job == null
                        ? "Ask"
                        : "Where the service allows it onTruncated=page or outputFeatureService gives all; else ask")
                + " for less, or have the service's maximum number of records raised";
        switch (options.onTruncated()) {
            case fail, page -> throw new GpTruncatedException(name, features.count(), text, where);
            case warn -> LOG.warn("{} ({})", text, where);
        }
        return true;
    }
}
