package io.github.camelgp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which jobs are meant; the same words as the option {@code jobFilter} of the component. */
final class JobFilterOptions {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = {
                "Jobs in these states: SUBMITTING, RUNNING, FINISHED, CLAIMED, DELIVERED, UNKNOWN, PARKED, DEAD;",
                "or failed: all that came to no good end."
            })
    private @Nullable List<String> states;

    @Option(names = "--task", paramLabel = "TEXT", description = "Jobs whose task has this in its URL.")
    private @Nullable String task;

    @Option(names = "--key", paramLabel = "KEY", description = "Jobs with this idempotencyKey.")
    private @Nullable String key;

    @Option(names = "--collector", paramLabel = "NAME", description = "Jobs for this collector.")
    private @Nullable String collector;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Jobs from then on: an age such as 12h or 7d, a day, or 2026-11-21T03:00 in local time.")
    private @Nullable String since;

    @Option(
            names = "--older-than",
            paramLabel = "WHEN",
            description = "Jobs to which nothing has happened since: an age, a day or a moment.")
    private @Nullable String olderThan;

    @Option(names = "--limit", paramLabel = "ROWS", description = "At most so many.")
    private @Nullable Integer limit;

    /** The words that were given. */
    Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        put(words, "state", states);
        put(words, "task", task);
        put(words, "key", key);
        put(words, "collector", collector);
        put(words, "since", since);
        put(words, "olderThan", olderThan);
        put(words, "limit", limit);
        return words;
    }

    private static void put(Map<String, Object> words, String word, @Nullable Object value) {
        if (value != null) {
            words.put(word, value);
        }
    }
}
