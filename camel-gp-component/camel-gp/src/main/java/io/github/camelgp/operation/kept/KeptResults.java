package io.github.camelgp.operation.kept;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.poll.ResultKeeper;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.operation.Clients;
import io.github.camelgp.operation.JobOutputs;
import io.github.camelgp.operation.kept.ResultFolder.Draft;
import io.github.camelgp.operation.output.ResultOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches results for the ledger, keeps them in a folder, and gives them back. What is asked for in another way than it
 * was kept, such as in another spatial reference, is not given. Safe for several threads.
 */
public final class KeptResults implements ResultKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(KeptResults.class);
    private static final int REMEMBERED = 10_000;

    private final ResultFolder folder;
    private final Spooling spooling;
    private final Clients clients;
    private final Executor executor;
    private final ResultOptions defaults;
    private final Map<String, ResultOptions> collectors = new ConcurrentHashMap<>();
    private final Map<String, Place> files = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > REMEMBERED;
        }
    });

    private record Place(String location, KeptFile file) {}

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
        String credentials = row.origin().wanted().credentials();
        return JobOutputs.fetch(clients, spooling, job, wanted, credentials)
                .thenComposeAsync(
                        replies -> write(row, job, wanted, replies)
                                .whenComplete((done, failure) -> replies.forEach(RunReply::close)),
                        executor);
    }

    private CompletableFuture<String> write(GpJobRecord row, GpJob job, ResultOptions wanted, List<RunReply> replies) {
        Draft draft;
        try {
            draft = folder.begin(row.rowId());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(unwritable(e));
        }
        String credentials = row.origin().wanted().credentials();
        return new FileKeeping(url -> client(url, credentials).files(), executor)
                .fetch(replies, draft.part())
                .thenApplyAsync(
                        files -> {
                            try {
                                return folder.write(draft, job, JobOutputs.form(wanted), replies, files);
                            } catch (IOException e) {
                                throw unwritable(e);
                            }
                        },
                        executor)
                .whenComplete((name, failure) -> {
                    if (failure != null) {
                        drop(draft);
                    }
                });
    }

    /** To whoever may not see these credentials it is as the component. */
    private GpClient client(String url, @Nullable String credentials) {
        try {
            return clients.at(url, credentials);
        } catch (GpAuthenticationException notForThatSite) {
            return clients.at(url);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("Results can't be written to " + folder.root() + ": " + e, e);
    }

    private static void drop(Draft draft) {
        try {
            ResultFolder.drop(draft);
        } catch (IOException e) {
            LOG.warn("What was begun of a result could not be removed: {}", e.toString());
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
            kept.files().forEach(file -> files.put(file.url(), new Place(location, file)));
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

    /**
     * The file of that address, if results that name it were read here lately; empty when it isn't kept, or no more. It
     * reads the file.
     */
    public Optional<KeptCopy> file(String url) {
        Place place = files.get(url);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.copy(place.location(), place.file()));
        } catch (IOException e) {
            LOG.warn("A file that was kept can't be read, so the server is asked: {}", e.toString());
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
