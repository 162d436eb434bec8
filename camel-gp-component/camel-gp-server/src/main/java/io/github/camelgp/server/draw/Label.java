package io.github.camelgp.server.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Text in pictures. Where Java has no fonts, as on some machines without a desktop, there is none. */
public final class Label {
    private static final Logger LOG = LoggerFactory.getLogger(Label.class);
    private static final boolean AVAILABLE = areFontsAvailable();

    private Label() {}

    /**
     * Writes one line.
     *
     * @param x where it begins, in the graphics' units
     * @param y of the base line
     * @param size of the letters in those units
     */
    public static void draw(Graphics2D graphics, String text, double x, double y, double size) {
        if (AVAILABLE && !text.isBlank()) {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.BLACK);
            graphics.setFont(font(size));
            graphics.drawString(text, (float) x, (float) y);
        }
    }

    /** How long a line is; a guess where there are no fonts. */
    public static double width(Graphics2D graphics, String text, double size) {
        return AVAILABLE ? graphics.getFontMetrics(font(size)).stringWidth(text) : text.length() * size / 2;
    }

    private static Font font(double size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    }

    private static boolean areFontsAvailable() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            return graphics.getFontMetrics(font(10)).stringWidth("m") > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.warn("No fonts: pictures have no text", e);
            return false;
        } finally {
            graphics.dispose();
        }
    }
}
