package io.github.camelgp.operation.ledger;

import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.OperationHandler;
import io.github.camelgp.operation.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Lists, submits again or removes rows of the ledger. The body of the reply is made of maps that become JSON as they are. */
public final class LedgerHandler implements OperationHandler {
    private final LedgerOperations ledger;
    private final GpOperation operation;
    private final Map<String, Object> words;
    private final boolean headerAllowed;

    /**
     * @param words of the option {@code jobFilter}
     * @param headerAllowed whether a header may say which rows are meant
     */
    public LedgerHandler(
            LedgerOperations ledger, GpOperation operation, Map<String, Object> words, boolean headerAllowed) {
        this.ledger = ledger;
        this.operation = operation;
        this.words = Map.copyOf(words);
        this.headerAllowed = headerAllowed;
    }

    @Override
    public CompletionStage<Reply> handle(Exchange exchange, List<Place> places) {
        JobQuery query = ledger.query(words(exchange, places));
        return switch (operation) {
            case listJobs -> ledger.list(query).thenApply(LedgerHandler::body);
            case rerunJob -> ledger.rerun(withBody(query, exchange)).thenApply(LedgerHandler::body);
            case forgetJob -> ledger.forget(withBody(query, exchange)).thenApply(LedgerHandler::body);
            case purgeJobs -> ledger.purge(query).thenApply(LedgerHandler::body);
            default -> throw new IllegalStateException(operation + " is not about the ledger");
        };
    }

    private static Reply body(Object shown) {
        return exchange -> exchange.getMessage().setBody(shown);
    }

    private Map<String, Object> words(Exchange exchange, List<Place> places) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (!places.isEmpty()) {
            all.put("task", places.get(0).url());
        }
        all.putAll(words);
        Object header = exchange.getMessage().getHeader(GpConstants.JOB_FILTER);
        if (headerAllowed && header instanceof Map<?, ?> given) {
            given.forEach((word, value) -> all.put(String.valueOf(word), value));
        }
        return all;
    }

    /** What chooses rows wins; else the body names them. */
    private JobQuery withBody(JobQuery query, Exchange exchange) {
        if (query.saysMoreThanTheTask()) {
            return query;
        }
        List<String> references = new ArrayList<>();
        add(references, exchange.getMessage().getBody());
        if (!references.isEmpty()) {
            return query.of(references);
        }
        throw new GpParameterException(
                "",
                operation + " needs to know which rows: name ids, handles or job URLs in the body, or choose with"
                        + " jobs.state, jobs.since, jobs.key and the like",
                GpWhere.NOWHERE);
    }

    private static void add(List<String> references, @Nullable Object named) {
        if (named instanceof Iterable<?> several) {
            several.forEach(one -> add(references, one));
        } else if (named instanceof Map<?, ?> row) {
            add(references, row.get(JobListing.ID));
        } else if (named instanceof GpJob job) {
            references.add(JobHandle.of(job.taskUrl(), job.jobId(), null, WantedResult.ALL)
                    .toText());
        } else if (named != null && !named.toString().isBlank()) {
            references.add(named.toString().strip());
        }
    }
}
