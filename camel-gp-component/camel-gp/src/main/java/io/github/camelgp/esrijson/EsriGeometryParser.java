package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Reads geometry objects member by member, in any order. Its buffers are used again; not thread-safe. */
final class EsriGeometryParser {
    private final OrdinateBuffer straight = new OrdinateBuffer();
    private final OrdinateBuffer curved = new OrdinateBuffer();
    private final double[] point = new double[4];
    /** Lower x, y, z, m, then the upper ones. */
    private final double[] extent = new double[8];

    private @Nullable GeometryType kind;
    private boolean hasCurves;
    private boolean hasStraight;
    private @Nullable Boolean hasZ;
    private @Nullable Boolean hasM;
    private @Nullable SpatialReference spatialReference;

    /** Forgets the last geometry. */
    void reset() {
        straight.reset();
        curved.reset();
        Arrays.fill(point, Double.NaN);
        Arrays.fill(extent, Double.NaN);
        kind = null;
        hasCurves = false;
        hasStraight = false;
        hasZ = null;
        hasM = null;
        spatialReference = null;
    }

    /** The system that stands in the geometry itself. */
    @Nullable
    SpatialReference spatialReference() {
        return spatialReference;
    }

    /** What kind of geometry the members were of; null when none of them tells. */
    @Nullable
    GeometryType kind() {
        return kind;
    }

    /** The current object, from its start to its end. */
    void read(JsonParser parser) throws IOException {
        reset();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!member(name, parser)) {
                parser.skipChildren();
            }
        }
    }

    /** Takes the member whose value is current; false, with nothing read, when it isn't one of a geometry. */
    boolean member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "x" -> ordinate(0, parser);
            case "y" -> ordinate(1, parser);
            case "z" -> ordinate(2, parser);
            case "m" -> ordinate(3, parser);
            case "rings" -> parts(GeometryType.POLYGON, parser);
            case "paths" -> parts(GeometryType.POLYLINE, parser);
            case "points" -> points(parser);
            case "curveRings" -> curves(GeometryType.POLYGON, parser);
            case "curvePaths" -> curves(GeometryType.POLYLINE, parser);
            case "xmin" -> bound(0, parser);
            case "ymin" -> bound(1, parser);
            case "zmin" -> bound(2, parser);
            case "mmin" -> bound(3, parser);
            case "xmax" -> bound(4, parser);
            case "ymax" -> bound(5, parser);
            case "zmax" -> bound(6, parser);
            case "mmax" -> bound(7, parser);
            case "hasZ" -> hasZ = JsonText.flag(parser);
            case "hasM" -> hasM = JsonText.flag(parser);
            case "spatialReference" -> spatialReference = SpatialReferenceJson.read(parser);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ordinate(int index, JsonParser parser) throws IOException {
        if (kind == null && index < 2) {
            kind = GeometryType.POINT;
        }
        point[index] = JsonText.ordinate(parser);
    }

    private void bound(int index, JsonParser parser) throws IOException {
        kind = GeometryType.ENVELOPE;
        extent[index] = JsonText.ordinate(parser);
    }

    private void parts(GeometryType type, JsonParser parser) throws IOException {
        kind = type;
        straight.reset();
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            straight.readParts(parser);
            hasStraight = true;
        }
    }

    private void curves(GeometryType type, JsonParser parser) throws IOException {
        kind = type;
        curved.reset();
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            Curves.readParts(parser, curved);
            hasCurves = true;
        }
    }

    private void points(JsonParser parser) throws IOException {
        kind = GeometryType.MULTIPOINT;
        straight.reset();
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            straight.readPositions(parser);
        }
    }

    /** The geometry; null when no member told what it is. */
    @Nullable
    Geometry build(@Nullable Boolean setHasZ, @Nullable Boolean setHasM, GeometryFactory factory) {
        if (kind == null) {
            return null;
        }
        Layout layout = new Layout(hasZ != null ? hasZ : setHasZ, hasM != null ? hasM : setHasM);
        // Where both forms of a line are given, the straight one is the server's own drawing of the curves.
        OrdinateBuffer parts = hasCurves && !hasStraight ? curved : straight;
        return switch (kind) {
            case POINT -> buildPoint(factory);
            case MULTIPOINT -> factory.createMultiPoint(parts.sequence(layout));
            case POLYLINE -> buildLines(parts, layout, factory);
            case POLYGON -> PolygonRings.polygon(parts, layout, factory);
            case ENVELOPE -> buildEnvelope(factory);
        };
    }

    private Geometry buildPoint(GeometryFactory factory) {
        if (Double.isNaN(point[0]) || Double.isNaN(point[1])) {
            return factory.createPoint();
        }
        boolean z = !Double.isNaN(point[2]);
        boolean m = !Double.isNaN(point[3]);
        int dimension = 2 + (z ? 1 : 0) + (m ? 1 : 0);
        double[] packed = new double[dimension];
        packed[0] = point[0];
        packed[1] = point[1];
        if (z) {
            packed[2] = point[2];
        }
        if (m) {
            packed[dimension - 1] = point[3];
        }
        return factory.createPoint(new PackedCoordinateSequence.Double(packed, dimension, m ? 1 : 0));
    }

    private static Geometry buildLines(OrdinateBuffer parts, Layout layout, GeometryFactory factory) {
        LineString[] lines = new LineString[parts.parts()];
        int count = 0;
        for (int part = 0; part < lines.length; part++) {
            LineString line = factory.createLineString(parts.line(part, layout));
            if (!line.isEmpty()) {
                lines[count++] = line;
            }
        }
        return switch (count) {
            case 0 -> factory.createLineString();
            case 1 -> lines[0];
            default -> factory.createMultiLineString(Arrays.copyOf(lines, count));
        };
    }

    /** The corners in turn have the lower and the upper bound of height and measure, so that both keep their range. */
    private Geometry buildEnvelope(GeometryFactory factory) {
        if (Double.isNaN(extent[0] + extent[1] + extent[4] + extent[5])) {
            return factory.createPolygon();
        }
        boolean z = !Double.isNaN(extent[2] + extent[6]);
        boolean m = !Double.isNaN(extent[3] + extent[7]);
        int dimension = 2 + (z ? 1 : 0) + (m ? 1 : 0);
        double[] ring = new double[5 * dimension];
        for (int corner = 0, at = 0; corner < 5; corner++) {
            int upper = corner % 2 == 0 ? 0 : 4;
            ring[at++] = extent[corner == 1 || corner == 2 ? 0 : 4];
            ring[at++] = extent[corner == 2 || corner == 3 ? 1 : 5];
            if (z) {
                ring[at++] = extent[2 + upper];
            }
            if (m) {
                ring[at++] = extent[3 + upper];
            }
        }
        return factory.createPolygon(
                factory.createLinearRing(new PackedCoordinateSequence.Double(ring, dimension, m ? 1 : 0)));
    }
}
