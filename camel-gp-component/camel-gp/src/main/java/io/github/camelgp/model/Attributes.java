package io.github.camelgp.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one feature: an unmodifiable map in the order of the text, which keeps only the values for itself and
 * shares the names with the other features of its set. Made by {@link AttributesBuilder}. Thread-safe.
 */
final class Attributes extends AbstractMap<String, @Nullable Object> {
    private final AttributeNames names;
    private final @Nullable Object[] values;

    Attributes(AttributeNames names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    AttributeNames names() {
        return names;
    }

    /** The values with room for {@code room} others before them. */
    @Nullable
    Object[] valuesAfter(int room) {
        @Nullable Object[] shifted = new @Nullable Object[room + values.length];
        System.arraycopy(values, 0, shifted, room, values.length);
        return shifted;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(Object name) {
        return names.indexOf(name) >= 0;
    }

    @Override
    public @Nullable Object get(Object name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, @Nullable Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (next == values.length) {
                throw new NoSuchElementException();
            }
            String name = names.name(next);
            return new SimpleImmutableEntry<>(name, values[next++]);
        }
    }
}
