package io.github.camelgp.internal.layer;

import java.util.Map;
import java.util.TreeMap;

/** Ids seen so far, kept as ranges: those of a layer are mostly dense, so that millions take little memory. */
final class IdRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** False when it was there already. */
    boolean add(long id) {
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(id);
        if (before != null && before.getValue() >= id) {
            return false;
        }
        long first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
        Long joined = lastByFirst.remove(id + 1);
        lastByFirst.put(first, joined == null ? (Long) id : joined);
        return true;
    }
}
