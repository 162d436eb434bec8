package io.github.camelgp.operation.file;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.download.DownloadFolder;
import io.github.camelgp.internal.download.FileNames;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.kept.KeptCopy;
import io.github.camelgp.operation.output.FileValues;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Saves the files that a result points to, before the server sweeps them.
 *
 * @param folder null to leave them there
 * @param run names the folder of the run below it
 * @param clients by address, so that a token goes to its own site only
 * @param kept files that are here already, by address
 */
public record Downloads(
        @Nullable Path folder,
        String run,
        Function<String, GpClient> clients,
        Function<String, Optional<KeptCopy>> kept) {

    /** What {@code form} makes of the outputs, with the saved files in the place of their addresses. */
    public CompletableFuture<Reply> reply(List<RunReply> replies, Function<List<RunReply>, Reply> form) {
        Map<String, String> wanted = folder == null ? Map.of() : files(replies);
        if (folder == null || wanted.isEmpty()) {
            return CompletableFuture.completedFuture(form.apply(replies));
        }
        return saved(new DownloadFolder(folder), wanted)
                .<Reply>thenApply(files -> new SavedFiles(form.apply(replies), files))
                .whenComplete((reply, failure) -> {
                    if (failure != null) {
                        replies.forEach(RunReply::close);
                    }
                });
    }

    /** Addresses, and what stands before the name of the file: of two with the same name the later tells its output. */
    private static Map<String, String> files(List<RunReply> replies) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (RunReply reply : replies) {
            for (RawOutput output : reply.outputs()) {
                for (String url : FileValues.urls(output)) {
                    boolean first = names.add(FileNames.safe(FileNames.ofUrl(url)));
                    String prefix = first ? "" : FileNames.safe(output.paramName()) + files.size() + "-";
                    files.putIfAbsent(url, prefix);
                }
            }
        }
        return files;
    }

    /** One after the other: a result with a hundred files is not to take all connections. */
    private CompletableFuture<Map<String, Path>> saved(DownloadFolder target, Map<String, String> wanted) {
        Map<String, Path> files = new LinkedHashMap<>();
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            all = all.thenCompose(before -> saved(target, file.getKey(), file.getValue()))
                    .thenAccept(path -> files.put(file.getKey(), path));
        }
        return all.thenApply(done -> files);
    }

    private CompletableFuture<Path> saved(DownloadFolder target, String url, String prefix) {
        return kept.apply(url)
                .map(copy -> CompletableFuture.completedFuture(target.copy(copy.path(), copy.name(), run, prefix)))
                .orElseGet(() -> target.save(clients.apply(url).files(), url, run, prefix));
    }
}
