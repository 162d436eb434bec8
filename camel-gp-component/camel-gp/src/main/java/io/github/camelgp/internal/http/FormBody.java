package io.github.camelgp.internal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * An encoded form ({@code application/x-www-form-urlencoded}, UTF-8, unless there are files in it), in memory or, if it is big, in a temporary file of
 * ours. Whoever makes it closes it. Safe for several threads.
 */
public final class FormBody implements AutoCloseable {
    /** The library's own constant says ISO-8859-1, by which some servers would then read the percent-encoded UTF-8. */
    static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded", StandardCharsets.UTF_8);

    private static final String MULTIPART = "multipart/form-data";
    private static final int CHUNK = 256 * 1024;

    private final Spool encoded;
    private final String digest;
    private final ContentType type;

    private FormBody(Spool encoded, String digest, ContentType type) {
        this.encoded = encoded;
        this.digest = digest;
        this.type = type;
    }

    /** A form with files in it. */
    static FormBody multipart(Spool encoded, String boundary) {
        return new FormBody(encoded, "", ContentType.create(MULTIPART, new BasicNameValuePair("boundary", boundary)));
    }

    ContentType type() {
        return type;
    }

    /** The same for forms with the same content, {@linkplain Writer#mark marks} aside; empty for one that was kept. */
    public String digest() {
        return digest;
    }

    /** A form that was copied to a file before, which stays when this is closed. */
    public static FormBody kept(Path file) throws IOException {
        return new FormBody(Spool.of(file, Files.size(file)).retain(), "", FORM);
    }

    /** Takes the values of a form, one after the other. */
    @FunctionalInterface
    public interface Reader {
        /** @param value its UTF-8 bytes, for as long as this runs; what is not read is skipped */
        void value(String name, InputStream value) throws IOException;
    }

    /** Reads all values, {@code f} among them. */
    public void read(Reader reader) throws IOException {
        try (InputStream from = encoded.open()) {
            FormScan.read(from, reader);
        }
    }

    /** Writes the encoded form; {@code out} stays open. */
    public void copyTo(OutputStream out) throws IOException {
        try (InputStream from = encoded.open()) {
            from.transferTo(out);
        }
    }

    /** Whether any of these texts is in a name or value. */
    public boolean holdsAny(List<String> texts) throws IOException {
        List<String> wanted = texts.stream()
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .toList();
        int overlap = wanted.stream().mapToInt(String::length).max().orElse(0);
        try (InputStream from = encoded.open()) {
            String tail = "";
            byte[] chunk = from.readNBytes(CHUNK);
            while (chunk.length > 0 && overlap > 0) {
                String window = tail + new String(chunk, StandardCharsets.US_ASCII);
                if (wanted.stream().anyMatch(window::contains)) {
                    return true;
                }
                tail = window.substring(Math.max(0, window.length() - overlap));
                chunk = from.readNBytes(CHUNK);
            }
        }
        return false;
    }

    long size() {
        return encoded.size();
    }

    InputStream open() throws IOException {
        return encoded.open();
    }

    /** Whether {@link #values()} can be had. */
    public boolean isSmall() {
        return !encoded.isInFile();
    }

    /**
     * The names and values again.
     *
     * @throws IllegalStateException if the form is not small
     */
    public Map<String, String> values() {
        if (!isSmall()) {
            throw new IllegalStateException("A form of " + encoded.size() + " bytes is kept in a file");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text().split("&")) {
            int equals = pair.indexOf('=');
            values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return values;
    }

    private String text() {
        try (InputStream stream = encoded.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Lets go of the file, if there is one. */
    @Override
    public void close() {
        encoded.release();
    }

    @Override
    public String toString() {
        return "FormBody[" + encoded.size() + " bytes]";
    }

    /** Makes a form, one value after the other. For one thread. */
    public static final class Writer implements AutoCloseable {
        private final SpoolOutput spool;
        private final DigestOutputStream out;
        private boolean first = true;

        public Writer(HttpSettings.Spooling spooling) {
            spool = new SpoolOutput(spooling);
            out = new DigestOutputStream(spool, sha256());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Adds a text that tells this form from others with the same content. */
        public Writer mark(String name, String value) throws IOException {
            out.on(false);
            put(name, value);
            out.on(true);
            return this;
        }

        /** Adds a text. */
        public Writer put(String name, String value) throws IOException {
            name(name);
            out.write(URLEncoder.encode(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        /** Where the UTF-8 bytes of a big value go; closing it ends the value. */
        public OutputStream value(String name) throws IOException {
            name(name);
            return new Percent(out);
        }

        private void name(String name) throws IOException {
            String start = (first ? "" : "&") + URLEncoder.encode(name, StandardCharsets.UTF_8) + "=";
            first = false;
            out.write(start.getBytes(StandardCharsets.US_ASCII));
        }

        /** The form; whoever gets it closes it. */
        public FormBody finish() throws IOException {
            var digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
            return new FormBody(spool.finish(), digest, FORM);
        }

        /** Throws away what was written, unless {@link #finish()} gave it back. */
        @Override
        public void close() {
            spool.close();
        }
    }

    /** Percent-encodes byte by byte, which is what the encoding asks for outside ASCII too. */
    private static final class Percent extends FilterOutputStream {
        private static final int BUFFER = 8192;
        private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
        private static final boolean[] PLAIN = new boolean[128];

        static {
            for (char c : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*".toCharArray()) {
                PLAIN[c] = true;
            }
        }

        private final byte[] buffer = new byte[BUFFER];
        private int used;

        Percent(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            if (used > BUFFER - 3) {
                drain();
            }
            int octet = value & 0xff;
            if (octet < 128 && PLAIN[octet]) {
                buffer[used++] = (byte) octet;
            } else if (octet == ' ') {
                buffer[used++] = '+';
            } else {
                buffer[used++] = '%';
                buffer[used++] = HEX[octet >> 4];
                buffer[used++] = HEX[octet & 0xf];
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }

        private void drain() throws IOException {
            out.write(buffer, 0, used);
            used = 0;
        }

        /** Ends the value and leaves the form open. */
        @Override
        public void close() throws IOException {
            drain();
        }
    }
}
