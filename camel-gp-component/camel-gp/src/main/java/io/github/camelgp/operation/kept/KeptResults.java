package io.github.camelgp.operation.kept;

import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.poll.ResultKeeper;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.operation.Clients;
import io.github.camelgp.operation.JobOutputs;
import io.github.camelgp.operation.output.ResultOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches results for the ledger, keeps them in a folder, and gives them back. What is asked for in another way than it
 * was kept, such as in another spatial reference, is not given. Safe for several threads.
 */
public final class KeptResults implements ResultKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(KeptResults.class);

    private final ResultFolder folder;
    private final Spooling spooling;
    private final Clients clients;
    private final Executor executor;
    private final ResultOptions defaults;
    private final Map<String, ResultOptions> collectors = new ConcurrentHashMap<>();

    /**
     * @param root where to keep results
     * @param spooling values up to its threshold are read into memory
     * @param clients that fetch them
     * @param executor where files are written and read, which takes time
     * @param defaults what is wanted of jobs whose collector isn't known here
     */
    public KeptResults(Path root, Spooling spooling, Clients clients, Executor executor, ResultOptions defaults) {
        this.folder = new ResultFolder(root.toAbsolutePath().normalize(), spooling.thresholdBytes());
        this.spooling = spooling;
        this.clients = clients;
        this.executor = executor;
        this.defaults = defaults;
    }

    /** Jobs of {@code collector} will be asked for with these options. */
    public void expect(String collector, ResultOptions options) {
        collectors.put(collector, options);
    }

    @Override
    public CompletionStage<String> keep(GpJobRecord row, GpJob job) {
        ResultOptions options = row.origin().attached()
                ? defaults
                : collectors.getOrDefault(row.origin().collector(), defaults);
        ResultOptions wanted = options.with(row.origin().wanted());
        return JobOutputs.fetch(
                        clients, spooling, job, wanted, row.origin().wanted().credentials())
                .thenApplyAsync(replies -> write(row, job, wanted, replies), executor);
    }

    private String write(GpJobRecord row, GpJob job, ResultOptions wanted, List<RunReply> replies) {
        try {
            return folder.write(row.rowId(), job, JobOutputs.form(wanted), replies);
        } catch (IOException e) {
            throw new UncheckedIOException("Results can't be written to " + folder.root() + ": " + e, e);
        } finally {
            replies.forEach(RunReply::close);
        }
    }

    @Override
    public CompletionStage<GpJob> job(String location) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return folder.read(location).job();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }

    /** The wanted outputs; empty when they aren't kept in this way, or no more. Whoever gets them closes them. */
    public CompletableFuture<Optional<List<RunReply>>> read(String location, ResultOptions wanted) {
        return CompletableFuture.supplyAsync(() -> readNow(location, wanted), executor);
    }

    private Optional<List<RunReply>> readNow(String location, ResultOptions wanted) {
        List<RunReply> replies = new ArrayList<>();
        try {
            KeptResult kept = folder.read(location);
            if (!kept.parameters().equals(JobOutputs.form(wanted))) {
                LOG.debug("Results in {} were kept with other parameters than asked for", location);
                return Optional.empty();
            }
            for (KeptOutput output : kept.outputs()) {
                if (JobOutputs.isWanted(output.name(), wanted)) {
                    replies.add(folder.read(location, output));
                }
            }
            return replies.isEmpty() && wanted.output() != null ? Optional.empty() : Optional.of(replies);
        } catch (IOException | IllegalArgumentException e) {
            replies.forEach(RunReply::close);
            LOG.warn("Results that were kept can't be read, so the server is asked: {}", e.toString());
            return Optional.empty();
        }
    }

    @Override
    public CompletionStage<Map<String, String>> keptBefore(Instant moment) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return folder.before(moment);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }

    @Override
    public void drop(String location) {
        executor.execute(() -> {
            try {
                folder.delete(location);
            } catch (NoSuchFileException e) {
                LOG.debug("Results are gone already: {}", location);
            } catch (IOException e) {
                LOG.warn("Results that nobody needs could not be removed: {}", e.toString());
            }
        });
    }
}
