package io.github.camelgp.examples.nightly.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A PostgreSQL with the tables of Quartz and of the results; the ledger makes its own. */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Connection connection;

    Database() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        connection = server.getPostgresDatabase().getConnection();
        execute(resource("/org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
        execute(resource("/sql/tables.sql"));
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Results that are in the table. */
    int results() throws SQLException {
        return number("SELECT count(*) FROM visible_area");
    }

    /** The first number that a query gives. */
    int number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
