package io.github.camelgp.operation.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be uploaded: files, paths, streams, bytes, texts, and what Camel makes a stream of.
 *
 * @param name of the file, without folders; null when nothing tells
 * @param content read once
 * @param identity bytes that are the same for the same content; null when it can be read only once
 */
public record UploadSource(@Nullable String name, Content content, @Nullable Content identity) {

    /** Something of which nothing tells whether it is the same again. */
    public UploadSource(@Nullable String name, Content content) {
        this(name, content, null);
    }

    /** Opens the bytes. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The value of a message; its name is that of the file, else what the header {@code CamelFileName} says. */
    public static UploadSource of(Object value, Exchange exchange) {
        Object file = value instanceof WrappedFile<?> wrapped ? wrapped.getFile() : value;
        if (file instanceof File local) {
            return of(local.toPath());
        }
        if (file instanceof Path path) {
            return of(path);
        }
        String header = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        String name = header == null ? null : header.replaceFirst("(?s)^.*[/\\\\]", "");
        Content content = () -> stream(value, exchange);
        boolean readsOnce = value instanceof InputStream && !(value instanceof StreamCache);
        return new UploadSource(name, content, readsOnce ? null : content);
    }

    private static UploadSource of(Path path) {
        Path name = path.getFileName();
        return new UploadSource(
                name == null ? null : name.toString(),
                () -> Files.newInputStream(path),
                () -> new ByteArrayInputStream(
                        (path.toAbsolutePath() + "|" + Files.size(path) + "|" + Files.getLastModifiedTime(path))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream stream(Object value, Exchange exchange) throws IOException {
        if (value instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (value instanceof CharSequence text) {
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof StreamCache cached) {
            cached.reset();
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, value);
        if (stream == null) {
            throw new IOException("a " + value.getClass().getName() + " cannot be read as a stream");
        }
        return new BufferedInputStream(stream);
    }

    /** Whether servers take a file of that name: no folders, and an extension. */
    public static boolean isFileName(@Nullable String name) {
        return name != null && name.matches("[^/\\\\\\x00-\\x1f]{1,200}") && name.matches("(?s).*[^.\\s]\\.[^.\\s]+");
    }

    @Override
    public String toString() {
        return name == null ? "a file" : name;
    }
}
