package io.github.camelgp.server.tool.print;

import io.github.camelgp.server.draw.Label;
import io.github.camelgp.server.draw.MapDrawing;
import io.github.camelgp.server.draw.MapView;
import io.github.camelgp.server.draw.ScaleBar;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A printed page as one image. */
final class PageImage {
    static final double BAR_SHARE = 0.25;
    private static final double POINTS_PER_INCH = 72;

    private PageImage() {}

    /** The map alone, as big as the client wants it. */
    static BufferedImage mapOnly(WebMap map) {
        return MapDrawing.draw(map.view(map.width(), map.height()), map.layers(), false);
    }

    /** The map as it lies in the layout, at the client's resolution. */
    static BufferedImage frame(WebMap map, PageLayout layout) {
        return MapDrawing.draw(view(map, layout), map.layers(), false);
    }

    static MapView view(WebMap map, PageLayout layout) {
        double pixels = map.dpi() / POINTS_PER_INCH;
        return map.view((int) Math.round(layout.mapWidth() * pixels), (int) Math.round(layout.mapHeight() * pixels));
    }

    /** The whole page. */
    static BufferedImage draw(WebMap map, PageLayout layout) {
        double pixels = map.dpi() / POINTS_PER_INCH;
        BufferedImage page = new BufferedImage(
                (int) Math.round(layout.width() * pixels),
                (int) Math.round(layout.height() * pixels),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = page.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            int left = (int) Math.round(PageLayout.MARGIN * pixels);
            int top = (int) Math.round(layout.mapTop() * pixels);
            graphics.drawImage(frame(map, layout), left, top, null);
            graphics.scale(pixels, pixels);
            graphics.setColor(Color.BLACK);
            graphics.setStroke(new BasicStroke(0.75f));
            graphics.draw(
                    new Rectangle2D.Double(PageLayout.MARGIN, layout.mapTop(), layout.mapWidth(), layout.mapHeight()));
            write(graphics, map, layout);
        } finally {
            graphics.dispose();
        }
        return page;
    }

    private static void write(Graphics2D graphics, WebMap map, PageLayout layout) {
        Label.draw(graphics, map.title(), PageLayout.MARGIN, layout.titleLine(), PageLayout.TITLE_SIZE);
        Label.draw(graphics, map.author(), PageLayout.MARGIN, layout.footLine(), PageLayout.TEXT_SIZE);
        double length = Label.width(graphics, map.copyright(), PageLayout.TEXT_SIZE);
        double right = layout.width() - PageLayout.MARGIN;
        Label.draw(graphics, map.copyright(), right - length, layout.footLine(), PageLayout.TEXT_SIZE);
        MapView view = view(map, layout);
        ScaleBar bar = ScaleBar.of(view, view.width() * BAR_SHARE);
        double points = bar.pixels() * POINTS_PER_INCH / map.dpi();
        double line = layout.barLine();
        Path2D path = new Path2D.Double();
        path.moveTo(PageLayout.MARGIN, line - 5);
        path.lineTo(PageLayout.MARGIN, line);
        path.lineTo(PageLayout.MARGIN + points, line);
        path.lineTo(PageLayout.MARGIN + points, line - 5);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(path);
        Label.draw(graphics, bar.label(), PageLayout.MARGIN + points + 5, line, PageLayout.TEXT_SIZE);
    }
}
