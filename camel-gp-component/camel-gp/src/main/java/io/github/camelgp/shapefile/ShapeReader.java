package io.github.camelgp.shapefile;

import io.github.camelgp.esrijson.Layout;
import io.github.camelgp.esrijson.OrdinateBuffer;
import io.github.camelgp.esrijson.PolygonRings;
import io.github.camelgp.model.GeometryType;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;

/** Reads the records of a {@code .shp}, one after the other. For one thread. */
final class ShapeReader implements AutoCloseable {
    private static final int HEADER = 100;
    private static final int MAGIC = 9994;
    private static final int LONGEST = 1 << 30;
    /** Smaller measures are none. */
    private static final double NO_DATA = -1e38;

    private final InputStream stream;
    private final ShapeType type;
    private final GeometryFactory factory;
    private final Layout layout;
    private final OrdinateBuffer buffer = new OrdinateBuffer();

    /** @param srid of the geometries; 0 for none */
    ShapeReader(InputStream stream, int srid) throws IOException {
        this.stream = new BufferedInputStream(stream);
        byte[] header = this.stream.readNBytes(HEADER);
        if (header.length < HEADER || ByteBuffer.wrap(header).getInt() != MAGIC) {
            throw new IOException("the .shp is no shapefile");
        }
        type = ShapeType.of(
                ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(32));
        factory = new GeometryFactory(new PrecisionModel(), srid);
        layout = new Layout(type.hasZ(), type.hasM() || type.hasZ());
    }

    @Nullable
    GeometryType geometryType() {
        return type.geometryType();
    }

    boolean hasZ() {
        return type.hasZ();
    }

    /** The next record without its head; null after the last one. */
    @Nullable
    ByteBuffer next() throws IOException {
        byte[] head = stream.readNBytes(8);
        if (head.length == 0) {
            return null;
        }
        long length = head.length < 8 ? -1 : 2L * ByteBuffer.wrap(head).getInt(4);
        if (length < 4 || length > LONGEST) {
            throw new EOFException("the .shp breaks off or is damaged");
        }
        byte[] content = stream.readNBytes((int) length);
        if (content.length < length) {
            throw new EOFException("the .shp breaks off");
        }
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The geometry of a record; null for a null shape. */
    @Nullable
    Geometry geometry(ByteBuffer record) throws IOException {
        int code = record.getInt();
        if (code == 0) {
            return null;
        }
        if (code != type.code()) {
            throw new IOException("the .shp holds a shape of type " + code + " among those of type " + type.code());
        }
        try {
            buffer.reset();
            return type.geometryType() == GeometryType.POINT ? point(record) : parts(record);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("the .shp holds a damaged shape", e);
        }
    }

    private Geometry point(ByteBuffer record) {
        double[] position = {record.getDouble(), record.getDouble(), Double.NaN, Double.NaN};
        if (type.hasZ()) {
            position[2] = record.getDouble();
            position[3] = record.remaining() >= 8 ? measure(record.getDouble()) : Double.NaN;
        } else if (type.hasM()) {
            position[2] = measure(record.getDouble());
        }
        buffer.add(position, type.dimension());
        return factory.createPoint(buffer.sequence(layout));
    }

    private static double measure(double value) {
        return value < NO_DATA ? Double.NaN : value;
    }

    private Geometry parts(ByteBuffer record) {
        record.position(record.position() + 32);
        boolean multipoint = type.geometryType() == GeometryType.MULTIPOINT;
        int parts = multipoint ? 1 : record.getInt();
        int points = record.getInt();
        if (points < 0 || parts < 0 || (long) points * 16 > record.remaining()) {
            throw new IndexOutOfBoundsException("more points than bytes");
        }
        int[] starts = new int[parts + 1];
        for (int i = 0; i < parts && !multipoint; i++) {
            starts[i] = record.getInt();
        }
        starts[parts] = points;
        int xy = record.position();
        int zs = xy + 16 * points + 16;
        int ms = type.hasZ() ? zs + 8 * points + 16 : zs;
        boolean measured = (type.hasM() || type.hasZ()) && ms + 8L * points <= record.limit();
        for (int part = 0; part < parts; part++) {
            for (int i = starts[part]; i < starts[part + 1]; i++) {
                double m = measured ? measure(record.getDouble(ms + 8 * i)) : Double.NaN;
                double third = type.hasZ() ? record.getDouble(zs + 8 * i) : m;
                buffer.add(
                        new double[] {record.getDouble(xy + 16 * i), record.getDouble(xy + 16 * i + 8), third, m},
                        type.dimension());
            }
            buffer.endPart();
        }
        return geometry();
    }

    private Geometry geometry() {
        if (type.geometryType() == GeometryType.MULTIPOINT) {
            return factory.createMultiPoint(buffer.sequence(layout));
        }
        if (type.geometryType() == GeometryType.POLYGON) {
            return PolygonRings.polygon(buffer, layout, factory);
        }
        LineString[] lines = new LineString[buffer.parts()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = factory.createLineString(buffer.line(i, layout));
        }
        return lines.length == 1 ? lines[0] : factory.createMultiLineString(lines);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
