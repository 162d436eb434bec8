package io.github.camelgp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a feature or record set.
 *
 * @param name as in the attributes
 * @param type what {@code typeText} means
 * @param typeText the server's word
 * @param alias for people; null when not told
 * @param length in characters, or bytes of an object id (8 beyond 32 bits); null when not told
 * @param more what else the server tells, such as {@code nullable}, {@code domain}, as JSON values by name
 */
public record Field(
        String name,
        FieldType type,
        String typeText,
        @Nullable String alias,
        @Nullable Integer length,
        Map<String, @Nullable Object> more) {

    public Field {
        more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** A column of which nothing else is told. */
    public Field(String name, FieldType type, String typeText, @Nullable String alias, @Nullable Integer length) {
        this(name, type, typeText, alias, length, Map.of());
    }

    public static Field of(String name, FieldType type) {
        return new Field(name, type, type.wireName(), null, null);
    }
}
