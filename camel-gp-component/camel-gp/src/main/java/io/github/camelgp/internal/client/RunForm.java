package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The form of a request for a run, encoded; a big one is in a temporary file of ours. Whoever makes it closes it, after
 * the answer.
 */
public final class RunForm implements AutoCloseable {
    /** How the names of files end that {@link #keepIn} writes. */
    public static final String KEPT = ".request.form";

    private final FormBody body;
    private final @Nullable FormBody sent;

    private RunForm(FormBody body, @Nullable FormBody sent) {
        this.body = body;
        this.sent = sent;
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

    /** The form of values that are the members of a JSON object, as rows keep them; {@code f} is no value. */
    public static RunForm ofJson(String json) throws IOException {
        Map<String, String> values = Json.MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        values.remove("f");
        return of(values);
    }

    /** The form that {@link #keepIn} wrote; closing it leaves the file. */
    public static RunForm kept(Path file) throws IOException {
        return new RunForm(FormBody.kept(file), null);
    }

    /** This form, which goes to the server as {@code other}; whoever closes the answer closes both. */
    RunForm sentAs(RunForm other) {
        return new RunForm(body, other.body);
    }

    /** Whether nothing is to be added before it is sent. */
    boolean isComplete() {
        return sent != null;
    }

    /**
     * Writes the form, without what is only added when it is sent, to a new file that only its owner can read.
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

    /** As it goes to the server. */
    FormBody body() {
        return sent == null ? body : sent;
    }

    /** Reads all values, however big, {@code f} among them. */
    public void read(FormBody.Reader reader) throws IOException {
        body.read(reader);
    }

    /** One value; empty when there is none, or it has more than {@code most} bytes. */
    public Optional<String> value(String name, int most) throws IOException {
        AtomicReference<@Nullable String> found = new AtomicReference<>();
        read((each, value) -> {
            if (each.equals(name)) {
                byte[] bytes = value.readNBytes(most);
                found.set(value.read() < 0 ? new String(bytes, StandardCharsets.UTF_8) : null);
            }
        });
        return Optional.ofNullable(found.get());
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

    /**
     * The same for forms with the same content, {@linkplain Writer#mark marks} and what is added when it is sent aside;
     * empty for a form that was kept.
     */
    public String digest() {
        return body.digest();
    }

    @Override
    public void close() {
        body.close();
        if (sent != null && sent != body) {
            sent.close();
        }
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
            return new RunForm(body.finish(), null);
        }

        /** Throws away what was written, unless {@link #finish()} gave it back. */
        @Override
        public void close() {
            body.close();
        }
    }
}
