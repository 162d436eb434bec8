package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

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

    /** The type that carries a JTS geometry; null for a collection of several kinds, and an empty one. */
    public static @Nullable GeometryType of(Geometry geometry) {
        return switch (geometry.getGeometryType()) {
            case Geometry.TYPENAME_POINT -> POINT;
            case Geometry.TYPENAME_MULTIPOINT -> MULTIPOINT;
            case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING, Geometry.TYPENAME_MULTILINESTRING ->
                POLYLINE;
            case Geometry.TYPENAME_POLYGON, Geometry.TYPENAME_MULTIPOLYGON -> POLYGON;
            default -> ofMembers(geometry);
        };
    }

    private static @Nullable GeometryType ofMembers(Geometry collection) {
        TypeFinder types = new TypeFinder();
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            GeometryType member = of(collection.getGeometryN(i));
            if (member == null) {
                return null;
            }
            types.add(member == POINT ? MULTIPOINT : member);
        }
        return types.type();
    }
}
