package io.github.camelgp.operation;

import io.github.camelgp.internal.poll.PollSettings;
import io.github.camelgp.job.WantedResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are kept and followed.
 *
 * @param idempotencyKey null when every message is a job of its own
 * @param correlation names of headers that travel with a job
 * @param collector the name that consumers ask for; null for the task's URL
 * @param polling how to ask, and for how long
 * @param requestIsKept whether rows hold what is needed to submit again
 * @param correlationParameter name of a text input of the task that tells its jobs apart; null when there is none
 * @param onUnknown what becomes of a lost answer
 * @param room how many jobs the service gets at once
 */
public record JobOptions(
        @Nullable Expression idempotencyKey,
        List<String> correlation,
        @Nullable String collector,
        PollSettings polling,
        boolean requestIsKept,
        @Nullable String correlationParameter,
        OnUnknown onUnknown,
        RoomOptions room) {

    /**
     * The key of this message; null when it has none, or an empty one.
     *
     * @param credentials those of one name do not share jobs with others
     */
    @Nullable
    String key(Exchange exchange, @Nullable String credentials) {
        if (idempotencyKey == null) {
            return null;
        }
        String key = idempotencyKey.evaluate(exchange, String.class);
        if (key == null || key.isBlank()) {
            return null;
        }
        return credentials == null ? key : key + " as " + credentials;
    }

    /** The headers that travel, as texts, numbers and booleans. */
    Map<String, Object> correlation(Exchange exchange) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : correlation) {
            Object value = exchange.getMessage().getHeader(name);
            if (value != null) {
                values.put(
                        name,
                        WantedResult.isSimple(value)
                                ? value
                                : exchange.getMessage().getHeader(name, String.class));
            }
        }
        return values;
    }

    /** The name that consumers of a task ask for. */
    public String collectorOf(String taskUrl) {
        // people and servers spell names in different cases
        return collector == null ? taskUrl.toLowerCase(Locale.ROOT) : collector;
    }
}
