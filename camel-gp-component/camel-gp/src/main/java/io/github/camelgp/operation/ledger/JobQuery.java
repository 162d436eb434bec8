package io.github.camelgp.operation.ledger;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are meant, by words: {@code id}, {@code state}, {@code task} (a part of its URL), {@code key},
 * {@code collector}, {@code since}, {@code olderThan}, {@code limit}, {@code force}. What is not named doesn't matter.
 *
 * @param ids of rows; empty means those that the other words mean
 * @param states empty means all
 * @param failed whether only jobs are meant that did not come to a good end
 * @param since rows created at this moment or later
 * @param before rows whose state last changed before
 * @param limit how many rows at most
 * @param force whether to do it to rows too that it is not meant for
 */
public record JobQuery(
        List<String> ids,
        Set<JobState> states,
        boolean failed,
        @Nullable String task,
        @Nullable String key,
        @Nullable String collector,
        @Nullable Instant since,
        @Nullable Instant before,
        int limit,
        boolean force) {
    private static final Set<String> WORDS =
            Set.of("id", "state", "task", "key", "collector", "since", "olderthan", "limit", "force");
    private static final String FAILED = "FAILED";
    private static final int MOST = 1_000;

    /**
     * Reads words and their values as they stand in options, headers and command lines.
     *
     * @param now what ages count from
     * @throws IllegalArgumentException naming the word and what it may be
     */
    public static JobQuery of(Map<String, ?> words, Instant now) {
        Map<String, String> texts = new LinkedHashMap<>();
        words.forEach((word, value) -> {
            String known = word.toLowerCase(Locale.ROOT);
            if (!WORDS.contains(known)) {
                throw new IllegalArgumentException("There is no jobs." + word
                        + "; rows are chosen by id, state, task, key, collector, since, olderThan, limit and force");
            }
            if (value != null && !value.toString().isBlank()) {
                texts.put(known, text(value));
            }
        });
        List<String> states = list(texts.get("state")).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        return new JobQuery(
                list(texts.get("id")),
                states.stream()
                        .filter(name -> !name.equals(FAILED))
                        .map(JobQuery::state)
                        .collect(Collectors.toUnmodifiableSet()),
                states.contains(FAILED),
                texts.get("task"),
                texts.get("key"),
                texts.get("collector"),
                JobMoments.read("since", texts.get("since"), now),
                JobMoments.read("olderThan", texts.get("olderthan"), now),
                limit(texts.get("limit")),
                Boolean.parseBoolean(texts.get("force")));
    }

    private static String text(Object value) {
        return value instanceof Iterable<?> values
                ? joined(values)
                : value.toString().strip();
    }

    private static String joined(Iterable<?> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(text.isEmpty() ? "" : ",").append(value));
        return text.toString();
    }

    private static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static JobState state(String name) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + name + "; there are "
                        + Arrays.stream(JobState.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", and FAILED for jobs that did not come to a good end"));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("jobs.limit=" + text + " is no number of rows from 1 on");
        }
        return Integer.parseInt(text);
    }

    /** The same for these rows and no others. */
    JobQuery of(List<String> others) {
        return new JobQuery(others, states, failed, task, key, collector, since, before, limit, force);
    }

    /** The same, at most for rows last changed before {@code moment}. */
    JobQuery orBefore(Instant moment) {
        return before != null
                ? this
                : new JobQuery(ids, states, failed, task, key, collector, since, moment, limit, force);
    }

    /** The same, and where no state is named, these. */
    JobQuery orStates(Set<JobState> others) {
        return !states.isEmpty() || failed
                ? this
                : new JobQuery(ids, others, false, task, key, collector, since, before, limit, force);
    }

    /** The same, and where no state is named, jobs that did not come to a good end. */
    JobQuery orFailed() {
        return states.isEmpty()
                ? new JobQuery(ids, states, true, task, key, collector, since, before, limit, force)
                : this;
    }

    /** Whether anything says which rows are meant, the address aside. */
    boolean saysMoreThanTheTask() {
        return !ids.isEmpty()
                || !states.isEmpty()
                || failed
                || key != null
                || collector != null
                || since != null
                || before != null;
    }

    /** What a repository can choose by. */
    JobFilter filter(@Nullable Instant from) {
        return new JobFilter(states, null, collector, key, from == null ? since : from, MOST);
    }

    /** What is left to choose by. */
    boolean matches(GpJobRecord row) {
        return (task == null || row.taskUrl().toLowerCase(Locale.ROOT).contains(task.toLowerCase(Locale.ROOT)))
                && (before == null || row.times().changed().isBefore(before))
                && (!failed || hasFailed(row));
    }

    static boolean hasFailed(GpJobRecord row) {
        return switch (row.state()) {
            case DEAD, PARKED, UNKNOWN -> true;
            case RUNNING -> row.leftBehind();
            case FINISHED, CLAIMED, DELIVERED -> !row.succeeded();
            case SUBMITTING -> false;
        };
    }
}
