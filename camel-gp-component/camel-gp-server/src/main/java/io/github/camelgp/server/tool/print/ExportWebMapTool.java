package io.github.camelgp.server.tool.print;

import io.github.camelgp.server.draw.ImageFormat;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The task Export Web Map Task: draws what a web map carries, and layers of this server, as image or PDF. EPS and SVG,
 * which the choice list has as on a real server, are refused. Thread-safe.
 */
public final class ExportWebMapTool implements Tool {
    private static final String MAP = "Web_Map_as_JSON";
    private static final String FORMAT = "Format";
    private static final String LAYOUT = "Layout_Template";
    private static final String GEOREFERENCE = "Georef_info";
    private static final String FILE = "Output_File";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Draws a web map: the features that it carries, and layers of this server.")
                .input(MAP, "GPString", p -> p.displayName(MAP)
                        .description("The state of the map, as the export web map specification describes it"))
                .input(FORMAT, "GPString", p -> p.optional()
                        .choiceList("PDF", "PNG32", "PNG8", "JPG", "GIF", "EPS", "SVG", "SVGZ")
                        .defaultValue("PDF"))
                .output(FILE, "GPDataFile", p -> p.required().displayName(FILE))
                .input(LAYOUT, "GPString", p -> p.optional()
                        .displayName(LAYOUT)
                        .choiceList(PageLayout.names())
                        .defaultValue(PageLayout.MAP_ONLY))
                .input(GEOREFERENCE, "GPString", p -> p.optional()
                        .displayName(GEOREFERENCE)
                        .description("Has no effect here")
                        .choiceList("True", "False")
                        .defaultValue("False"))
                .run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        String format = call.text(FORMAT).toUpperCase(Locale.ROOT);
        Optional<ImageFormat> image = ImageFormat.find(format);
        if (image.isEmpty() && !format.equals("PDF")) {
            throw new ToolException("ERROR 001307: This server doesn't print to " + format + ".");
        } else if (image.isEmpty() && !isPdfAvailable()) {
            throw new ToolException("ERROR 001307: Printing to PDF needs the library org.apache.pdfbox:pdfbox beside"
                    + " this server; PNG32 and JPG don't.");
        }
        WebMap map = new WebMapReader(call).read(call.text(MAP));
        Optional<PageLayout> layout = PageLayout.find(call.text(LAYOUT));
        call.checkCancelled();
        String name = call.jobId().substring(1) + ".";
        try (OutputStream file =
                call.file(FILE, name + image.map(ImageFormat::extension).orElse("pdf"))) {
            if (image.isPresent()) {
                var picture = layout.map(page -> PageImage.draw(map, page)).orElseGet(() -> PageImage.mapOnly(map));
                file.write(image.get().encode(picture));
            } else {
                PagePdf.write(map, layout, file);
            }
        }
    }

    private static boolean isPdfAvailable() {
        try {
            Class.forName("org.apache.pdfbox.pdmodel.PDDocument", false, ExportWebMapTool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
