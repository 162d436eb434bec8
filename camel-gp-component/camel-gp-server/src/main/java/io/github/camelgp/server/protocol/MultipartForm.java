package io.github.camelgp.server.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578) that is wholly in memory. */
public final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern FILE_NAME = Pattern.compile("filename=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private MultipartForm() {}

    /**
     * Splits a body into its parts.
     *
     * @throws ProtocolException if there is no boundary, or a part doesn't end
     */
    public static List<Part> read(String contentType, byte[] body) {
        byte[] delimiter = ("--" + boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int at = indexOf(body, delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length;
            int next = indexOf(body, delimiter, start);
            if (next < 0) {
                break;
            }
            parts.add(part(body, start, next));
            at = next;
        }
        if (parts.isEmpty()) {
            throw ProtocolException.invalidInput("multipart/form-data without a complete part");
        }
        return parts;
    }

    /**
     * What stands between the parts.
     *
     * @throws ProtocolException if the content type doesn't say
     */
    public static String boundary(String contentType) {
        String boundary = first(BOUNDARY.matcher(contentType));
        if (boundary.isEmpty()) {
            throw ProtocolException.invalidInput("multipart/form-data without a boundary");
        }
        return boundary;
    }

    private static Part part(byte[] body, int start, int end) {
        int head = indexOf(body, END_OF_HEAD, start);
        if (head < 0 || head > end) {
            throw ProtocolException.invalidInput("a part of multipart/form-data has no head");
        }
        Part empty = Part.ofHead(new String(body, start, head - start, StandardCharsets.UTF_8));
        int from = head + END_OF_HEAD.length;
        int length = Math.max(0, end - 2 - from);
        byte[] content = new byte[length];
        System.arraycopy(body, from, content, 0, length);
        return new Part(empty.name(), empty.fileName(), content);
    }

    private static String first(Matcher matcher) {
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int i = from; i <= text.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && text[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /** One field; the file name is empty for plain fields. */
    public record Part(String name, String fileName, byte[] content) {
        /** An empty field with the names that the lines of its head say. */
        public static Part ofHead(String lines) {
            String name = "";
            String fileName = "";
            for (String line : lines.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                    name = first(NAME.matcher(line));
                    fileName = first(FILE_NAME.matcher(line));
                }
            }
            return new Part(name, fileName, new byte[0]);
        }

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
