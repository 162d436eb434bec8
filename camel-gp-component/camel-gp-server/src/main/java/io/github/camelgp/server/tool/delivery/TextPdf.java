package io.github.camelgp.server.tool.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes lines of text as a PDF (1.4) on A4 pages, in Courier; what isn't in Latin-1 becomes a question mark. */
final class TextPdf {

    private static final int LINES_ON_PAGE = 60;
    private static final int LONGEST_LINE = 90;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();

    private TextPdf() {}

    static byte[] of(List<String> lines) {
        return new TextPdf().write(lines);
    }

    private byte[] write(List<String> lines) {
        int pages = Math.max(1, (lines.size() + LINES_ON_PAGE - 1) / LINES_ON_PAGE);
        add("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        object("<< /Type /Pages /Count " + pages + " /Kids [ " + kids + "] >>");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        for (int page = 0; page < pages; page++) {
            object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
                    + " /Contents " + (5 + 2 * page) + " 0 R >>");
            int first = page * LINES_ON_PAGE;
            var content = content(lines.subList(first, Math.min(lines.size(), first + LINES_ON_PAGE)));
            object("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        }
        int table = out.size();
        add("xref\n0 " + (starts.size() + 1) + "\n0000000000 65535 f \n");
        starts.forEach(start -> add(String.format("%010d 00000 n \n", start)));
        add("trailer\n<< /Size " + (starts.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static String content(List<String> lines) {
        var text = new StringBuilder("BT /F1 10 Tf 12 TL 40 800 Td\n");
        for (var line : lines) {
            var cut = line.substring(0, Math.min(line.length(), LONGEST_LINE));
            text.append('(')
                    .append(cut.replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?").replaceAll("([()\\\\])", "\\\\$1"))
                    .append(") Tj T*\n");
        }
        return text.append("ET").toString();
    }

    private void object(String body) {
        starts.add(out.size());
        add(starts.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void add(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
