package io.github.camelgp.job.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Databases for tests of other packages. */
public final class Databases {
    private Databases() {}

    /** A new one; the test is aborted where PostgreSQL can't be started. */
    public static DataSource of(String kind, String name) {
        if (kind.equals("h2")) {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE", "sa", "");
        }
        PostgresServer.assume();
        PostgresServer.create(name);
        return PostgresServer.direct(name);
    }
}
