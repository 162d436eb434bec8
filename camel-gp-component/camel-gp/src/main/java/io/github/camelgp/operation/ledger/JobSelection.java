package io.github.camelgp.operation.ledger;

import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a query means.
 *
 * @param ledger that has them
 */
record JobSelection(JobLedger ledger) {

    /** Rows by id, handle or job URL; fails when there is no such row. */
    CompletionStage<List<GpJobRecord>> named(List<String> references) {
        CompletionStage<List<GpJobRecord>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (String reference : references) {
            all = all.thenCompose(rows -> one(reference).thenApply(found -> {
                rows.add(found.orElseThrow(() -> new GpParameterException(
                        "", "There is no row " + reference + "; listJobs shows those there are", GpWhere.NOWHERE)));
                return rows;
            }));
        }
        return all;
    }

    private CompletionStage<Optional<GpJobRecord>> one(String reference) {
        return reference.startsWith("{") || reference.startsWith("http")
                ? ledger.find(JobHandle.parse(reference))
                : ledger.find(reference);
    }

    /** The first rows that a query means, oldest first. */
    CompletionStage<List<GpJobRecord>> meant(JobQuery query) {
        return more(query, null, new HashSet<>(), new ArrayList<>());
    }

    /** Repositories give so many rows at once; the next lot begins at the moment where the last one ended. */
    private CompletionStage<List<GpJobRecord>> more(
            JobQuery query, @Nullable Instant from, Set<String> seen, List<GpJobRecord> meant) {
        return ledger.list(query.filter(from)).thenCompose(rows -> {
            List<GpJobRecord> fresh =
                    rows.stream().filter(row -> seen.add(row.rowId())).toList();
            fresh.stream().filter(query::matches).forEach(meant::add);
            if (meant.size() >= query.limit()) {
                return CompletableFuture.completedFuture(List.copyOf(meant.subList(0, query.limit())));
            }
            if (fresh.isEmpty() || rows.size() < query.filter(from).max()) {
                return CompletableFuture.completedFuture(List.copyOf(meant));
            }
            return more(query, rows.get(rows.size() - 1).times().created(), seen, meant);
        });
    }
}
