package io.github.camelgp.operation.output;

import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 text in a temporary file, as a body that can be read again after {@link #reset()}, and by copies of it at once.
 * The file goes when every exchange that has it is done. One thread at a time reads one copy.
 */
final class SpooledText extends InputStream implements StreamCache {
    private final ByteSource text;
    private final Spool spool;
    private final long bytes;
    private @Nullable InputStream current;

    SpooledText(ByteSource text, Spool spool, long bytes) {
        this.text = text;
        this.spool = spool;
        this.bytes = bytes;
    }

    private InputStream current() throws IOException {
        if (current == null) {
            current = text.open();
        }
        return current;
    }

    @Override
    public int read() throws IOException {
        return current().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return current().read(buffer, offset, length);
    }

    @Override
    public int available() throws IOException {
        return current().available();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void reset() {
        try {
            close();
        } catch (IOException e) {
            current = null;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream all = text.open()) {
            all.transferTo(out);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        SpoolHolder.hold(spool, exchange);
        return new SpooledText(text, spool, bytes);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return bytes;
    }

    @Override
    public long position() {
        return -1;
    }
}
