package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a feature or record set.
 *
 * @param name as in the attributes
 * @param type what {@code typeText} means
 * @param typeText the server's word
 * @param alias for people; null when not told
 * @param length in characters, or bytes of an object id (8 beyond 32 bits); null when not told
 */
public record Field(String name, FieldType type, String typeText, @Nullable String alias, @Nullable Integer length) {

    public static Field of(String name, FieldType type) {
        return new Field(name, type, type.wireName(), null, null);
    }
}
