package io.github.camelgp.operation.file;

import java.io.IOException;
import java.io.OutputStream;

/** Counts bytes, and refuses more than a number of them. For one thread. */
final class ByteLimit extends OutputStream {
    private final long limit;
    private long count;

    ByteLimit(long limit) {
        this.limit = limit;
    }

    boolean isPassed() {
        return count > limit;
    }

    @Override
    public void write(int value) throws IOException {
        add(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        add(length);
    }

    private void add(int bytes) throws IOException {
        count += bytes;
        if (isPassed()) {
            throw new IOException("more than " + limit + " bytes");
        }
    }
}
