package io.github.camelgp.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Inflates what comes in, piece by piece, without a thread that waits (RFC 1950 to 1952). Judged by the first bytes as
 * well as by {@code Content-Encoding}, since some versions of the HTTP library inflate by themselves. What grows beyond all measure is
 * refused. For one thread at a time.
 */
final class Inflating {
    private static final int MAGIC_0 = 0x1f;
    private static final int MAGIC_1 = 0x8b;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final long UNSUSPICIOUS_BYTES = 64L << 20;
    private static final long LARGEST_RATIO = 300;

    private enum State {
        START,
        GZIP_HEADER,
        DEFLATED,
        GZIP_TRAILER,
        PLAIN,
        DONE
    }

    /** Takes inflated bytes. */
    interface Sink {
        void write(ByteBuffer bytes) throws IOException;
    }

    private final String encoding;
    private final Sink sink;
    private final byte[] out = new byte[16 * 1024];
    private final CRC32 crc = new CRC32();
    private State state = State.START;
    private byte[] pending = new byte[0];
    private boolean gzip;
    private long taken;
    private long given;
    private @Nullable Inflater inflater;

    /** @param contentEncoding as the server says; empty for none */
    Inflating(String contentEncoding, Sink sink) {
        this.encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
        this.sink = sink;
        if (encoding.isEmpty() || encoding.equals("identity")) {
            state = State.PLAIN;
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        if (state == State.PLAIN) {
            sink.write(bytes);
            return;
        }
        taken += bytes.remaining();
        byte[] input = join(bytes);
        int used = 0;
        int before;
        do {
            before = used;
            State stateBefore = state;
            used = step(input, used);
            if (state != stateBefore) {
                before = -1;
            }
        } while (used != before && (used < input.length || state == State.GZIP_TRAILER));
        pending = Arrays.copyOfRange(input, used, input.length);
    }

    private byte[] join(ByteBuffer bytes) {
        byte[] joined = Arrays.copyOf(pending, pending.length + bytes.remaining());
        bytes.get(joined, pending.length, bytes.remaining());
        return joined;
    }

    /** Uses up some of the input; returns the index of the first byte not used, the same one if more are needed. */
    private int step(byte[] input, int from) throws IOException {
        return switch (state) {
            case START -> start(input, from);
            case GZIP_HEADER -> gzipHeader(input, from);
            case DEFLATED -> inflate(input, from);
            case GZIP_TRAILER -> gzipTrailer(input, from);
            case PLAIN -> plain(input, from);
            case DONE -> next(input, from);
        };
    }

    private int start(byte[] input, int from) throws IOException {
        if (input.length - from < 2) {
            return from;
        }
        int first = input[from] & 0xff;
        int second = input[from + 1] & 0xff;
        if (first == MAGIC_0 && second == MAGIC_1) {
            gzip = true;
            state = State.GZIP_HEADER;
        } else if (encoding.equals("deflate") && first != '{' && first != '[' && first != '<') {
            boolean wrapped = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
            inflater = new Inflater(!wrapped);
            state = State.DEFLATED;
        } else if (encoding.contains("gzip") || encoding.equals("deflate")) {
            state = State.PLAIN;
        } else {
            throw new ZipException("the server used the content encoding " + encoding + ", which was not asked for");
        }
        return from;
    }

    private int plain(byte[] input, int from) throws IOException {
        sink.write(ByteBuffer.wrap(input, from, input.length - from));
        return input.length;
    }

    private int gzipHeader(byte[] input, int from) {
        int end = from + FIXED_HEADER;
        if (input.length < end) {
            return from;
        }
        int flags = input[from + 3];
        if ((flags & FLAG_EXTRA) != 0) {
            if (input.length < end + 2) {
                return from;
            }
            end += 2 + (input[end] & 0xff) + ((input[end + 1] & 0xff) << 8);
        }
        int texts = Integer.bitCount(flags & (FLAG_NAME | FLAG_COMMENT));
        for (int i = 0; i < texts; i++) {
            while (end < input.length && input[end] != 0) {
                end++;
            }
            end++;
        }
        end += (flags & FLAG_CRC) == 0 ? 0 : 2;
        if (input.length < end) {
            return from;
        }
        crc.reset();
        inflater = new Inflater(true);
        state = State.DEFLATED;
        return end;
    }

    private int inflate(byte[] input, int from) throws IOException {
        Inflater current = Objects.requireNonNull(inflater);
        current.setInput(input, from, input.length - from);
        try {
            int count = current.inflate(out);
            while (count > 0) {
                crc.update(out, 0, count);
                given += count;
                if (given > UNSUSPICIOUS_BYTES && given > taken * LARGEST_RATIO) {
                    throw new ZipException("the reply inflates to more than " + LARGEST_RATIO + " times its size");
                }
                sink.write(ByteBuffer.wrap(out, 0, count));
                count = current.inflate(out);
            }
        } catch (DataFormatException e) {
            throw new ZipException("the compressed reply is broken: " + e.getMessage());
        }
        if (current.needsDictionary()) {
            throw new ZipException("the compressed reply needs a dictionary");
        }
        int end = input.length - current.getRemaining();
        if (current.finished()) {
            current.end();
            inflater = null;
            state = gzip ? State.GZIP_TRAILER : State.DONE;
        }
        return end;
    }

    private int gzipTrailer(byte[] input, int from) throws IOException {
        if (input.length - from < TRAILER) {
            return from;
        }
        long expected =
                ByteBuffer.wrap(input, from, 4).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
        if (expected != crc.getValue()) {
            throw new ZipException("the compressed reply is broken: its checksum differs");
        }
        state = State.DONE;
        return from + TRAILER;
    }

    /** A further member, as RFC 1952 allows; padding after the last one is let through. */
    private int next(byte[] input, int from) {
        if (gzip
                && input.length - from >= 2
                && (input[from] & 0xff) == MAGIC_0
                && (input[from + 1] & 0xff) == MAGIC_1) {
            state = State.GZIP_HEADER;
            return from;
        }
        return gzip && input.length - from < 2 ? from : input.length;
    }

    /** To be called when no more comes. */
    void finish() throws IOException {
        if (state == State.START) {
            sink.write(ByteBuffer.wrap(pending));
        } else if (state != State.PLAIN && state != State.DONE) {
            throw new EOFException("the compressed reply ends too early");
        }
    }

    void end() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
