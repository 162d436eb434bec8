package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.value.Feature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A layer or table that can be edited. Thread safe; readers see a state between two calls. */
final class LayerTable {
    private static final int MOST_ROWS = 1_000_000;

    private final LayerData initial;
    private final RowReader reader;
    private LayerData current;
    private @Nullable TreeMap<Long, Feature> rows;
    private long lastId;

    LayerTable(LayerData given) {
        initial = hasUniqueIds(given) ? given : renumbered(given);
        reader = new RowReader(initial);
        current = initial;
    }

    private static boolean hasUniqueIds(LayerData layer) {
        Set<Long> ids = new HashSet<>();
        return layer.features().rows().stream().mapToLong(layer::idOf).allMatch(id -> id >= 0 && ids.add(id));
    }

    private static LayerData renumbered(LayerData layer) {
        List<Feature> rows = new ArrayList<>();
        for (Feature row : layer.features().rows()) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(row.attributes());
            attributes.put(layer.idField(), rows.size() + 1L);
            rows.add(new Feature(attributes, row.geometry()));
        }
        return new LayerData(layer.id(), layer.name(), layer.features().withRows(rows), layer.idField());
    }

    /** What it holds now. */
    synchronized LayerData data() {
        return current;
    }

    /** Back to what it held at first. */
    synchronized void reset() {
        rows = null;
        current = initial;
    }

    /** Carries out edits in the order adds, updates, deletes; all or nothing with rollback. */
    synchronized Results apply(Edits edits, boolean rollback) {
        TreeMap<Long, Feature> table = table();
        Deque<Runnable> undo = new ArrayDeque<>();
        long idBefore = lastId;
        List<EditResult> added = new ArrayList<>();
        edits.adds().forEach(feature -> added.add(attempt(-1, () -> add(table, feature, undo))));
        List<EditResult> updated = new ArrayList<>();
        edits.updates().forEach(feature -> updated.add(attempt(-1, () -> update(table, feature, undo))));
        List<EditResult> deleted = new ArrayList<>();
        edits.deletes().forEach(id -> deleted.add(delete(table, id, undo)));
        Results results = new Results(added, updated, deleted);
        if (rollback && !results.success()) {
            undo.forEach(Runnable::run);
            lastId = idBefore;
            results = results.rolledBack();
        }
        publish(table);
        return results;
    }

    /** Adds features, or updates those whose key field has the value of one that is there. */
    synchronized Results upsert(Iterable<JsonNode> features, String keyField, boolean rollback) {
        Map<Object, Long> known = new LinkedHashMap<>();
        LayerData before = data();
        for (Feature row : before.features().rows()) {
            Object key = row.attributes().get(keyField);
            if (key != null) {
                known.put(key, before.idOf(row));
            }
        }
        List<JsonNode> adds = new ArrayList<>();
        List<JsonNode> updates = new ArrayList<>();
        for (JsonNode feature : features) {
            Object key = keyOf(feature, keyField);
            Long id = key == null ? null : known.get(key);
            if (id != null) {
                ObjectNode changed = feature.deepCopy();
                changed.withObjectProperty("attributes").put(before.idField(), id);
                updates.add(changed);
            } else {
                adds.add(feature);
            }
        }
        return apply(new Edits(adds, updates, List.of()), rollback);
    }

    private @Nullable Object keyOf(JsonNode feature, String keyField) {
        try {
            return reader.read(feature).attributes().get(keyField);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static EditResult attempt(long id, Supplier<EditResult> edit) {
        try {
            return edit.get();
        } catch (IllegalArgumentException e) {
            return EditResult.refused(id, String.valueOf(e.getMessage()));
        }
    }

    private EditResult add(TreeMap<Long, Feature> table, JsonNode feature, Deque<Runnable> undo) {
        if (table.size() >= MOST_ROWS) {
            return EditResult.refused(-1, "The layer is full: it holds " + MOST_ROWS + " features.");
        }
        Feature given = reader.read(feature);
        long id = ++lastId;
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        initial.features()
                .fields()
                .forEach(
                        field -> attributes.put(field.name(), given.attributes().get(field.name())));
        attributes.put(initial.idField(), id);
        table.put(id, new Feature(attributes, given.geometry()));
        undo.push(() -> table.remove(id));
        return EditResult.done(id);
    }

    private EditResult update(TreeMap<Long, Feature> table, JsonNode feature, Deque<Runnable> undo) {
        Feature given = reader.read(feature);
        long id = initial.idOf(given);
        Feature before = table.get(id);
        if (before == null) {
            return EditResult.missing(id);
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(before.attributes());
        attributes.putAll(given.attributes());
        boolean moved = feature.path("geometry").isObject();
        table.put(id, new Feature(attributes, moved ? given.geometry() : before.geometry()));
        undo.push(() -> table.put(id, before));
        return EditResult.done(id);
    }

    private static EditResult delete(TreeMap<Long, Feature> table, long id, Deque<Runnable> undo) {
        Feature before = table.remove(id);
        if (before == null) {
            return EditResult.missing(id);
        }
        undo.push(() -> table.put(id, before));
        return EditResult.done(id);
    }

    private TreeMap<Long, Feature> table() {
        TreeMap<Long, Feature> table = rows;
        if (table == null) {
            table = new TreeMap<>();
            for (Feature row : initial.features().rows()) {
                table.put(initial.idOf(row), row);
            }
            lastId = table.isEmpty() ? 0 : Math.max(0, table.lastKey());
            rows = table;
        }
        return table;
    }

    private void publish(TreeMap<Long, Feature> table) {
        current = new LayerData(
                initial.id(),
                initial.name(),
                initial.features().withRows(List.copyOf(table.values())),
                initial.idField());
    }

    /** What to change. */
    record Edits(List<JsonNode> adds, List<JsonNode> updates, List<Long> deletes) {}

    /** One result for each edit, in order. */
    record Results(List<EditResult> adds, List<EditResult> updates, List<EditResult> deletes) {
        boolean success() {
            return all(adds) && all(updates) && all(deletes);
        }

        private static boolean all(List<EditResult> results) {
            return results.stream().allMatch(EditResult::success);
        }

        Results rolledBack() {
            return new Results(rolledBack(adds), rolledBack(updates), rolledBack(deletes));
        }

        private static List<EditResult> rolledBack(List<EditResult> results) {
            return results.stream().map(EditResult::rolledBack).toList();
        }
    }
}
