package io.github.camelgp.internal.download;

import io.github.camelgp.internal.client.FileClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;

/**
 * A folder that takes files of results, each run in a folder of its own below it. A file is there once it is whole, and
 * never outside of the folder, whatever the server calls it.
 *
 * @param folder is made when it isn't there
 */
public record DownloadFolder(Path folder) {
    private static final long PIECE_BYTES = 8L << 20;

    /**
     * Fetches a file; one of the same name from the same run is replaced.
     *
     * @param run names the folder of the run, such as a job's id
     * @param prefix of the file's name; empty for none
     */
    public CompletableFuture<Path> save(FileClient client, String url, String run, String prefix) {
        Path part;
        try {
            part = part(run);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(unwritable(e));
        }
        return new FileDownload(client, url, part, PIECE_BYTES)
                .start()
                .thenApply(name -> moved(part, part.getParent(), prefix + FileNames.safe(name)))
                .whenComplete((file, failure) -> {
                    if (failure != null) {
                        delete(part);
                    }
                });
    }

    /** Copies a file that is here already, in the same way. */
    public Path copy(Path file, String name, String run, String prefix) {
        try {
            Path part = part(run);
            try {
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                return moved(part, part.getParent(), prefix + FileNames.safe(name));
            } finally {
                delete(part);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path part(String run) throws IOException {
        Path target = folder.toAbsolutePath().normalize().resolve(FileNames.safe(run));
        Files.createDirectories(target);
        return Files.createTempFile(target, ".download-", ".part");
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("downloadDirectory=" + folder + " cannot be written: " + e, e);
    }

    private static Path moved(Path part, Path target, String name) {
        Path file = target.resolve(name).normalize();
        if (!target.equals(file.getParent())) {
            throw new IllegalStateException("The name leads out of the folder: " + name);
        }
        try {
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The downloaded file cannot be put in its place: " + e, e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
