package io.github.camelgp.examples.complete.stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What is on the map that was printed.
 *
 * @param pages how many
 * @param text what is to be read on it
 * @param green the share of the page that trees cover, 0 to 1
 */
record PrintedMap(int pages, String text, double green) {
    private static final int DPI = 100;

    /** Looks at a PDF, and leaves a picture of it. */
    static PrintedMap read(Path pdf, Path picture) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            ImageIO.write(image, "png", picture.toFile());
            return new PrintedMap(document.getNumberOfPages(), new PDFTextStripper().getText(document), green(image));
        }
    }

    private static double green(BufferedImage image) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int red = image.getRGB(x, y) >> 16 & 0xff;
                int green = image.getRGB(x, y) >> 8 & 0xff;
                found += green > red + 20 ? 1 : 0;
            }
        }
        return (double) found / image.getWidth() / image.getHeight();
    }
}
