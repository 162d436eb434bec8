package io.github.camelgp.server.draw;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Puntal;

/** Draws maps. What has no place in the system of the map is left out. */
public final class MapDrawing {
    private static final double POINTS_PER_INCH = 72;

    private final MapView view;
    private final Graphics2D graphics;
    private final double pixelsPerPoint;
    private final ShapeWriter shapes;

    private MapDrawing(MapView view, Graphics2D graphics) {
        this.view = view;
        this.graphics = graphics;
        this.pixelsPerPoint = view.dpi() / POINTS_PER_INCH;
        this.shapes = new ShapeWriter((from, to) -> to.setLocation(view.x(from.x), view.y(from.y)));
        // in units of the map
        this.shapes.setDecimation(view.unitsPerPixel() / 5);
    }

    /** A picture of the layers, the first lowest, on white or on nothing. */
    public static BufferedImage draw(MapView view, List<Picture> layers, boolean transparent) {
        BufferedImage image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            if (!transparent) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, view.width(), view.height());
            }
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            MapDrawing drawing = new MapDrawing(view, graphics);
            layers.forEach(drawing::draw);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw(Picture layer) {
        graphics.setComposite(
                AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.max(0, Math.min(1, layer.opacity()))));
        if (layer instanceof Picture.Shapes features) {
            drawFeatures(features.features(), features.symbol());
        } else if (layer instanceof Picture.Raster raster) {
            drawRaster(raster);
        }
    }

    private void drawRaster(Picture.Raster raster) {
        Extent extent = raster.extent();
        double left = view.x(extent.xmin());
        double top = view.y(extent.ymax());
        int width = (int) Math.max(1, Math.round(view.x(extent.xmax()) - left));
        int height = (int) Math.max(1, Math.round(view.y(extent.ymin()) - top));
        graphics.drawImage(raster.image(), (int) Math.round(left), (int) Math.round(top), width, height, null);
    }

    private void drawFeatures(Features features, Symbol symbol) {
        Systems systems = Systems.of(features, view);
        float width = (float) Math.max(0.5, symbol.width() * pixelsPerPoint);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double margin = (symbol.size() + symbol.width()) * pixelsPerPoint * view.unitsPerPixel();
        Envelope seen = new Envelope(
                view.extent().xmin() - margin,
                view.extent().xmax() + margin,
                view.extent().ymin() - margin,
                view.extent().ymax() + margin);
        for (Feature feature : features.rows()) {
            Geometry geometry = systems.move(feature.geometry());
            if (geometry != null && seen.intersects(geometry.getEnvelopeInternal())) {
                drawGeometry(geometry, symbol);
            }
        }
    }

    private void drawGeometry(Geometry geometry, Symbol symbol) {
        if (geometry instanceof Puntal) {
            for (Coordinate point : geometry.getCoordinates()) {
                paint(marker(symbol, view.x(point.x), view.y(point.y)), symbol, true);
            }
        } else {
            paint(shapes.toShape(geometry), symbol, !(geometry instanceof Lineal));
        }
    }

    private void paint(Shape shape, Symbol symbol, boolean fill) {
        if (fill && symbol.fill().getAlpha() > 0) {
            graphics.setColor(symbol.fill());
            graphics.fill(shape);
        }
        if (symbol.line().getAlpha() > 0) {
            graphics.setColor(symbol.line());
            graphics.draw(shape);
        }
    }

    private Shape marker(Symbol symbol, double x, double y) {
        double r = symbol.size() * pixelsPerPoint / 2;
        return switch (symbol.marker()) {
            case "square" -> new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
            case "diamond" -> path(true, x, y - r, x + r, y, x, y + r, x - r, y);
            case "triangle" -> path(true, x, y - r, x + r, y + r, x - r, y + r);
            case "cross" -> join(path(false, x - r, y, x + r, y), path(false, x, y - r, x, y + r));
            case "x" -> join(path(false, x - r, y - r, x + r, y + r), path(false, x - r, y + r, x + r, y - r));
            default -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        };
    }

    private static Path2D path(boolean closed, double... ordinates) {
        Path2D path = new Path2D.Double();
        path.moveTo(ordinates[0], ordinates[1]);
        for (int i = 2; i < ordinates.length; i += 2) {
            path.lineTo(ordinates[i], ordinates[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static Path2D join(Path2D one, Path2D other) {
        one.append(other, false);
        return one;
    }

    /** From the system of the features to that of the map; the same number means that nothing moves. */
    private record Systems(int from, int to) {
        static Systems of(Features features, MapView view) {
            if (features.spatialReference().isUnknown()
                    || view.extent().spatialReference().isUnknown()) {
                return new Systems(0, 0);
            }
            return new Systems(
                    Reprojection.wkid(features.spatialReference()),
                    Reprojection.wkid(view.extent().spatialReference()));
        }

        @Nullable
        Geometry move(@Nullable Geometry geometry) {
            if (geometry == null || geometry.isEmpty() || from == to) {
                return geometry;
            }
            try {
                return Projections.transform(geometry, from, to);
            } catch (SpatialReferenceException e) {
                return null;
            }
        }
    }
}
