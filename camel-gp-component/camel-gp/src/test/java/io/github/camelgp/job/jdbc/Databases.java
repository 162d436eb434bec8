package io.github.camelgp.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for tests of other packages. */
public final class Databases {
    private Databases() {}

    /**
     * A new database on the PostgreSQL that the variable GP_TEST_POSTGIS names, as a JDBC address of another database with
     * the log-in of someone who may create databases; else on the embedded one, which has no PostGIS.
     */
    public static DataSource postGis(String name) throws SQLException {
        String url = System.getenv("GP_TEST_POSTGIS");
        if (url == null) {
            return of("postgresql", name);
        }
        PGSimpleDataSource given = new PGSimpleDataSource();
        given.setURL(url);
        try (Connection connection = given.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        given.setDatabaseName(name);
        return given;
    }

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
