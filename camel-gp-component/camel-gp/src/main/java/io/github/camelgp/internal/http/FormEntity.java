package io.github.camelgp.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** Streams a form out of its memory or file, with its length told beforehand, as not every server takes chunks. */
final class FormEntity implements AsyncEntityProducer {
    private static final int BUFFER = 64 * 1024;

    private final FormBody form;
    private final ContentType type;
    private final ByteBuffer buffer;
    private @Nullable InputStream stream;

    FormEntity(FormBody form, ContentType type) {
        this.form = form;
        this.type = type;
        buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(BUFFER, form.size())));
        buffer.limit(0);
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (stream == null) {
            stream = form.open();
        }
        while (true) {
            if (!buffer.hasRemaining()) {
                int count = stream.read(buffer.array(), 0, buffer.capacity());
                if (count < 0) {
                    channel.endStream();
                    releaseResources();
                    return;
                }
                buffer.position(0).limit(count);
            }
            channel.write(buffer);
            if (buffer.hasRemaining()) {
                return;
            }
        }
    }

    @Override
    public int available() {
        return BUFFER;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // it was only read
                buffer.limit(0);
            }
        }
    }

    @Override
    public long getContentLength() {
        return form.size();
    }

    @Override
    public String getContentType() {
        return type.toString();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }
}
