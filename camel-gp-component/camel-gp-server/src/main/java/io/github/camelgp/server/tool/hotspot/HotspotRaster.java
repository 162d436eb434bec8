package io.github.camelgp.server.tool.hotspot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;

/** Draws the cells of a fishnet, red for hot and blue for cold, as a GeoTIFF in Web Mercator. */
final class HotspotRaster {

    private static final int PIXELS = 8;
    private static final Color[] COLD_TO_HOT = {
        new Color(69, 117, 181),
        new Color(132, 158, 186),
        new Color(192, 204, 190),
        new Color(255, 255, 191),
        new Color(250, 185, 132),
        new Color(237, 117, 81),
        new Color(214, 47, 39)
    };

    private HotspotRaster() {}

    static void write(Fishnet net, List<GetisOrd.Cell> cells, List<GetisOrd> scores, OutputStream out)
            throws IOException {
        var image = new BufferedImage(net.columns() * PIXELS, net.rows() * PIXELS, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        for (int i = 0; i < cells.size(); i++) {
            pen.setColor(COLD_TO_HOT[scores.get(i).bin() + 3]);
            pen.fillRect(cells.get(i).column() * PIXELS, cells.get(i).row() * PIXELS, PIXELS, PIXELS);
        }
        pen.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var plain = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            var directory = TIFFDirectory.createFromMetadata(plain);
            directory.addTagSet(GeoTIFFTagSet.getInstance());
            double pixel = net.cell() / PIXELS;
            put(directory, GeoTIFFTagSet.TAG_MODEL_PIXEL_SCALE, pixel, pixel, 0);
            put(directory, GeoTIFFTagSet.TAG_MODEL_TIE_POINT, 0, 0, 0, net.west(), net.north(), 0);
            var keys = new char[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, Fishnet.WEB_MERCATOR};
            directory.addTIFFField(new TIFFField(
                    GeoTIFFTagSet.getInstance().getTag(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY),
                    TIFFTag.TIFF_SHORT,
                    keys.length,
                    keys));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, directory.getAsMetadata()));
        } finally {
            writer.dispose();
        }
    }

    private static void put(TIFFDirectory directory, int tag, double... values) {
        directory.addTIFFField(
                new TIFFField(GeoTIFFTagSet.getInstance().getTag(tag), TIFFTag.TIFF_DOUBLE, values.length, values));
    }
}
