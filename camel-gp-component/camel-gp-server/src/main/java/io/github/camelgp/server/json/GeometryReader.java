package io.github.camelgp.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;

/**
 * Reads geometry objects (REST API, "Geometry objects"). Liberties: unclosed rings are closed, rings with fewer than
 * four positions and paths with one are left out, a third ordinate without flags is a height, null and NaN ordinates
 * are empty points. Curves are refused.
 */
final class GeometryReader {
    static final List<String> TYPES = List.of(
            "esriGeometryPoint",
            "esriGeometryMultipoint",
            "esriGeometryPolyline",
            "esriGeometryPolygon",
            "esriGeometryEnvelope");
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final boolean setHasZ;
    private final boolean setHasM;
    private boolean sawZ;
    private boolean sawM;

    GeometryReader(boolean setHasZ, boolean setHasM) {
        this.setHasZ = setHasZ;
        this.setHasM = setHasM;
    }

    boolean sawZ() {
        return sawZ;
    }

    boolean sawM() {
        return sawM;
    }

    static Optional<String> typeOf(JsonNode geometry) {
        if (geometry.has("x")) {
            return Optional.of("esriGeometryPoint");
        } else if (geometry.has("points")) {
            return Optional.of("esriGeometryMultipoint");
        } else if (geometry.has("paths") || geometry.has("curvePaths")) {
            return Optional.of("esriGeometryPolyline");
        } else if (geometry.has("rings") || geometry.has("curveRings")) {
            return Optional.of("esriGeometryPolygon");
        }
        return geometry.has("xmin") ? Optional.of("esriGeometryEnvelope") : Optional.empty();
    }

    Geometry read(JsonNode node, String path) {
        boolean z = setHasZ || node.path("hasZ").asBoolean();
        boolean m = setHasM || node.path("hasM").asBoolean();
        if (node.has("rings")) {
            return PolygonAssembly.assemble(rings(node.path("rings"), z, m, path + ".rings"), FACTORY);
        } else if (node.has("paths")) {
            return lines(node.path("paths"), z, m, path + ".paths");
        } else if (node.has("curveRings") || node.has("curvePaths")) {
            throw new IllegalArgumentException(path + ": curves are not supported");
        } else if (node.has("points")) {
            List<Coordinate> points = positions(node.path("points"), z, m, path + ".points");
            return FACTORY.createMultiPointFromCoords(points.toArray(new Coordinate[0]));
        } else if (node.has("xmin")) {
            var box = SpatialReferences.readExtent(node);
            return FACTORY.toGeometry(new Envelope(box.xmin(), box.xmax(), box.ymin(), box.ymax()));
        }
        return point(node, path);
    }

    private Point point(JsonNode node, String path) {
        double x = ordinate(node.path("x"), path + ".x");
        double y = ordinate(node.path("y"), path + ".y");
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return FACTORY.createPoint();
        }
        boolean z = node.path("z").isNumber();
        boolean m = node.path("m").isNumber();
        sawZ |= z;
        sawM |= m;
        double height = z ? node.path("z").doubleValue() : Double.NaN;
        return FACTORY.createPoint(
                m ? new CoordinateXYZM(x, y, height, node.path("m").doubleValue()) : new Coordinate(x, y, height));
    }

    private Geometry lines(JsonNode paths, boolean z, boolean m, String path) {
        List<LineString> lines = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            List<Coordinate> points = positions(paths.get(i), z, m, path + "[" + i + "]");
            if (points.size() > 1) {
                lines.add(FACTORY.createLineString(points.toArray(new Coordinate[0])));
            }
        }
        return lines.size() == 1 ? lines.get(0) : FACTORY.createMultiLineString(lines.toArray(new LineString[0]));
    }

    private List<LinearRing> rings(JsonNode nodes, boolean z, boolean m, String path) {
        List<LinearRing> rings = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Coordinate> points = positions(nodes.get(i), z, m, path + "[" + i + "]");
            if (!points.isEmpty() && !points.get(0).equals2D(points.get(points.size() - 1))) {
                points.add(points.get(0).copy());
            }
            if (points.size() >= 4) {
                rings.add(FACTORY.createLinearRing(points.toArray(new Coordinate[0])));
            }
        }
        return rings;
    }

    private List<Coordinate> positions(JsonNode nodes, boolean z, boolean m, String path) {
        if (!nodes.isArray()) {
            throw new IllegalArgumentException(path + " is not an array");
        }
        List<Coordinate> points = new ArrayList<>(nodes.size() + 1);
        for (int i = 0; i < nodes.size(); i++) {
            points.add(position(nodes.get(i), z, m, path + "[" + i + "]"));
        }
        return points;
    }

    private Coordinate position(JsonNode node, boolean z, boolean m, String path) {
        double x = ordinate(node.path(0), path + "[0]");
        double y = ordinate(node.path(1), path + "[1]");
        if (Double.isNaN(x) || Double.isNaN(y)) {
            throw new IllegalArgumentException(path + " is not a position");
        }
        boolean measure = m && node.size() > (z ? 3 : 2);
        boolean height = node.size() > 2 && (z || !m);
        sawZ |= height;
        sawM |= measure;
        double third = height ? ordinate(node.path(2), path + "[2]") : Double.NaN;
        if (!measure) {
            return new Coordinate(x, y, third);
        }
        int at = z ? 3 : 2;
        return new CoordinateXYZM(x, y, third, ordinate(node.path(at), path + "[" + at + "]"));
    }

    private static double ordinate(JsonNode node, String path) {
        if (node.isNumber()) {
            return node.doubleValue();
        } else if (node.isNull() || node.isMissingNode() || node.asText().equals("NaN")) {
            return Double.NaN;
        }
        throw new IllegalArgumentException(path + " is not a number");
    }
}
