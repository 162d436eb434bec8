package io.github.camelgp.job.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** One real server for the module's tests; where it can't be started, tests that need it are skipped and say so. */
final class PostgresServer {
    private static EmbeddedPostgres server;
    private static String problem;

    private PostgresServer() {}

    /** Starts the server, or aborts the test. */
    static synchronized void assume() {
        if (server == null && problem == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException | IllegalStateException e) {
                problem = String.valueOf(e);
            }
        }
        Assumptions.assumeTrue(problem == null, () -> "PostgreSQL can't be started here: " + problem);
    }

    /** A new database. */
    static void create(String database) {
        execute("CREATE DATABASE " + database);
    }

    static void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool of connections; H2's pool takes those of any database. */
    static DataSource pool(String database) {
        var source = new PGConnectionPoolDataSource();
        source.setURL(server.getJdbcUrl("postgres", database));
        var pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(20);
        return pool;
    }

    /** A new connection for each call. */
    static DataSource direct(String database) {
        return server.getDatabase("postgres", database);
    }
}
