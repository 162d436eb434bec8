package io.github.camelgp.server.draw;

import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

/**
 * An image with its place in the world.
 *
 * @param image as it lies in the file
 * @param extent of its outer edges
 */
public record GeoTiff(BufferedImage image, Extent extent) {
    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int KEYS = 34735;
    private static final int GEOGRAPHIC_KEY = 2048;
    private static final int PROJECTED_KEY = 3072;
    private static final long MOST_PIXELS = 50_000_000;

    /** Reads a GeoTIFF (OGC 19-008) with pixel scale and tie point; empty for any other content, or a very big one. */
    public static Optional<GeoTiff> read(InputStream content) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(content)) {
            if (stream == null || !reader.getOriginatingProvider().canDecodeInput(stream)) {
                return Optional.empty();
            }
            reader.setInput(stream);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return Optional.empty();
            }
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
            TIFFField scale = directory.getTIFFField(PIXEL_SCALE);
            TIFFField tie = directory.getTIFFField(TIE_POINT);
            if (scale == null || tie == null || scale.getCount() < 2 || tie.getCount() < 6) {
                return Optional.empty();
            }
            BufferedImage image = reader.read(0);
            double west = tie.getAsDouble(3) - tie.getAsDouble(0) * scale.getAsDouble(0);
            double north = tie.getAsDouble(4) + tie.getAsDouble(1) * scale.getAsDouble(1);
            return Optional.of(new GeoTiff(
                    image,
                    new Extent(
                            west,
                            north - image.getHeight() * scale.getAsDouble(1),
                            west + image.getWidth() * scale.getAsDouble(0),
                            north,
                            system(directory.getTIFFField(KEYS)))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("not a readable TIFF", e);
        } finally {
            reader.dispose();
        }
    }

    private static SpatialReference system(TIFFField keys) {
        for (int i = 4; keys != null && i + 3 < keys.getCount(); i += 4) {
            int key = keys.getAsInt(i);
            int value = keys.getAsInt(i + 3);
            if ((key == GEOGRAPHIC_KEY || key == PROJECTED_KEY) && value > 0 && value < 32767) {
                return SpatialReference.of(value);
            }
        }
        return SpatialReference.UNKNOWN;
    }
}
