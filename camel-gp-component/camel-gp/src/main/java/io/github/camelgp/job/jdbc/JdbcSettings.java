package io.github.camelgp.job.jdbc;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a repository is made of.
 *
 * @param source null until it is set
 * @param table in lower case
 * @param create whether the table may be made and migrated
 * @param executor where calls run; null for threads of the repository's own
 */
record JdbcSettings(
        @Nullable DataSource source,
        String table,
        boolean create,
        int threads,
        @Nullable Path requestFolder,
        @Nullable Executor executor) {

    JdbcSettings {
        table = table.toLowerCase(Locale.ROOT);
        if (!table.matches("[a-z_][a-z0-9_]{0,39}")) {
            throw new IllegalArgumentException("The name of the job table must have 1 to 40 letters, digits and _,"
                    + " without a schema, which is the connection's, but is " + table);
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("The job repository needs 1 to 64 threads, not " + threads);
        }
        requestFolder =
                requestFolder == null ? null : requestFolder.toAbsolutePath().normalize();
    }

    /**
     * How many threads call the database. An H2 file has one: H2 writes all of its maps at a commit, and must not be killed
     * while another connection is halfway through a change of them, or indexes may name rows that are not there.
     */
    int workers() {
        return source instanceof H2FileSource ? 1 : threads;
    }
}
