package io.github.camelgp.internal.http;

import io.github.camelgp.model.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a reply, in memory or in a temporary file of ours, to be read as often as wanted. It starts with one
 * holder; {@link #retain()} adds one, {@link #release()} takes one away, and the last takes the file with it; what is in
 * memory stays readable. Safe for
 * several threads; every stream belongs to one.
 */
public final class Spool implements ByteSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final byte[] memory;
    private final @Nullable Path file;
    private final long size;
    private final boolean ours;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Spool(byte[] memory, @Nullable Path file, long size, boolean ours) {
        this.memory = memory;
        this.file = file;
        this.size = size;
        this.ours = ours;
    }

    /** Bytes in memory; the array must not be changed any more. */
    public static Spool of(byte[] bytes) {
        return new Spool(bytes, null, bytes.length, true);
    }

    static Spool of(Path file, long size) {
        return new Spool(new byte[0], file, size, true);
    }

    /** A file that others keep: it stays when the last holder goes. */
    public static Spool kept(Path file, long size) {
        return new Spool(new byte[0], file, size, false);
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** Whether the bytes are in a file. */
    public boolean isInFile() {
        return file != null;
    }

    @Override
    public InputStream open() throws IOException {
        return open(0, size);
    }

    /**
     * The bytes from {@code from} up to, not including, {@code to}. Readable as long as somebody holds this spool.
     *
     * @throws IndexOutOfBoundsException if the range is not within the bytes
     */
    public ByteSource slice(long from, long to) {
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + size + " bytes");
        }
        return () -> open(from, to);
    }

    private InputStream open(long from, long to) throws IOException {
        if (file != null && holders.get() <= 0) {
            throw new IOException("The reply was already thrown away");
        }
        if (file == null) {
            return new ByteArrayInputStream(memory, (int) from, (int) (to - from));
        }
        FileInputStream stream = new FileInputStream(file.toFile());
        try {
            stream.getChannel().position(from);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        return new BoundedStream(stream, to - from);
    }

    /** The first bytes as one line of text, for messages; secrets are still in it. */
    public String excerpt(int maxBytes) {
        try (InputStream stream = open()) {
            String text = new String(stream.readNBytes(maxBytes), StandardCharsets.UTF_8)
                    .replaceAll("[\\s\\p{Cntrl}]+", " ")
                    .strip();
            return size > maxBytes ? text + "…" : text;
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Adds a holder. */
    public Spool retain() {
        if (holders.getAndUpdate(count -> count > 0 ? count + 1 : count) <= 0) {
            throw new IllegalStateException("The reply was already thrown away");
        }
        return this;
    }

    /** Takes a holder away; the last one deletes the file. More releases than holders do nothing. */
    public void release() {
        if (holders.getAndUpdate(count -> count > 0 ? count - 1 : count) == 1 && file != null && ours) {
            delete(file);
        }
    }

    @Override
    public void close() {
        release();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A temporary file could not be deleted: {} ({})", file, e.toString());
        }
    }

    /** Ends after a number of bytes. */
    private static final class BoundedStream extends InputStream {
        private final InputStream stream;
        private long left;

        BoundedStream(InputStream stream, long left) {
            this.stream = stream;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = left <= 0 ? -1 : stream.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(stream.available(), left);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
