package io.github.camelgp.shapefile;

import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes the records of a {@code .shp} and {@code .shx}. For one thread. */
final class ShapeWriter {
    static final int HEADER = 100;
    private static final double NO_DATA = -1e39;

    private final ShapeType type;
    private final Envelope box = new Envelope();
    private final double[] zRange = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private final double[] mRange = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    ShapeWriter(ShapeType type) {
        this.type = type;
    }

    /** Takes a geometry into account for the header; gives the bytes of its record without the head. */
    int measured(@Nullable Geometry geometry) {
        if (!isNull(geometry)) {
            if (GeometryType.of(geometry) != type.geometryType() && !isMultipoint(geometry)) {
                throw new GpParameterException(
                        "",
                        "A shapefile holds one geometry type, and these features hold a " + geometry.getGeometryType()
                                + " among others",
                        GpWhere.NOWHERE);
            }
            box.expandToInclude(geometry.getEnvelopeInternal());
            for (CoordinateSequence part : parts(geometry)) {
                for (int i = 0; i < part.size(); i++) {
                    widen(zRange, z(part, i));
                    widen(mRange, part.getM(i));
                }
            }
        }
        return contentBytes(geometry);
    }

    private boolean isMultipoint(Geometry geometry) {
        return type.geometryType() == GeometryType.MULTIPOINT && GeometryType.of(geometry) == GeometryType.POINT;
    }

    private static void widen(double[] range, double value) {
        if (!Double.isNaN(value)) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }

    private boolean isNull(@Nullable Geometry geometry) {
        return geometry == null || geometry.isEmpty() || type.geometryType() == null;
    }

    int contentBytes(@Nullable Geometry geometry) {
        if (isNull(geometry)) {
            return 4;
        }
        if (type.geometryType() == GeometryType.POINT) {
            return 4 + 16 + (type.hasZ() ? 16 : type.hasM() ? 8 : 0);
        }
        List<CoordinateSequence> parts = parts(geometry);
        int points = parts.stream().mapToInt(CoordinateSequence::size).sum();
        int heads = type.geometryType() == GeometryType.MULTIPOINT ? 4 : 8 + 4 * parts.size();
        int extra = (type.hasZ() ? 2 : type.hasM() ? 1 : 0) * (16 + 8 * points);
        return Math.addExact(4 + 32 + heads + extra, Math.multiplyExact(16, points));
    }

    byte[] header(long bytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(0, 9994).putInt(24, (int) (bytes / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type.code());
        header.position(36);
        boolean empty = box.isNull();
        header.putDouble(empty ? 0 : box.getMinX()).putDouble(empty ? 0 : box.getMinY());
        header.putDouble(empty ? 0 : box.getMaxX()).putDouble(empty ? 0 : box.getMaxY());
        for (double[] range : List.of(zRange, mRange)) {
            boolean none = range[0] > range[1];
            header.putDouble(none ? 0 : range[0]).putDouble(none ? 0 : range[1]);
        }
        return header.array();
    }

    static byte[] index(long at, int contentBytes) {
        return ByteBuffer.allocate(8)
                .putInt((int) (at / 2))
                .putInt(contentBytes / 2)
                .array();
    }

    byte[] record(int number, @Nullable Geometry geometry) {
        int content = contentBytes(geometry);
        ByteBuffer record = ByteBuffer.allocate(8 + content).putInt(number).putInt(content / 2);
        record.order(ByteOrder.LITTLE_ENDIAN);
        if (isNull(geometry)) {
            return record.putInt(0).array();
        }
        record.putInt(type.code());
        if (type.geometryType() == GeometryType.POINT) {
            CoordinateSequence position = parts(geometry).get(0);
            record.putDouble(position.getX(0)).putDouble(position.getY(0));
            if (type.hasZ()) {
                record.putDouble(height(z(position, 0)));
            }
            if (type.hasZ() || type.hasM()) {
                record.putDouble(measure(position.getM(0)));
            }
            return record.array();
        }
        parts(record, geometry);
        return record.array();
    }

    private void parts(ByteBuffer record, Geometry geometry) {
        List<CoordinateSequence> parts = parts(geometry);
        Envelope envelope = geometry.getEnvelopeInternal();
        record.putDouble(envelope.getMinX()).putDouble(envelope.getMinY());
        record.putDouble(envelope.getMaxX()).putDouble(envelope.getMaxY());
        boolean multipoint = type.geometryType() == GeometryType.MULTIPOINT;
        if (!multipoint) {
            record.putInt(parts.size());
        }
        record.putInt(parts.stream().mapToInt(CoordinateSequence::size).sum());
        int start = 0;
        for (CoordinateSequence part : parts) {
            if (!multipoint) {
                record.putInt(start);
            }
            start += part.size();
        }
        for (CoordinateSequence part : parts) {
            for (int i = 0; i < part.size(); i++) {
                record.putDouble(part.getX(i)).putDouble(part.getY(i));
            }
        }
        if (type.hasZ()) {
            third(record, parts, true);
        }
        if (type.hasZ() || type.hasM()) {
            third(record, parts, false);
        }
    }

    private static void third(ByteBuffer record, List<CoordinateSequence> parts, boolean heights) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (CoordinateSequence part : parts) {
            for (int i = 0; i < part.size(); i++) {
                widen(range, heights ? z(part, i) : part.getM(i));
            }
        }
        boolean none = range[0] > range[1];
        double without = heights ? 0 : NO_DATA;
        record.putDouble(none ? without : range[0]).putDouble(none ? without : range[1]);
        for (CoordinateSequence part : parts) {
            for (int i = 0; i < part.size(); i++) {
                record.putDouble(heights ? height(z(part, i)) : measure(part.getM(i)));
            }
        }
    }

    private static double z(CoordinateSequence positions, int index) {
        return positions.hasZ() ? positions.getZ(index) : Double.NaN;
    }

    private static double height(double z) {
        return Double.isNaN(z) ? 0 : z;
    }

    private static double measure(double m) {
        return Double.isNaN(m) ? NO_DATA : m;
    }

    /** Points, lines, or rings in the direction that the format asks for. */
    private static List<CoordinateSequence> parts(Geometry geometry) {
        List<CoordinateSequence> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.isEmpty()) {
                continue;
            }
            if (part instanceof Polygon polygon) {
                parts.add(ring(polygon.getExteriorRing(), true));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    parts.add(ring(polygon.getInteriorRingN(hole), false));
                }
            } else if (part instanceof LineString line) {
                parts.add(line.getCoordinateSequence());
            } else if (part instanceof Point point) {
                parts.add(point.getCoordinateSequence());
            } else {
                parts.addAll(parts(part));
            }
        }
        return parts;
    }

    private static CoordinateSequence ring(LinearRing ring, boolean clockwise) {
        boolean turns = Orientation.isCCW(ring.getCoordinateSequence()) == clockwise;
        return turns ? ring.reverse().getCoordinateSequence() : ring.getCoordinateSequence();
    }
}
