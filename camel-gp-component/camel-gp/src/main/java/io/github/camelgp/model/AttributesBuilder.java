package io.github.camelgp.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the attributes of features, one feature after the other. Features with the same names in the same order, as a
 * set usually has them, share the names, so that a feature costs no more than its values. Not thread-safe.
 */
public final class AttributesBuilder {
    private AttributeNames names = AttributeNames.NONE;
    private @Nullable Object[] values = {};
    private int count;
    private @Nullable Map<String, @Nullable Object> others;
    private AttributeNames extended = AttributeNames.NONE;
    private AttributeNames extendedOf = AttributeNames.NONE;

    /** Adds an attribute; of a name that is given twice the last value counts. */
    public void put(String name, @Nullable Object value) {
        if (others == null && names.isAt(count, name)) {
            values[count++] = value;
            return;
        }
        if (others == null) {
            others = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                others.put(names.name(i), values[i]);
            }
        }
        others.put(name, value);
    }

    /** What was added since the last call, as an unmodifiable map in that order. */
    public Map<String, @Nullable Object> build() {
        Map<String, @Nullable Object> unlike = others;
        others = null;
        if (unlike == null && count < names.size()) {
            unlike = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                unlike.put(names.name(i), values[i]);
            }
        }
        if (unlike != null) {
            names = new AttributeNames(List.copyOf(unlike.keySet()));
            values = unlike.values().toArray();
        }
        Attributes built = new Attributes(names, values);
        values = new @Nullable Object[names.size()];
        count = 0;
        return built;
    }

    /** {@code rest}, which this builder has built, with one more attribute before all others; it has no such name. */
    public Map<String, @Nullable Object> first(
            String name, @Nullable Object value, Map<String, @Nullable Object> rest) {
        if (!(rest instanceof Attributes attributes)) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            all.put(name, value);
            all.putAll(rest);
            return all;
        }
        if (extendedOf != attributes.names() || !extended.isAt(0, name)) {
            List<String> longer = new ArrayList<>();
            longer.add(name);
            longer.addAll(attributes.names().list());
            extended = new AttributeNames(longer);
            extendedOf = attributes.names();
        }
        @Nullable Object[] shifted = attributes.valuesAfter(1);
        shifted[0] = value;
        return new Attributes(extended, shifted);
    }
}
