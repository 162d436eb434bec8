package io.github.camelgp.server.tool.delivery;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The task Delivery, as a customer's own tool might be: a zipped geodatabase in, a report as PDF and a table of what was
 * in it out. It takes as many minutes of server time as asked for. Thread-safe.
 */
public final class DeliveryTool implements Tool {

    private static final String PACKAGE = "Package";
    private static final String REMARKS = "Remarks";
    private static final String MINUTES = "Minutes";
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 1L << 30;

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Checks a delivery: says what is in a zip file.")
                .input(PACKAGE, "GPDataFile", p -> p.required()
                        .description("A zipped file geodatabase, or any zip file: uploaded, or by its address"))
                .input(REMARKS, "GPString", p -> p.optional().description("Printed in the report"))
                .input(MINUTES, "GPDouble", p -> p.optional()
                        .description("How long it takes")
                        .defaultValue(0))
                .output("Report", "GPDataFile")
                .output("Contents", "GPValueTable")
                .run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        double minutes = call.number(MINUTES);
        if (!(minutes >= 0 && minutes <= 24 * 60)) {
            throw new ToolException("ERROR 000622: Parameters are not valid. Minutes must be 0 to 1440.");
        }
        List<Map<String, Object>> contents;
        try (var file = InputFile.open(call, PACKAGE)) {
            contents = read(call, file);
        }
        call.pause(Duration.ofMillis(Math.round(minutes * 60_000)));
        try (var report = call.file("Report", "report.pdf")) {
            report.write(TextPdf.of(lines(call, contents)));
        }
        call.set("Contents", contents);
        call.message(contents.size() + " files");
    }

    private static List<Map<String, Object>> read(TaskCall call, InputStream file) throws IOException {
        var contents = new ArrayList<Map<String, Object>>();
        long bytes = 0;
        try (var zip = new ZipInputStream(file)) {
            var buffer = new byte[64 * 1024];
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                call.checkCancelled();
                long size = 0;
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    size += read;
                    bytes += read;
                    if (bytes > MOST_BYTES) {
                        throw new ToolException("ERROR 000622: Package holds more than " + MOST_BYTES + " bytes.");
                    }
                }
                if (!entry.isDirectory()) {
                    contents.add(row(entry.getName(), size));
                }
                if (contents.size() > MOST_ENTRIES) {
                    throw new ToolException("ERROR 000622: Package holds more than " + MOST_ENTRIES + " files.");
                }
            }
        } catch (ZipException e) {
            throw new ToolException("ERROR 000622: Package is damaged: " + e.getMessage() + ".", e);
        }
        if (contents.isEmpty()) {
            throw new ToolException("ERROR 000622: Package is not a zip file, or there is nothing in it.");
        }
        return contents;
    }

    private static Map<String, Object> row(String name, long size) {
        var row = new LinkedHashMap<String, Object>();
        row.put("File Name", name);
        row.put("Bytes", size);
        row.put("In Geodatabase", name.contains(".gdb/"));
        return row;
    }

    private static List<String> lines(TaskCall call, List<Map<String, Object>> contents) {
        var lines = new ArrayList<String>();
        lines.add("Delivery " + call.jobId());
        if (call.isGiven(REMARKS)) {
            call.text(REMARKS).lines().limit(1000).forEach(lines::add);
        }
        lines.add("");
        contents.forEach(row -> lines.add(String.format("%12d  %s", row.get("Bytes"), row.get("File Name"))));
        return lines;
    }
}
