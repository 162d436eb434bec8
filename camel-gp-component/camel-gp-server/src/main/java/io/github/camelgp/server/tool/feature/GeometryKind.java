package io.github.camelgp.server.tool.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The geometry types of feature sets. */
public enum GeometryKind {
    /** Single points. */
    POINT("esriGeometryPoint", 0),
    /** Sets of points. */
    MULTIPOINT("esriGeometryMultipoint", 0),
    /** Lines of one or more paths. */
    POLYLINE("esriGeometryPolyline", 1),
    /** Areas of one or more parts. */
    POLYGON("esriGeometryPolygon", 2);

    private final String wireName;
    private final int dimension;

    GeometryKind(String wireName, int dimension) {
        this.wireName = wireName;
        this.dimension = dimension;
    }

    /** The kind that holds a geometry; envelopes are areas. */
    public static GeometryKind of(Geometry geometry) {
        if (geometry instanceof Point) {
            return POINT;
        }
        return switch (geometry.getDimension()) {
            case 0 -> MULTIPOINT;
            case 1 -> POLYLINE;
            default -> POLYGON;
        };
    }

    /** The kind of that word of the protocol; where it is no such word, the kind that holds the geometry. */
    public static GeometryKind of(@Nullable String wireName, Geometry geometry) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseGet(() -> of(geometry));
    }

    /** The word of the protocol. */
    public String wireName() {
        return wireName;
    }

    /** 0 for points, 1 for lines, 2 for areas. */
    public int dimension() {
        return dimension;
    }

    /** What of a geometry is of this kind: overlays leave points and lines where areas only touch. Empty if nothing is. */
    public Geometry partOf(Geometry geometry) {
        var factory = geometry.getFactory();
        var parts = new ArrayList<Geometry>();
        collect(geometry, parts);
        return switch (this) {
            case POINT -> parts.size() == 1 ? parts.get(0) : factory.createPoint();
            case MULTIPOINT -> factory.createMultiPoint(parts.toArray(Point[]::new));
            case POLYLINE -> lines(factory, parts);
            case POLYGON -> areas(factory, parts);
        };
    }

    private static Geometry lines(GeometryFactory factory, List<Geometry> parts) {
        return parts.size() == 1 ? parts.get(0) : factory.createMultiLineString(parts.toArray(LineString[]::new));
    }

    private static Geometry areas(GeometryFactory factory, List<Geometry> parts) {
        return parts.size() == 1 ? parts.get(0) : factory.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private void collect(Geometry geometry, List<Geometry> parts) {
        if (geometry.getNumGeometries() != 1 || geometry.getGeometryN(0) != geometry) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                collect(geometry.getGeometryN(i), parts);
            }
        } else if (geometry.getDimension() == dimension && !geometry.isEmpty()) {
            parts.add(geometry);
        }
    }
}
