package io.github.camelgp.internal.poll;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who waits for which row, here. */
final class RowWaits {
    private final Map<String, Set<RowWait>> waits = new ConcurrentHashMap<>();

    void add(RowWait wait) {
        waits.compute(wait.rowId(), (id, known) -> {
            Set<RowWait> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(wait);
            return all;
        });
        wait.end()
                .whenComplete((ended, failure) -> waits.computeIfPresent(wait.rowId(), (id, all) -> {
                    all.remove(wait);
                    return all.isEmpty() ? null : all;
                }));
    }

    boolean isWaited(String rowId) {
        return waits.containsKey(rowId);
    }

    /** Rows that exchanges wait for which submitted or found them. */
    Set<String> owned() {
        return waits.values().stream()
                .flatMap(Set::stream)
                .filter(RowWait::own)
                .map(RowWait::rowId)
                .collect(Collectors.toSet());
    }

    List<RowWait> of(String rowId) {
        return List.copyOf(waits.getOrDefault(rowId, Set.of()));
    }

    /** Whether anybody took it. */
    boolean complete(String rowId, EndedJob ended) {
        var taken = false;
        for (var wait : of(rowId)) {
            taken |= wait.end().complete(ended);
        }
        return taken;
    }

    void fail(String rowId, Throwable failure) {
        of(rowId).forEach(wait -> wait.end().completeExceptionally(failure));
    }
}
