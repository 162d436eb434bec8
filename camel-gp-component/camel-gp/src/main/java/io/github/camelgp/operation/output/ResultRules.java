package io.github.camelgp.operation.output;

import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpResultException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Severity;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.Reply;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/**
 * When a result is not good enough though the server calls the run a success. They are held against the message as the
 * route would get it, and leave it as it is.
 *
 * @param failWhen null for no such rule
 * @param failWhenText as the option says, for messages
 * @param minFeatures of all wanted outputs together; 0 for no such rule
 * @param failOnWarning whether a warning among the messages fails the run
 */
public record ResultRules(@Nullable Predicate failWhen, String failWhenText, int minFeatures, boolean failOnWarning) {
    /** Every result will do. */
    public static final ResultRules NONE = new ResultRules(null, "", 0, false);

    /** @throws IllegalArgumentException if {@code minFeatures} is negative */
    public ResultRules {
        if (minFeatures < 0) {
            throw new IllegalArgumentException("minFeatures=" + minFeatures + " must not be negative");
        }
    }

    /**
     * {@code reply}, which then fails with a {@link GpResultException} where a rule is broken.
     *
     * @param where the task and job
     */
    public Reply checked(Reply reply, GpWhere where) {
        if (equals(NONE)) {
            return reply;
        }
        return new Reply() {
            @Override
            public void applyTo(Exchange exchange) throws Exception {
                reply.applyTo(exchange);
                check(exchange, where);
            }

            @Override
            public void discard() {
                reply.discard();
            }
        };
    }

    private void check(Exchange exchange, GpWhere where) {
        long features = exchange.getMessage().getHeader(GpConstants.FEATURE_COUNT, 0L, Long.class);
        List<?> messages = exchange.getMessage().getHeader(GpConstants.MESSAGES, List.of(), List.class);
        List<GpMessage> warnings = messages.stream()
                .filter(GpMessage.class::isInstance)
                .map(GpMessage.class::cast)
                .filter(message -> message.severity().compareTo(Severity.WARNING) >= 0)
                .toList();
        if (features < minFeatures) {
            throw new GpResultException(
                    "minFeatures",
                    features,
                    warnings.size(),
                    "The run succeeded with fewer features than minFeatures=" + minFeatures,
                    where);
        }
        if (failOnWarning && !warnings.isEmpty()) {
            throw new GpResultException(
                    "failOnWarning",
                    features,
                    warnings.size(),
                    "The run succeeded with a warning: " + warnings.get(0).description(),
                    where);
        }
        if (failWhen != null && holds(failWhen, exchange)) {
            throw new GpResultException(
                    "failWhen",
                    features,
                    warnings.size(),
                    "The run succeeded, but failWhen=" + failWhenText + " holds for its result",
                    where);
        }
    }

    private static boolean holds(Predicate predicate, Exchange exchange) {
        try {
            return predicate.matches(exchange);
        } finally {
            MessageHelper.resetStreamCache(exchange.getMessage());
        }
    }
}
