package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/** The geometry types of Esri JSON. */
public enum GeometryType {
    POINT("esriGeometryPoint"),
    MULTIPOINT("esriGeometryMultipoint"),
    POLYLINE("esriGeometryPolyline"),
    POLYGON("esriGeometryPolygon"),
    ENVELOPE("esriGeometryEnvelope");

    private final String wireName;

    GeometryType(String wireName) {
        this.wireName = wireName;
    }

    /** The word on the wire. */
    public String wireName() {
        return wireName;
    }

    /** What a server means by {@code word}, in any case; null for a word that is no geometry type. */
    public static @Nullable GeometryType of(String word) {
        for (GeometryType type : values()) {
            if (type.wireName.equalsIgnoreCase(word.strip())) {
                return type;
            }
        }
        return null;
    }
}
