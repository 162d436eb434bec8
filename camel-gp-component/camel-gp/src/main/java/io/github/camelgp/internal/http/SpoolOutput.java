package io.github.camelgp.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes what is written and gives it back as a {@link Spool}. For one thread. */
public final class SpoolOutput extends OutputStream {
    private final SpoolWriter writer;

    public SpoolOutput(HttpSettings.Spooling spooling) {
        writer = new SpoolWriter(spooling, Long.MAX_VALUE, 0);
    }

    @Override
    public void write(int value) throws IOException {
        writer.write(ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writer.write(ByteBuffer.wrap(bytes, offset, length));
    }

    /** What was written; whoever gets it releases it. */
    public Spool finish() throws IOException {
        return writer.finish();
    }

    /** Throws away what was written, unless {@link #finish()} gave it back. */
    @Override
    public void close() {
        writer.discard();
    }
}
