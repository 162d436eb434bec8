package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows in one table of PostgreSQL or H2 (2.2 or later), so that jobs outlive the process. Several nodes may share a table
 * in PostgreSQL; an H2 file belongs to one process.
 *
 * <p>Calls run in threads of the repository's own, which are few; their futures complete there. A call that fails does so
 * with a {@link GpStoreException}; the next one asks the database anew, so that one that was away is found when it is
 * back. A future that failed after its change was sent off leaves open whether the change was made, as with every
 * database; versions tell. Each {@code with…} method gives another repository, which isn't started;
 * one that was made by the constructor is changed itself. Safe for use by many
 * threads.
 */
public final class JdbcGpJobRepository implements GpJobRepository {
    private static final int THREADS = 4;

    /** Whether it is changed in place, as configurations expect: they call a {@code with…} method as if it were a setter. */
    private final boolean changes;

    private volatile JdbcSettings settings;
    private @Nullable OpenStore store;

    /** For configurations, which make the repository and then set what it needs, before it is started: {@link #setDataSource} or {@link #setFile} at least. */
    public JdbcGpJobRepository() {
        this(new JdbcSettings(null, Schema.NAME, false, THREADS, null, null), true);
    }

    private JdbcGpJobRepository(JdbcSettings settings) {
        this(settings, false);
    }

    private JdbcGpJobRepository(JdbcSettings settings, boolean changes) {
        this.settings = settings;
        this.changes = changes;
    }

    /**
     * Rows in table {@code gp_job} of a database; there it must be, see {@link #withCreate}.
     *
     * @param source gives connections, best from a pool with as many as there are {@linkplain #withThreads threads}; it
     *     is left open
     */
    public static JdbcGpJobRepository of(DataSource source) {
        return new JdbcGpJobRepository(new JdbcSettings(source, Schema.NAME, false, THREADS, null, null));
    }

    /**
     * Rows in an H2 file of this process, {@code file} with {@code .mv.db} behind it, which is made if it isn't there.
     * Big requests are in a folder beside it, {@code file} with {@code .requests} behind it.
     * Needs {@code com.h2database:h2} in the application. A commit is in the operating system's hands when a call
     * completes: rows outlive a process that is killed.
     *
     * @throws IllegalStateException if H2 isn't there
     */
    public static JdbcGpJobRepository h2File(Path file) {
        var requests = file.resolveSibling(file.getFileName() + ".requests");
        return of(new H2FileSource(file)).withCreate(true).withRequestFolder(requests);
    }

    /** {@link #h2File} for configurations, which have paths as text and no overloaded methods. */
    public static JdbcGpJobRepository h2(String file) {
        return h2File(Path.of(file));
    }

    /** In a table of this name: 1 to 40 letters, digits and underscores; its schema is the connection's. */
    public JdbcGpJobRepository withTable(String table) {
        return with(new JdbcSettings(
                settings.source(),
                table,
                settings.create(),
                settings.threads(),
                settings.requestFolder(),
                settings.executor()));
    }

    /** Whether the table may be made, or migrated from an older release's, at the start; else that is refused. */
    public JdbcGpJobRepository withCreate(boolean create) {
        return with(new JdbcSettings(
                settings.source(),
                settings.table(),
                create,
                settings.threads(),
                settings.requestFolder(),
                settings.executor()));
    }

    /** How many threads and so connections are in use at most: 1 to 64; 4 if not set; always 1 for an H2 file. */
    public JdbcGpJobRepository withThreads(int threads) {
        return with(new JdbcSettings(
                settings.source(),
                settings.table(),
                settings.create(),
                threads,
                settings.requestFolder(),
                settings.executor()));
    }

    /**
     * Requests above 64 K characters are kept as files in a folder, which all nodes see under the same path; rows hold
     * their {@code file:} URIs, as claim checks. Without a folder they are in the rows.
     */
    public JdbcGpJobRepository withRequestFolder(Path folder) {
        return with(new JdbcSettings(
                settings.source(),
                settings.table(),
                settings.create(),
                settings.threads(),
                folder,
                settings.executor()));
    }

    /** As {@link #of}. */
    public void setDataSource(DataSource source) {
        set(new JdbcSettings(
                source,
                settings.table(),
                settings.create(),
                settings.threads(),
                settings.requestFolder(),
                settings.executor()));
    }

    /** As {@link #h2}. */
    public void setFile(String file) {
        setDataSource(new H2FileSource(Path.of(file)));
        setCreate(true);
    }

    /** As {@link #withTable}. */
    public void setTable(String table) {
        withTable(table);
    }

    /** As {@link #withCreate}. */
    public void setCreate(boolean create) {
        withCreate(create);
    }

    /** As {@link #withThreads}. */
    public void setThreads(int threads) {
        withThreads(threads);
    }

    /** As {@link #withRequestFolder}. */
    public void setRequestFolder(String folder) {
        withRequestFolder(Path.of(folder));
    }

    private JdbcGpJobRepository with(JdbcSettings changed) {
        if (!changes) {
            return new JdbcGpJobRepository(changed);
        }
        set(changed);
        return this;
    }

    private synchronized void set(JdbcSettings changed) {
        if (store != null) {
            throw new IllegalStateException("The job repository is started; what it is made of can't be changed");
        }
        settings = changed;
    }

    /** For tests: calls run where {@code executor} says. */
    JdbcGpJobRepository withExecutor(Executor executor) {
        return new JdbcGpJobRepository(new JdbcSettings(
                settings.source(),
                settings.table(),
                settings.create(),
                settings.threads(),
                settings.requestFolder(),
                executor));
    }

