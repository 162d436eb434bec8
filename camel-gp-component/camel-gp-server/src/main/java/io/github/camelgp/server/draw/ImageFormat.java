package io.github.camelgp.server.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The image formats of map services (services reference, Export map). */
public enum ImageFormat {
    PNG("png", BufferedImage.TYPE_INT_ARGB),
    PNG8("png", BufferedImage.TYPE_BYTE_INDEXED),
    PNG24("png", BufferedImage.TYPE_INT_ARGB),
    PNG32("png", BufferedImage.TYPE_INT_ARGB),
    JPG("jpg", BufferedImage.TYPE_INT_RGB),
    GIF("gif", BufferedImage.TYPE_BYTE_INDEXED);

    private final String extension;
    private final int type;

    ImageFormat(String extension, int type) {
        this.extension = extension;
        this.type = type;
    }

    /** By its name in any case. */
    public static Optional<ImageFormat> find(String name) {
        String word = name.trim().toUpperCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (format.name().equals(word.equals("JPEG") ? "JPG" : word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return this == JPG ? "image/jpeg" : "image/" + extension;
    }

    /** The file's bytes; formats without transparency get a white ground. */
    public byte[] encode(BufferedImage picture) {
        BufferedImage image = picture;
        if (picture.getType() != type) {
            image = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.drawImage(picture, 0, 0, null);
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, extension, bytes)) {
                throw new IllegalStateException("no writer for " + extension);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
