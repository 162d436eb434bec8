package io.github.camelgp.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that features of one set have in common, in their order, each once. Thread-safe. */
final class AttributeNames {
    static final AttributeNames NONE = new AttributeNames(List.of());

    private final String[] names;
    private final Map<String, Integer> indexes = new HashMap<>();

    AttributeNames(List<String> names) {
        this.names = names.toArray(String[]::new);
        for (int i = 0; i < this.names.length; i++) {
            indexes.put(this.names[i], i);
        }
    }

    int size() {
        return names.length;
    }

    String name(int index) {
        return names[index];
    }

    List<String> list() {
        return List.of(names);
    }

    /** Whether the name at {@code index} is {@code name}. */
    boolean isAt(int index, String name) {
        return index < names.length && names[index].equals(name);
    }

    /** -1 when there is no such name. */
    int indexOf(Object name) {
        Integer index = indexes.get(name);
        return index == null ? -1 : index;
    }
}
