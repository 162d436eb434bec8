package io.github.camelgp.server.upload;

import io.github.camelgp.server.protocol.MultipartForm;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.ReceivedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code multipart/form-data} (RFC 7578) while it comes in: files go to disk, fields to memory, so that the memory
 * needed doesn't grow with the files. Not thread safe.
 */
public final class MultipartStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long MOST_FIELD_BYTES = 1024L * 1024;
    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final InputStream in;
    private final FileIntake intake;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final List<MultipartForm.Part> fields = new ArrayList<>();
    private final List<ReceivedFile> files = new ArrayList<>();
    private long fieldBytes;
    private int from;
    private int to;

    /**
     * For one body.
     *
     * @throws ProtocolException if the content type has no boundary
     */
    public MultipartStream(String contentType, InputStream in, FileIntake intake) {
        this.in = in;
        this.intake = intake;
        this.delimiter = ("\r\n--" + MultipartForm.boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1);
        // the first boundary needs no line break before it
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** The plain fields that have come. */
    public List<MultipartForm.Part> fields() {
        return List.copyOf(fields);
    }

    /** The files that have come, also those of a body that then broke off; the caller deletes or moves them. */
    public List<ReceivedFile> files() {
        return List.copyOf(files);
    }

    /**
     * Reads to the end.
     *
     * @throws ProtocolException if it isn't multipart, ends too early, or something in it is too big
     */
    public void read() throws IOException {
        copyUntil(delimiter, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        while (!isLast()) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            copyUntil(END_OF_HEAD, head, MOST_HEAD_BYTES);
            part(MultipartForm.Part.ofHead(head.toString(StandardCharsets.UTF_8)));
        }
        from = to;
        while (fill()) {
            from = to;
        }
    }

    private boolean isLast() throws IOException {
        while (to - from < 2) {
            if (!fill()) {
                throw endsEarly();
            }
        }
        return buffer[from] == '-' && buffer[from + 1] == '-';
    }

    private void part(MultipartForm.Part head) throws IOException {
        if (head.fileName().isEmpty()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            copyUntil(delimiter, content, MOST_FIELD_BYTES - fieldBytes);
            fieldBytes += content.size();
            fields.add(new MultipartForm.Part(head.name(), "", content.toByteArray()));
            return;
        }
        Path path = intake.open(head.fileName());
        int index = files.size();
        files.add(new ReceivedFile(head.name(), head.fileName(), path, 0));
        try (OutputStream out = Files.newOutputStream(path)) {
            copyUntil(delimiter, out, intake.maxBytes());
        }
        files.set(index, new ReceivedFile(head.name(), head.fileName(), path, Files.size(path)));
    }

    /** Copies what is before the mark, and goes on behind it. */
    private void copyUntil(byte[] mark, OutputStream out, long limit) throws IOException {
        long copied = 0;
        while (true) {
            int at = indexOf(mark);
            int length = at >= 0 ? at - from : Math.max(0, to - from - mark.length + 1);
            copied += length;
            if (copied > limit) {
                throw ProtocolException.tooLarge(limit);
            }
            out.write(buffer, from, length);
            from += length;
            if (at >= 0) {
                from += mark.length;
                return;
            } else if (!fill()) {
                throw endsEarly();
            }
        }
    }

    private int indexOf(byte[] mark) {
        for (int i = from; i <= to - mark.length; i++) {
            int j = 0;
            while (j < mark.length && buffer[i + j] == mark[j]) {
                j++;
            }
            if (j == mark.length) {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int count = in.read(buffer, to, buffer.length - to);
        if (count > 0) {
            to += count;
            intake.received(count);
        }
        return count > 0;
    }

    private static ProtocolException endsEarly() {
        return ProtocolException.invalidInput("multipart/form-data ends before its last boundary");
    }
}
