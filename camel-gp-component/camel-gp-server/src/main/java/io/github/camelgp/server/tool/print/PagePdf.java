package io.github.camelgp.server.tool.print;

import io.github.camelgp.server.draw.MapView;
import io.github.camelgp.server.draw.ScaleBar;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A printed page as PDF: the map as image, the words as text. Needs PDFBox, which is an optional dependency. */
final class PagePdf implements AutoCloseable {
    private static final float POINTS_PER_INCH = 72;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;

    private PagePdf() throws IOException {
        try (InputStream content = PDDocument.class.getResourceAsStream(FONT)) {
            if (content == null) {
                throw new IOException("the library has no font " + FONT);
            }
            font = PDType0Font.load(document, content);
        }
    }

    /** Without a layout the page is as big as the image. */
    static void write(WebMap map, Optional<PageLayout> layout, OutputStream out) throws IOException {
        try (PagePdf pdf = new PagePdf()) {
            pdf.document.getDocumentInformation().setTitle(map.title());
            pdf.document.getDocumentInformation().setAuthor(map.author());
            if (layout.isPresent()) {
                pdf.addPage(map, layout.get());
            } else {
                pdf.addImage(map);
            }
            pdf.document.save(out);
        }
    }

    private void addImage(WebMap map) throws IOException {
        BufferedImage image = PageImage.mapOnly(map);
        float width = image.getWidth() * POINTS_PER_INCH / (float) map.dpi();
        float height = image.getHeight() * POINTS_PER_INCH / (float) map.dpi();
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        PDImageXObject object = LosslessFactory.createFromImage(document, image);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(object, 0, 0, width, height);
        }
    }

    private void addPage(WebMap map, PageLayout layout) throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) layout.width(), (float) layout.height()));
        document.addPage(page);
        PDImageXObject object = LosslessFactory.createFromImage(document, PageImage.frame(map, layout));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float left = (float) PageLayout.MARGIN;
            float bottom = (float) (layout.height() - layout.mapTop() - layout.mapHeight());
            content.drawImage(object, left, bottom, (float) layout.mapWidth(), (float) layout.mapHeight());
            content.setLineWidth(0.75f);
            content.addRect(left, bottom, (float) layout.mapWidth(), (float) layout.mapHeight());
            content.stroke();
            text(content, map.title(), left, up(layout, layout.titleLine()), PageLayout.TITLE_SIZE);
            float foot = up(layout, layout.footLine());
            text(content, map.author(), left, foot, PageLayout.TEXT_SIZE);
            float length = width(map.copyright(), PageLayout.TEXT_SIZE);
            text(content, map.copyright(), (float) layout.width() - left - length, foot, PageLayout.TEXT_SIZE);
            scaleBar(content, map, layout);
        }
    }

    private void scaleBar(PDPageContentStream content, WebMap map, PageLayout layout) throws IOException {
        MapView view = PageImage.view(map, layout);
        ScaleBar bar = ScaleBar.of(view, view.width() * PageImage.BAR_SHARE);
        float left = (float) PageLayout.MARGIN;
        float right = left + (float) bar.pixels() * POINTS_PER_INCH / (float) map.dpi();
        float line = up(layout, layout.barLine());
        content.setLineWidth(1);
        content.moveTo(left, line + 5);
        content.lineTo(left, line);
        content.lineTo(right, line);
        content.lineTo(right, line + 5);
        content.stroke();
        text(content, bar.label(), right + 5, line, PageLayout.TEXT_SIZE);
    }

    /** PDF counts from the lower edge. */
    private static float up(PageLayout layout, double fromTop) {
        return (float) (layout.height() - fromTop);
    }

    private void text(PDPageContentStream content, String words, float x, float y, double size) throws IOException {
        String known = known(words);
        if (!known.isBlank()) {
            content.beginText();
            content.setFont(font, (float) size);
            content.newLineAtOffset(x, y);
            content.showText(known);
            content.endText();
        }
    }

    private float width(String words, double size) throws IOException {
        return font.getStringWidth(known(words)) / 1000 * (float) size;
    }

    /** Letters that the font hasn't got are question marks. */
    private String known(String words) {
        StringBuilder known = new StringBuilder();
        words.codePoints().forEach(letter -> {
            String text = Character.toString(letter);
            try {
                font.encode(text);
                known.append(text);
            } catch (IOException | IllegalArgumentException e) {
                known.append(Character.isWhitespace(letter) ? ' ' : '?');
            }
        });
        return known.toString();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
