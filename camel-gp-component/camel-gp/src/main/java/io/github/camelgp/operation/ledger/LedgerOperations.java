package io.github.camelgp.operation.ledger;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.internal.poll.SavedForms;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do with the ledger: look, submit again, remove. No call waits; answers are lists of maps as
 * {@link JobListing} makes them. Safe for several threads.
 *
 * @param ledger that is started
 * @param readers where saved requests are read, which may take files and time
 * @param clock ages count from
 * @param retention how old rows are that {@link #purge} removes unless told otherwise
 */
public record LedgerOperations(JobLedger ledger, Executor readers, InstantSource clock, Duration retention) {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerOperations.class);
    private static final String REFUSED = "refused";

    /** The words of a query, with ages that count from now. */
    public JobQuery query(Map<String, ?> words) {
        return JobQuery.of(words, clock.instant());
    }

    /** Rows, oldest first; those that are asked for by id with everything that is known. */
    public CompletionStage<List<Map<String, Object>>> list(JobQuery query) {
        if (!query.ids().isEmpty()) {
            return new JobSelection(ledger)
                    .named(query.ids())
                    .thenApply(rows -> rows.stream().map(JobListing::story).toList());
        }
        return new JobSelection(ledger).meant(query).thenApply(rows -> {
            List<Map<String, Object>> shown = new ArrayList<>();
            rows.forEach(row -> shown.add(JobListing.of(row)));
            ledger.unreadable().forEach((id, why) -> shown.add(JobListing.unreadable(id, why)));
            return shown;
        });
    }

    /**
     * Submits saved requests again, one after the other. Rows that are asked for by id are all submitted, or nothing is
     * when one of them can't be; of all others those that can be.
     *
     * @return for each row {@code rerunAs}, or {@code refused} with the reason
     */
    public CompletionStage<List<Map<String, Object>>> rerun(JobQuery query) {
        JobSelection selection = new JobSelection(ledger);
        Set<String> interrupted = ConcurrentHashMap.newKeySet();
        Function<GpJobRecord, @Nullable String> rule = row -> interrupted.contains(row.rowId())
                ? RerunRules.unfit(row, query.force())
                : RerunRules.refusal(row, query.force());
        CompletionStage<List<GpJobRecord>> rows = query.ids().isEmpty()
                ? selection.meant(query.orFailed()).thenApply(found -> found.stream()
                        .filter(row -> row.rerunAs().isEmpty())
                        .toList())
                : selection
                        .named(query.ids())
                        .thenCompose(found -> each(found, row -> noted(row, interrupted)))
                        .thenApply(found -> allowed(found, rule, "submitted again"));
        boolean strict = !query.ids().isEmpty();
        return rows.thenCompose(found -> each(found, row -> rerun(row, rule, strict)))
                .thenApply(shown -> {
                    LOG.info(
                            "Submitted {} of {} jobs again",
                            shown.stream()
                                    .filter(entry -> entry.containsKey("rerunAs"))
                                    .count(),
                            shown.size());
                    return shown;
                });
    }

    /** Notes rows that were to be followed by another, which a process that ended then never made. */
    private CompletionStage<GpJobRecord> noted(GpJobRecord row, Set<String> interrupted) {
        if (row.rerunAs().isEmpty()) {
            return CompletableFuture.completedFuture(row);
        }
        return ledger.find(row.rerunAs().get()).thenApply(successor -> {
            if (successor.isEmpty()) {
                interrupted.add(row.rowId());
            }
            return row;
        });
    }

    private CompletionStage<Map<String, Object>> rerun(
            GpJobRecord row, Function<GpJobRecord, @Nullable String> rule, boolean strict) {
        Map<String, Object> shown = named(row);
        String refusal = rule.apply(row);
        if (refusal != null) {
            shown.put(REFUSED, refusal);
            return CompletableFuture.completedFuture(shown);
        }
        return submitted(row).handle((again, failure) -> {
            if (failure != null && strict) {
                throw new CompletionException(unwrapped(failure));
            }
            if (failure != null) {
                shown.put(REFUSED, String.valueOf(unwrapped(failure).getMessage()));
            } else {
                shown.put("rerunAs", again.rowId());
                again.handle().ifPresent(handle -> {
                    shown.put("jobId", handle.jobId());
                    shown.put("handle", handle.toText());
                });
            }
            return shown;
        });
    }

    private CompletableFuture<GpJobRecord> submitted(GpJobRecord row) {
        return CompletableFuture.supplyAsync(() -> SavedForms.of(row), readers)
                .thenCompose(form -> submitted(row, form));
    }

    private CompletionStage<GpJobRecord> submitted(GpJobRecord row, RunForm form) {
        return ledger.rerun(row, form).whenComplete((again, failure) -> form.close());
    }

    /**
     * Removes rows; jobs at the server go on. Rows that are asked for by id are all removed, or none is when one of them
     * must not be.
     *
     * @return for each row {@code forgotten}, or {@code refused} with the reason
     */
    public CompletionStage<List<Map<String, Object>>> forget(JobQuery query) {
        List<String> broken =
                query.ids().stream().filter(ledger.unreadable()::containsKey).toList();
        if (!broken.isEmpty()) {
            return each(broken, this::discard);
        }
        Function<GpJobRecord, @Nullable String> rule = row -> RerunRules.removal(row, query.force());
        JobSelection selection = new JobSelection(ledger);
        CompletionStage<List<GpJobRecord>> rows = query.ids().isEmpty()
                ? selection.meant(query)
                : selection.named(query.ids()).thenApply(found -> allowed(found, rule, "removed"));
        return rows.thenCompose(found -> each(found, row -> forget(row, rule)));
    }

    private CompletionStage<Map<String, Object>> discard(String rowId) {
        return ledger.discard(rowId).thenApply(gone -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put(JobListing.ID, rowId);
            shown.put("forgotten", gone);
            return shown;
        });
    }

    private CompletionStage<Map<String, Object>> forget(GpJobRecord row, Function<GpJobRecord, @Nullable String> rule) {
        Map<String, Object> shown = named(row);
        String refusal = rule.apply(row);
        if (refusal != null) {
            shown.put(REFUSED, refusal);
            return CompletableFuture.completedFuture(shown);
        }
        return ledger.forget(row).thenApply(gone -> {
            if (gone) {
                shown.put("forgotten", true);
            } else {
                shown.put(REFUSED, "it was changed meanwhile; look at it again");
            }
            return shown;
        });
    }

    /**
     * Removes old rows: delivered and dead ones last changed longer ago than the retention, unless the query says
     * otherwise. What is in flight stays.
     *
     * @return how many, as {@code purged}, and of which states
     */
    public CompletionStage<Map<String, Object>> purge(JobQuery query) {
        JobQuery old = query.orStates(Set.of(JobState.DELIVERED, JobState.DEAD))
                .orBefore(clock.instant().minus(retention));
        return new JobSelection(ledger)
                .meant(old)
                .thenApply(rows -> rows.stream()
                        .filter(row -> RerunRules.removal(row, false) == null)
                        .toList())
                .thenCompose(rows -> each(rows, row -> ledger.forget(row)
                        .thenApply(gone -> gone ? row.state().name() : "")))
                .thenApply(states -> {
                    Map<String, Object> counts = new LinkedHashMap<>();
                    states.stream()
                            .filter(state -> !state.isEmpty())
                            .forEach(state -> counts.merge(state, 1L, (a, b) -> (Long) a + (Long) b));
                    counts.put(
                            "purged",
                            counts.values().stream()
                                    .mapToLong(count -> (Long) count)
                                    .sum());
                    return counts;
                });
    }

    private static List<GpJobRecord> allowed(
            List<GpJobRecord> rows, Function<GpJobRecord, @Nullable String> rule, String what) {
        for (GpJobRecord row : rows) {
            String refusal = rule.apply(row);
            if (refusal != null) {
                throw new GpRejectedException(
                        "Row " + row.rowId() + ", which is " + row.state() + ", can't be " + what + ": " + refusal,
                        GpWhere.job(row.taskUrl(), row.jobId()));
            }
        }
        return rows;
    }

    private static Map<String, Object> named(GpJobRecord row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(JobListing.ID, row.rowId());
        shown.put("task", row.taskUrl());
        if (row.origin().idempotencyKey() != null) {
            shown.put("key", row.origin().idempotencyKey());
        }
        return shown;
    }

    /** One after the other, as the server has others to serve too. */
    private static <T, R> CompletionStage<List<R>> each(List<T> all, Function<T, CompletionStage<R>> step) {
        CompletionStage<List<R>> done = CompletableFuture.completedFuture(new ArrayList<>());
        for (T one : all) {
            done = done.thenCompose(results -> step.apply(one).thenApply(result -> {
                results.add(result);
                return results;
            }));
        }
        return done;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof GpException ? cause : failure;
    }
}
