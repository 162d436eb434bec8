package io.github.camelgp;

import io.github.camelgp.internal.download.FileDownload;
import io.github.camelgp.operation.kept.KeptCopy;
import io.github.camelgp.operation.kept.KeptResults;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file of a result, fetched to a temporary file of ours when the first one is read, by the thread that
 * reads, as streams have it; one that was kept with its result is read where it is. The component whose site the file is at fetches it, with its own credentials; any other file
 * is fetched without. For one thread.
 */
final class ResultFileStream extends InputStream {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final long PIECE_BYTES = 8L << 20;

    private final CamelContext context;
    private final String url;
    private @Nullable InputStream content;

    ResultFileStream(CamelContext context, String url) {
        this.context = context;
        this.url = url;
    }

    private InputStream content() throws IOException {
        if (content == null) {
            content = fetched();
        }
        return content;
    }

    private InputStream fetched() throws IOException {
        GpComponent component = component();
        KeptResults kept = component.runtime().kept();
        Optional<KeptCopy> copy = kept == null ? Optional.empty() : kept.file(url);
        return copy.isPresent() ? Files.newInputStream(copy.get().path()) : fetched(component);
    }

    private InputStream fetched(GpComponent component) throws IOException {
        Path spools = component.runtime().spooling().directory();
        Path file = spools == null
                ? Files.createTempFile("camel-gp-", ".file")
                : Files.createTempFile(spools, "camel-gp-", ".file");
        boolean done = false;
        try {
            Waits.within(
                    LIMIT,
                    "the file " + url.replaceFirst("[?#].*$", ""),
                    new FileDownload(component.runtime().sites().at(url).files(), url, file, PIECE_BYTES).start());
            done = true;
            return Files.newInputStream(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was fetched");
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private GpComponent component() throws IOException {
        GpComponent any = null;
        for (String name : context.getComponentNames()) {
            if (context.hasComponent(name) instanceof GpComponent component && component.isStarted()) {
                if (component.runtime().sites().knows(url)) {
                    return component;
                }
                any = component;
            }
        }
        if (any == null) {
            throw new IOException("No component gp is started that could fetch the file");
        }
        return any;
    }

    @Override
    public int read() throws IOException {
        return content().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return content().read(buffer, offset, length);
    }

    @Override
    public int available() throws IOException {
        return content == null ? 0 : content.available();
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }
}
