package io.github.camelgp.internal.download;

import io.github.camelgp.internal.client.FileClient;
import io.github.camelgp.internal.client.FilePiece;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way from the server to a file of ours. Where the server has pieces, a piece that breaks off is asked for
 * again by itself, and is of the same version of the file as those before; when the file has changed it starts again.
 * Where the server has none, all of it is fetched, and fetched again if it breaks off.
 */
public final class FileDownload {
    private static final int MOST_STARTS = 3;

    private final FileClient client;
    private final String url;
    private final Path target;
    private final long pieceBytes;
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private String validator = "";
    private String name = "";
    private long have;
    private int starts;

    /**
     * @param target is made, or overwritten; what is in it is good only if the download succeeds
     * @param pieceBytes how much is asked for at once
     */
    public FileDownload(FileClient client, String url, Path target, long pieceBytes) {
        this.client = client;
        this.url = url;
        this.target = target;
        this.pieceBytes = pieceBytes;
    }

    /** Fetches it, once; gives the name that the server calls it by, in its own words. */
    public CompletableFuture<String> start() {
        client.piece(url, 0, pieceBytes, "").whenComplete(this::take);
        return result;
    }

    private void take(@Nullable FilePiece piece, @Nullable Throwable failure) {
        if (piece == null) {
            result.completeExceptionally(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
            return;
        }
        try (piece) {
            taken(piece);
        } catch (IOException e) {
            result.completeExceptionally(new UncheckedIOException("The file cannot be written: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void taken(FilePiece piece) throws IOException {
        name = piece.name().isEmpty() ? FileNames.ofUrl(url) : piece.name();
        if (piece.whole()) {
            write(piece, StandardOpenOption.TRUNCATE_EXISTING);
            result.complete(name);
            return;
        }
        if (piece.from() != have || have > 0 && !piece.validator().equals(validator)) {
            again();
            return;
        }
        boolean all = piece.from() == 0 && piece.body().size() == piece.total();
        if (!all && (piece.validator().isEmpty() || piece.total() < 0)) {
            // nothing would tell whether the next piece is of the same file
            client.whole(url).whenComplete(this::take);
            return;
        }
        write(piece, have == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        have += piece.body().size();
        validator = piece.validator();
        if (have == piece.total()) {
            result.complete(name);
        } else if (have > piece.total() || piece.body().size() == 0) {
            throw new GpProtocolException(
                    "download failed: the server's pieces make " + have + " bytes of " + piece.total(),
                    GpWhere.at(url.replaceFirst("[?#].*$", "")),
                    null);
        } else {
            client.piece(url, have, pieceBytes, validator).whenComplete(this::take);
        }
    }

    private void again() {
        if (++starts >= MOST_STARTS) {
            throw new GpTransportException(
                    null,
                    "download failed: the file changes at the server while it is fetched",
                    GpWhere.at(url.replaceFirst("[?#].*$", "")));
        }
        have = 0;
        client.piece(url, 0, pieceBytes, "").whenComplete(this::take);
    }

    private void write(FilePiece piece, OpenOption how) throws IOException {
        try (InputStream from = piece.body().open();
                OutputStream to =
                        Files.newOutputStream(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            from.transferTo(to);
        }
    }
}