    @Override
    public CompletionStage<Void> start() {
        if (settings.source() == null) {
            return CompletableFuture.failedFuture(GpStoreException.refused(
                    "The job repository has no database: set its dataSource, or the file for H2"));
        }
        OpenStore mine;
        synchronized (this) {
            mine = store == null ? new OpenStore(settings) : store;
            store = mine;
        }
        return mine.start().handle((done, failure) -> failure).thenCompose(failure -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(null);
            }
            forget(mine);
            return mine.end().thenCompose(ended -> CompletableFuture.failedFuture(failure));
        });
    }

    @Override
    public CompletionStage<Void> close() {
        var mine = current();
        if (mine == null) {
            return CompletableFuture.completedFuture(null);
        }
        forget(mine);
        return mine.end();
    }

    private synchronized void forget(OpenStore old) {
        if (store == old) {
            store = null;
        }
    }

    private synchronized @Nullable OpenStore current() {
        return store;
    }

    /** True also before the start; false for an H2 database in memory. */
    @Override
    public boolean durable() {
        var now = current();
        return now == null || now.durable();
    }

    @Override
    public CompletionStage<Creation> create(GpJobRecord row) {
        return call("write a new row " + row.rowId(), open -> {
            var kept = open.files.keep(row);
            var creation = open.in((table, connection) -> table.create(connection, kept));
            var request = kept.origin().request();
            if (!creation.created()
                    && !Objects.equals(request, creation.row().origin().request())) {
                open.files.drop(request);
            }
            return creation;
        });
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> find(String rowId) {
        return in("find row " + rowId, (table, connection) -> table.find(connection, rowId));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> findByJob(String taskUrl, String jobId) {
        return in("find a job's row", (table, connection) -> table.findByJob(connection, taskUrl, jobId));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> findByKey(String taskUrl, String idempotencyKey) {
        return in("find a key's row", (table, connection) -> table.findByKey(connection, taskUrl, idempotencyKey));
    }

    @Override
    public CompletionStage<Optional<GpJobRecord>> update(GpJobRecord changed) {
        return call("change row " + changed.rowId(), open -> {
            var former = new AtomicReference<@Nullable SavedRequest>();
            var written = open.in((table, connection) -> {
                if (settings.requestFolder() != null && changed.origin().request() == null) {
                    former.set(table.request(connection, changed.rowId()));
                }
                return table.update(connection, changed);
            });
            if (written.isPresent()) {
                open.files.drop(former.get());
            }
            return written;
        });
    }

    @Override
    public CompletionStage<List<GpJobRecord>> claim(String collector, int max, JobLease lease, Instant now) {
        return in(
                "claim jobs of " + collector,
                (table, connection) -> table.claim(connection, collector, max, lease, now));
    }

    @Override
    public CompletionStage<List<GpJobRecord>> takeOver(int max, JobLease lease, Instant now) {
        return in("take over rows", (table, connection) -> table.takeOver(connection, max, lease, now));
    }

    @Override
    public CompletionStage<Set<String>> renewLeases(JobLease lease) {
        return in("renew leases", (table, connection) -> table.renewLeases(connection, lease));
    }

    @Override
    public CompletionStage<Void> releaseLeases(String node) {
        return in("release leases", (table, connection) -> {
                    table.releaseLeases(connection, node);
                    return node;
                })
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<List<GpJobRecord>> list(JobFilter filter) {
        return in("list rows", (table, connection) -> table.list(connection, filter));
    }

    @Override
    public CompletionStage<Map<JobState, Long>> counts() {
        return in("count rows", JobTable::counts);
    }

    @Override
    public Map<String, String> unreadable() {
        var now = current();
        return now == null ? Map.of() : now.unreadable();
    }

    @Override
    public CompletionStage<Boolean> discard(String rowId) {
        return in("discard row " + rowId, (table, connection) -> table.discard(connection, rowId));
    }

    @Override
    public Optional<Path> requestFolder() {
        return Optional.ofNullable(settings.requestFolder());
    }

    @Override
    public CompletionStage<Long> countInFlight(String service) {
        return in("count jobs in flight", (table, connection) -> table.countInFlight(connection, service));
    }

    @Override
    public CompletionStage<Boolean> delete(GpJobRecord row) {
        return call("delete row " + row.rowId(), open -> {
            var deleted = open.in((table, connection) -> table.delete(connection, row));
            if (deleted) {
                open.files.drop(row.origin().request());
            }
            return deleted;
        });
    }

    @Override
    public CompletionStage<List<GpJobRecord>> purge(Instant before, int max) {
        return call("purge rows", open -> {
            var purged = open.in((table, connection) -> table.purge(connection, before, max));
            purged.forEach(row -> open.files.drop(row.origin().request()));
            return purged;
        });
    }

    /** Of an H2 file: the same name with {@code .results} behind it. */
    @Override
    public Optional<Path> folder() {
        return settings.source() instanceof H2FileSource file
                ? Optional.of(file.file().resolveSibling(file.file().getFileName() + ".results"))
                : Optional.empty();
    }

    private interface Call<T> {
        T on(OpenStore open) throws Exception;
    }

    private <T> CompletableFuture<T> in(String what, OpenStore.Work<T> work) {
        return call(what, open -> open.in(work));
    }

    private <T> CompletableFuture<T> call(String what, Call<T> call) {
        var now = current();
        if (now == null) {
            return CompletableFuture.failedFuture(
                    GpStoreException.refused("The job repository could not " + what + ": it is closed"));
        }
        return now.call(what, () -> call.on(now));
    }
}
