package io.github.camelgp.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A repository between its start and its end: its threads, and its table once that was looked at. */
final class OpenStore {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

    /** What is done with rows. */
    interface Work<T> {
        T with(JobTable table, Connection connection) throws SQLException;
    }

    private record Opened(JobTable table, boolean durable) {}

    private final JdbcSettings settings;
    private final Transactions transactions;
    private final StoreThreads threads;
    private final CompletableFuture<Void> start;
    private volatile @Nullable Opened opened;

    final RequestFiles files;

    OpenStore(JdbcSettings settings) {
        this.settings = settings;
        transactions = new Transactions(Objects.requireNonNull(settings.source(), "source"));
        files = new RequestFiles(settings.requestFolder(), InstantSource.system());
        threads = settings.executor() == null
                ? new StoreThreads(settings.workers(), this::release)
                : new StoreThreads(settings.executor(), this::release);
        start = threads.call("open", () -> {
            opened = transactions.in(this::open);
            files.sweep(in(JobTable::references));
            return null;
        });
    }

    CompletableFuture<Void> start() {
        return start;
    }

    boolean durable() {
        var now = opened;
        return now == null || now.durable;
    }

    /** A call that may be several transactions. */
    <T> CompletableFuture<T> call(String what, StoreThreads.Step<T> step) {
        return threads.call(what, step);
    }

    /** A transaction; on a thread of {@link #call}. */
    <T> T in(Work<T> work) throws SQLException {
        var now = opened;
        if (now == null) {
            throw GpStoreException.refused("The job repository is not open yet");
        }
        return transactions.in(connection -> work.with(now.table, connection));
    }

    /** Why rows could not be read, by id. */
    Map<String, String> unreadable() {
        var now = opened;
        return now == null ? Map.of() : now.table.unreadable();
    }

    CompletableFuture<Void> end() {
        return threads.end();
    }

    private Opened open(Connection connection) throws SQLException {
        var dialect = Dialect.of(connection);
        var durable = dialect.checkDurable(connection);
        Schema.of(dialect, settings.table()).open(connection, settings.create());
        LOG.info("Jobs are kept in table {} ({})", settings.table(), dialect);
        return new Opened(new JobTable(dialect, settings.table()), durable);
    }

    private void release() {
        if (settings.source() instanceof H2FileSource file) {
            try {
                file.release();
            } catch (SQLException e) {
                LOG.warn("The H2 file of the job repository was not closed properly (table={})", settings.table(), e);
            }
        }
    }
}
