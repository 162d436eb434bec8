package io.github.camelgp.server.value;

/**
 * A column of a feature set or record set.
 *
 * @param name the key in the attributes
 * @param type such as {@code esriFieldTypeInteger}
 * @param alias what people read
 * @param length the greatest length of a text, in characters; 0 when it has none
 */
public record Field(String name, String type, String alias, int length) {
    /** The unique row number. */
    public static Field objectId(String name) {
        return new Field(name, "esriFieldTypeOID", name, 0);
    }

    /** A whole number of 32 bits. */
    public static Field integer(String name) {
        return new Field(name, "esriFieldTypeInteger", name, 0);
    }

    /** A double. */
    public static Field number(String name) {
        return new Field(name, "esriFieldTypeDouble", name, 0);
    }

    /** A text of at most so many characters. */
    public static Field text(String name, int length) {
        return new Field(name, "esriFieldTypeString", name, length);
    }

    /** A moment, in milliseconds since 1970. */
    public static Field date(String name) {
        return new Field(name, "esriFieldTypeDate", name, 8);
    }
}
