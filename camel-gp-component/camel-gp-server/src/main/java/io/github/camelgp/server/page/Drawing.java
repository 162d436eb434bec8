package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.json.SpatialReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * Features as an SVG picture, fitted to their extent, north up. Any spatial reference will do; degrees are drawn as wide as
 * they are at the middle latitude. Not thread safe.
 */
final class Drawing {
    private static final double WIDTH = 800;
    private static final double LOWEST = 220;
    private static final double HIGHEST = 800;
    private static final double MARGIN = 24;
    private static final int MOST_SHAPES = 5000;
    private static final int MOST_VERTICES = 300_000;

    private final JsonNode spatialReference;
    private final int wkid;
    private final List<Shape> shapes = new ArrayList<>();
    private final Envelope extent = new Envelope();
    private int vertices;
    private boolean complete = true;

    Drawing(JsonNode spatialReference) {
        this.spatialReference = spatialReference;
        this.wkid = SpatialReferences.read(spatialReference).code();
    }

    boolean isEmpty() {
        return shapes.isEmpty();
    }

    /** Adds the shapes of a feature set; with an id they can be pointed to. */
    void add(JsonNode set, String style, String id) {
        JsonNode features = set.path("features");
        for (int i = 0; i < features.size(); i++) {
            if (shapes.size() >= MOST_SHAPES || vertices >= MOST_VERTICES) {
                complete = false;
                return;
            }
            Shape shape = new Shape(style, id.isEmpty() ? "" : id + "-" + i, new ArrayList<>(), new ArrayList<>());
            read(features.get(i).path("geometry"), shape);
            if (!shape.points.isEmpty() || !shape.lines.isEmpty()) {
                shapes.add(shape);
            }
        }
    }

    private void read(JsonNode geometry, Shape shape) {
        if (geometry.path("x").isNumber()) {
            shape.points.add(
                    point(geometry.path("x").doubleValue(), geometry.path("y").doubleValue()));
        } else if (geometry.path("xmin").isNumber()) {
            double left = geometry.path("xmin").doubleValue();
            double right = geometry.path("xmax").doubleValue();
            double bottom = geometry.path("ymin").doubleValue();
            double top = geometry.path("ymax").doubleValue();
            shape.lines.add(new Line(
                    List.of(point(left, bottom), point(left, top), point(right, top), point(right, bottom)), true));
        }
        geometry.path("points").forEach(at -> readVertex(at, shape.points));
        geometry.path("paths").forEach(path -> shape.lines.add(new Line(vertices(path), false)));
        geometry.path("rings").forEach(ring -> shape.lines.add(new Line(vertices(ring), true)));
    }

    private List<double[]> vertices(JsonNode path) {
        List<double[]> list = new ArrayList<>(path.size());
        path.forEach(at -> readVertex(at, list));
        return list;
    }

    private void readVertex(JsonNode at, List<double[]> list) {
        if (at.path(0).isNumber() && at.path(1).isNumber()) {
            list.add(point(at.path(0).doubleValue(), at.path(1).doubleValue()));
        }
    }

    private double[] point(double x, double y) {
        vertices++;
        extent.expandToInclude(x, y);
        return new double[] {x, y};
    }

    /** The picture with its caption; nothing when there is nothing to be drawn. */
    String html(String name) {
        if (shapes.isEmpty()) {
            return "";
        }
        Fit fit = fit();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<figure class=\"drawing\"><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Drawing of %s\">%n",
                WIDTH,
                fit.height,
                Html.escape(name)));
        shapes.forEach(shape -> draw(svg, shape, fit));
        svg.append("</svg>\n<figcaption>").append(Html.escape(caption())).append("</figcaption></figure>\n");
        return svg.toString();
    }

    private String caption() {
        String system = wkid == 0
                ? spatialReference.path("wkt").asText().replaceAll("^\\w+\\[\"([^\"]*)\".*", "$1")
                : String.valueOf(spatialReference.path("wkid").asInt(wkid));
        return "x " + Numbers.text(extent.getMinX()) + " to " + Numbers.text(extent.getMaxX()) + ", y "
                + Numbers.text(extent.getMinY()) + " to " + Numbers.text(extent.getMaxY())
                + (system.isEmpty() ? "" : "; spatial reference " + system) + (complete ? "" : "; drawn in part");
    }

    private Fit fit() {
        double squeeze = geographic() ? Math.max(0.05, Math.cos(Math.toRadians(extent.centre().y))) : 1;
        double wide = extent.getWidth() * squeeze;
        double high = extent.getHeight();
        if (wide == 0 && high == 0) {
            return new Fit(0, 0, WIDTH / 2, LOWEST / 2, LOWEST);
        }
        double room = WIDTH - 2 * MARGIN;
        double scale = wide == 0 ? Double.MAX_VALUE : room / wide;
        scale = Math.min(scale, high == 0 ? Double.MAX_VALUE : (HIGHEST - 2 * MARGIN) / high);
        double height = Math.max(LOWEST, high * scale + 2 * MARGIN);
        return new Fit(scale * squeeze, scale, WIDTH / 2, height / 2, height);
    }

    private boolean geographic() {
        try {
            return wkid != 0 && Projections.isKnown(wkid) && Projections.isGeographic(wkid);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private void draw(StringBuilder svg, Shape shape, Fit fit) {
        String id = shape.id.isEmpty() ? "" : " id=\"" + shape.id + "\"";
        svg.append("<g class=\"").append(shape.style).append('"').append(id).append('>');
        drawLines(svg, shape, fit, true);
        drawLines(svg, shape, fit, false);
        for (double[] at : shape.points) {
            svg.append("<circle cx=\"").append(decimal(fit.x(at, extent))).append("\" cy=\"");
            svg.append(decimal(fit.y(at, extent))).append("\" r=\"7\"/>");
        }
        svg.append("</g>\n");
    }

    private void drawLines(StringBuilder svg, Shape shape, Fit fit, boolean closed) {
        StringBuilder path = new StringBuilder();
        for (Line line : shape.lines) {
            if (line.closed == closed) {
                appendLine(path, line, fit);
            }
        }
        if (!path.isEmpty()) {
            svg.append("<path class=\"").append(closed ? "area" : "line").append("\" d=\"");
            svg.append(path).append("\"/>");
        }
    }

    private void appendLine(StringBuilder path, Line line, Fit fit) {
        String last = "";
        for (double[] at : line.vertices) {
            String here = decimal(fit.x(at, extent)) + " " + decimal(fit.y(at, extent));
            if (!here.equals(last)) {
                path.append(last.isEmpty() ? "M" : "L").append(here);
                last = here;
            }
        }
        path.append(line.closed && !last.isEmpty() ? "Z" : "");
    }

    private static String decimal(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private record Shape(String style, String id, List<double[]> points, List<Line> lines) {}

    private record Line(List<double[]> vertices, boolean closed) {}

    /** From the middle of the extent to the middle of the picture. */
    private record Fit(double scaleX, double scaleY, double middleX, double middleY, double height) {
        double x(double[] at, Envelope extent) {
            return middleX + (at[0] - extent.centre().x) * scaleX;
        }

        double y(double[] at, Envelope extent) {
            return middleY - (at[1] - extent.centre().y) * scaleY;
        }
    }
}
