package io.github.camelgp;

import io.github.camelgp.internal.poll.LedgerSnapshot;
import io.github.camelgp.job.JobState;
import io.github.camelgp.operation.ledger.JobQuery;
import io.github.camelgp.operation.ledger.LedgerOperations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people and their tools see of a component: counts as this node knows them, without asking anybody, and the
 * operations on the ledger, for which the calling thread waits. While the component does not run, counts are 0. Safe for
 * several threads.
 */
public final class GpWatch {
    /** Submitting many jobs again takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Supplier<@Nullable GpRuntime> runtime;

    GpWatch(Supplier<@Nullable GpRuntime> runtime) {
        this.runtime = runtime;
    }

    /** Exchanges that wait for an answer without a thread. */
    public int waitingExchanges() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.waiting().count();
    }

    /** Threads in which routes go on; -1 when the pool does not tell. */
    public int continuationThreads() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.waiting().poolSize();
    }

    /** Exchanges that failed as their answer found the continuation pool full. */
    public long rejectedContinuations() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.waiting().rejected();
    }

    /** Jobs that this node asks for until they end. */
    public long jobsInFlight() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.jobsInFlight();
    }

    /** Age of the oldest of these, in seconds; 0 when there is none. */
    public long oldestJobSeconds() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.oldestJobSeconds();
    }

    /** Rows of all nodes in a state, as of the last heartbeat. */
    public long jobsIn(JobState state) {
        return states().getOrDefault(state, 0L);
    }

    Map<JobState, Long> states() {
        GpRuntime now = runtime.get();
        return now == null ? Map.of() : now.ledger().snapshot().counts();
    }

    List<LedgerSnapshot.InFlight> inFlight() {
        GpRuntime now = runtime.get();
        return now == null ? List.of() : now.ledger().snapshot().inFlight();
    }

    /** Polls since the start. */
    public long polls() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.ledger().snapshot().polls();
    }

    /** Polls that failed since the start. */
    public long pollErrors() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.ledger().snapshot().pollErrors();
    }

    /** How often HTTP requests of any kind were tried again since the start, as the first attempt was lost or refused. */
    public long httpRetries() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.transport().retries();
    }

    /** Polls a second, over the last ten seconds or what was looked at since. */
    public double pollRate() {
        GpRuntime now = runtime.get();
        return now == null ? 0 : now.pollRate().at(polls());
    }

    /**
     * Jobs, as the operation {@code listJobs} gives them.
     *
     * @param words as of the option {@code jobFilter}
     */
    public List<Map<String, Object>> list(Map<String, ?> words) throws InterruptedException {
        return ask(words, LedgerOperations::list);
    }

    /** Submits jobs again, as the operation {@code rerunJob} does. */
    public List<Map<String, Object>> rerun(Map<String, ?> words) throws InterruptedException {
        return ask(words, LedgerOperations::rerun);
    }

    /** Removes rows, as the operation {@code forgetJob} does. */
    public List<Map<String, Object>> forget(Map<String, ?> words) throws InterruptedException {
        return ask(words, LedgerOperations::forget);
    }

    /** Removes old rows, as the operation {@code purgeJobs} does. */
    public Map<String, Object> purge(Map<String, ?> words) throws InterruptedException {
        return ask(words, LedgerOperations::purge);
    }

    private <T> T ask(Map<String, ?> words, BiFunction<LedgerOperations, JobQuery, CompletionStage<T>> question)
            throws InterruptedException {
        GpRuntime now = runtime.get();
        if (now == null) {
            throw new IllegalStateException("The component is not started");
        }
        LedgerOperations ledger = now.ledgerOperations();
        return Waits.within(LIMIT, "the ledger", question.apply(ledger, ledger.query(words)));
    }

    static Map<String, Object> words(String... pairs) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null && !pairs[i + 1].isBlank()) {
                words.put(pairs[i], pairs[i + 1]);
            }
        }
        return words;
    }
}
