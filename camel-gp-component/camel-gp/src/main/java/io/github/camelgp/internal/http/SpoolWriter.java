package io.github.camelgp.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes bytes until they are all there, and gives them back as a {@link Spool}. For one thread at a time. */
final class SpoolWriter {
    private static final int FIRST_BYTES = 4096;

    private final HttpSettings.Spooling spooling;
    private final long limitBytes;
    private byte[] memory;
    private long size;
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    SpoolWriter(HttpSettings.Spooling spooling, long limitBytes, long expectedBytes) {
        this.spooling = spooling;
        this.limitBytes = limitBytes;
        this.memory = new byte[(int) Math.max(FIRST_BYTES, Math.min(expectedBytes, spooling.thresholdBytes()))];
    }

    void write(ByteBuffer bytes) throws IOException {
        long newSize = size + bytes.remaining();
        if (newSize > limitBytes) {
            throw new ReplyTooBigException(limitBytes);
        }
        if (channel == null && newSize > spooling.thresholdBytes()) {
            moveToFile();
        }
        if (channel != null) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } else {
            keep(bytes, (int) newSize);
        }
        size = newSize;
    }

    private void keep(ByteBuffer bytes, int newSize) {
        if (newSize > memory.length) {
            memory =
                    Arrays.copyOf(memory, Math.max(newSize, (int) Math.min(2L * memory.length, Integer.MAX_VALUE - 8)));
        }
        bytes.get(memory, (int) size, bytes.remaining());
    }

    private void moveToFile() throws IOException {
        Path directory = spooling.directory();
        // createTempFile lets only the owner read it
        file = directory == null
                ? Files.createTempFile("camel-gp-", ".reply")
                : Files.createTempFile(directory, "camel-gp-", ".reply");
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        ByteBuffer start = ByteBuffer.wrap(memory, 0, (int) size);
        while (start.hasRemaining()) {
            channel.write(start);
        }
        memory = new byte[0];
    }

    Spool finish() throws IOException {
        if (channel == null || file == null) {
            return Spool.of(memory.length == size ? memory : Arrays.copyOf(memory, (int) size));
        }
        channel.close();
        Spool spool = Spool.of(file, size);
        file = null;
        return spool;
    }

    /** Throws away what is there, unless it was already given back. */
    void discard() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                Spool.delete(file);
                file = null;
            }
        }
    }
}
