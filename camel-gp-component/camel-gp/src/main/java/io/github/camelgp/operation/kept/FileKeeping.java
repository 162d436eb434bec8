package io.github.camelgp.operation.kept;

import io.github.camelgp.internal.client.FileClient;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.download.FileDownload;
import io.github.camelgp.model.GpException;
import io.github.camelgp.operation.output.FileValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the files that outputs name, one after the other, into the folder of a result.
 *
 * @param clients by address, so that a token goes to its own site only
 * @param executor where checksums are taken
 */
record FileKeeping(Function<String, FileClient> clients, Executor executor) {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeeping.class);
    private static final long PIECE_BYTES = 8L << 20;

    /** All that can be had at all; a file that the server doesn't give is left out, which is logged. */
    CompletableFuture<List<KeptFile>> fetch(List<RunReply> replies, Path folder) {
        Set<String> urls = new LinkedHashSet<>();
        for (RunReply reply : replies) {
            for (RawOutput output : reply.outputs()) {
                urls.addAll(FileValues.urls(output));
            }
        }
        CompletableFuture<List<KeptFile>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (String url : urls) {
            all = all.thenCompose(files -> fetch(url, folder, files));
        }
        return all;
    }

    private CompletableFuture<List<KeptFile>> fetch(String url, Path folder, List<KeptFile> files) {
        String file = files.size() + ".file";
        return download(url, folder.resolve(file))
                .thenApplyAsync(
                        name -> {
                            files.add(ResultFolder.file(folder, file, url, name));
                            return files;
                        },
                        executor)
                .exceptionallyCompose(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (!(cause instanceof GpException known) || !isForGood(known)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    LOG.warn("A file of a result can't be kept: {} ({})", known.getMessage(), bare(url));
                    return CompletableFuture.completedFuture(files);
                });
    }

    private CompletableFuture<String> download(String url, Path target) {
        try {
            return new FileDownload(clients.apply(url), url, target, PIECE_BYTES).start();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** To ask again would give the same. */
    private static boolean isForGood(GpException failure) {
        return switch (failure.getReason()) {
            case GONE, NOT_FOUND_OR_NOT_SHARED, FORBIDDEN, INVALID_INPUT, NOT_UNDERSTOOD -> true;
            default -> false;
        };
    }

    private static String bare(String url) {
        return url.replaceFirst("[?#].*$", "");
    }
}
