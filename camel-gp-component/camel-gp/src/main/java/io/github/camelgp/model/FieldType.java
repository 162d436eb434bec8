package io.github.camelgp.model;

import java.util.Locale;

/** The field types of Esri JSON; a word beyond the list is {@link #UNKNOWN} and kept in {@link Field#typeText()}. */
public enum FieldType {
    OID,
    INTEGER,
    SMALL_INTEGER,
    BIG_INTEGER,
    SINGLE,
    DOUBLE,
    STRING,
    DATE,
    DATE_ONLY,
    TIME_ONLY,
    TIMESTAMP_OFFSET,
    GEOMETRY,
    GUID,
    GLOBAL_ID,
    BLOB,
    RASTER,
    XML,
    UNKNOWN;

    private static final String PREFIX = "esriFieldType";

    /** What a server means by {@code word}; never null. */
    public static FieldType of(String word) {
        String bare = word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : word;
        String plain = bare.toUpperCase(Locale.ROOT);
        for (FieldType type : values()) {
            if (type.name().replace("_", "").equals(plain)) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /** The word on the wire, such as {@code esriFieldTypeSmallInteger}. */
    public String wireName() {
        if (this == OID || this == GUID || this == XML) {
            return PREFIX + name();
        }
        if (this == GLOBAL_ID) {
            return PREFIX + "GlobalID";
        }
        StringBuilder word = new StringBuilder(PREFIX);
        for (String part : name().split("_")) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
