package io.github.camelgp.internal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes a form that holds a file ({@code multipart/form-data}, RFC 7578), one part after the other; names of files are
 * written as browsers write them. For one thread.
 */
public final class MultipartBody implements AutoCloseable {
    private static final String END = "\r\n";

    private final String boundary = "gp-" + UUID.randomUUID();
    private final SpoolOutput out;

    /** @param spooling where a big one is kept until it is sent */
    public MultipartBody(HttpSettings.Spooling spooling) {
        out = new SpoolOutput(spooling);
    }

    /** Adds a text. */
    public MultipartBody field(String name, String value) throws IOException {
        head("name=\"" + escaped(name) + "\"", "text/plain; charset=UTF-8");
        write(value + END);
        return this;
    }

    /** Where the bytes of a file go; closing it ends the file. */
    public OutputStream file(String name, String fileName) throws IOException {
        head("name=\"" + escaped(name) + "\"; filename=\"" + escaped(fileName) + "\"", "application/octet-stream");
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                MultipartBody.this.write(END);
            }
        };
    }

    private void head(String disposition, String type) throws IOException {
        write("--" + boundary + END + "Content-Disposition: form-data; " + disposition + END + "Content-Type: " + type
                + END + END);
    }

    private static String escaped(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The form; whoever gets it closes it. */
    public FormBody finish() throws IOException {
        write("--" + boundary + "--" + END);
        return FormBody.multipart(out.finish(), boundary);
    }

    /** Throws away what was written, unless {@link #finish()} gave it back. */
    @Override
    public void close() {
        out.close();
    }
}
