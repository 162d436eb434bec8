package io.github.camelgp.internal.upload;

import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.MultipartBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Map;

/** Takes a stream to pieces that are forms to be sent. For one thread at a time. */
final class FileParts implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final PushbackInputStream stream;
    private final String fileName;
    private final long partBytes;
    private final Spooling spooling;
    private boolean ended;

    /**
     * @param stream is closed with this
     * @param partBytes of a piece; 0 for one piece, however big
     */
    FileParts(InputStream stream, String fileName, long partBytes, Spooling spooling) {
        this.stream = new PushbackInputStream(stream);
        this.fileName = fileName;
        this.partBytes = partBytes > 0 ? partBytes : Long.MAX_VALUE;
        this.spooling = spooling;
    }

    /** A form with the next piece, to which fields are added; whoever gets it finishes it. */
    MultipartBody next() throws IOException {
        MultipartBody body = new MultipartBody(spooling);
        try (OutputStream out = body.file("file", fileName)) {
            copy(out);
            int first = stream.read();
            ended = first < 0;
            if (!ended) {
                stream.unread(first);
            }
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        return body;
    }

    private void copy(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = partBytes;
        int count = 0;
        while (left > 0 && count >= 0) {
            count = stream.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count > 0) {
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    /** Whether the last piece that was given was the end of the stream. */
    boolean isEnded() {
        return ended;
    }

    /** The form, with fields behind the piece. */
    static FormBody finished(MultipartBody body, Map<String, String> fields) throws IOException {
        try (body) {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                body.field(field.getKey(), field.getValue());
            }
            return body.field("f", "json").finish();
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
