package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The form of a request for a run, encoded; a big one is in a temporary file of ours. Whoever makes it closes it, after
 * the answer.
 */
public final class RunForm implements AutoCloseable {
    /** How the names of files end that {@link #keepIn} writes. */
    public static final String KEPT = ".request.form";

    private final FormBody body;

    private RunForm(FormBody body) {
        this.body = body;
    }

    /** The form of values that are in memory already. */
    public static RunForm of(Map<String, String> values) {
        try (Writer writer = new Writer(HttpSettings.defaults().spooling())) {
            for (Map.Entry<String, String> value : values.entrySet()) {
                writer.put(value.getKey(), value.getValue());
            }
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that {@link #keepIn} wrote; closing it leaves the file. */
    public static RunForm kept(Path file) throws IOException {
        return new RunForm(FormBody.kept(file));
    }

    /**
     * Writes the form, as it goes to the server, to a new file that only its owner can read.
     *
     * @param folder is made if it isn't there
     */
    public Path keepIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "gp", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            body.copyTo(out);
            channel.force(true);
        }
        String name = part.getFileName().toString().replace(".part", KEPT);
        return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether a secret that {@code redactor} was told of is in it. */
    public boolean holdsSecret(Redactor redactor) throws IOException {
        return body.holdsAny(redactor.secrets());
    }

    FormBody body() {
        return body;
    }

    /** Whether {@link #values()} can be had. */
    public boolean isSmall() {
        return body.isSmall();
    }

    /**
     * The names and values again, {@code f} among them.
     *
     * @throws IllegalStateException if the form is not small
     */
    public Map<String, String> values() {
        return body.values();
    }

    /** The same for forms with the same content, {@linkplain Writer#mark marks} aside. */
    public String digest() {
        return body.digest();
    }

    @Override
    public void close() {
        body.close();
    }

    /** Makes a form, one value after the other. For one thread. */
    public static final class Writer implements AutoCloseable {
        private final FormBody.Writer body;

        public Writer(HttpSettings.Spooling spooling) {
            body = new FormBody.Writer(spooling);
        }

        /** Adds a text. */
        public void put(String name, String value) throws IOException {
            body.put(name, value);
        }

        /** Adds a text that tells this form from others with the same content. */
        public void mark(String name, String value) throws IOException {
            body.mark(name, value);
        }

        /** Where the UTF-8 bytes of a big value go; closing it ends the value. */
        public OutputStream value(String name) throws IOException {
            return body.value(name);
        }

        /** The form, which asks for an answer in JSON. */
        public RunForm finish() throws IOException {
            body.put("f", "json");
            return new RunForm(body.finish());
        }

        /** Throws away what was written, unless {@link #finish()} gave it back. */
        @Override
        public void close() {
            body.close();
        }
    }
}
