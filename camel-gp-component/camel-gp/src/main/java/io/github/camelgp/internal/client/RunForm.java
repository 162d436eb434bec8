package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The form of a request for a run, encoded; a big one is in a temporary file of ours. Whoever makes it closes it, after
 * the answer.
 */
public final class RunForm implements AutoCloseable {
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
