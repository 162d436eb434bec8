package io.github.camelgp.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What differs between databases. */
enum Dialect {
    /** Those who claim take turns, as H2 locks all rows that a query reads, and not only those it gives. */
    H2(
            "h2",
            "",
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE LOWER(TABLE_NAME) = ?"
                    + " AND TABLE_SCHEMA = CURRENT_SCHEMA") {
        @Override
        boolean checkDurable(Connection connection) throws SQLException {
            if (text(connection, "SELECT DATABASE_PATH()").isEmpty()) {
                return false;
            }
            var delay = text(
                    connection,
                    "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'");
            if (!delay.equals("0")) {
                throw GpStoreException.refused(
                        "H2 would lose jobs when the process is killed, as it writes with a delay of " + delay
                                + " ms: add ;WRITE_DELAY=0 to its JDBC URL");
            }
            return true;
        }

        @Override
        void lockSchema(Connection connection, String table) {
            // One process has the file, and its repositories take turns at Schema.
        }

        @Override
        void takeTurn(Connection connection, String table) throws SQLException {
            text(connection, "SELECT schema_version FROM " + table + "_version FOR UPDATE");
        }
    },

    /** Several nodes may share it. */
    POSTGRESQL(
            "postgresql",
            " FOR UPDATE SKIP LOCKED",
            "SELECT COUNT(*) FROM (SELECT to_regclass(?) AS found) AS t" + " WHERE found IS NOT NULL") {
        @Override
        boolean checkDurable(Connection connection) {
            return true;
        }

        @Override
        void lockSchema(Connection connection, String table) throws SQLException {
            try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
                lock.setString(1, table);
                lock.execute();
            }
        }

        @Override
        void takeTurn(Connection connection, String table) {
            // Queries skip the rows that others are about to take.
        }
    };

    private final String folder;
    private final String locking;
    private final String exists;

    Dialect(String folder, String locking, String exists) {
        this.folder = folder;
        this.locking = locking;
        this.exists = exists;
    }

    static Dialect of(Connection connection) throws SQLException {
        var name = connection.getMetaData().getDatabaseProductName();
        return switch (name) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw GpStoreException.refused(
                        "Jobs can be kept in PostgreSQL or H2, but the DataSource is for " + name);
        };
    }

    /** Where the scripts of this database are. */
    String folder() {
        return folder;
    }

    /** What a query ends with that takes rows which nobody else is about to take. */
    String locking() {
        return locking;
    }

    boolean exists(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement(exists)) {
            query.setString(1, table);
            try (var found = query.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
            }
        }
    }

    /**
     * Whether committed rows outlive the process.
     *
     * @throws GpStoreException if they should but wouldn't
     */
    abstract boolean checkDurable(Connection connection) throws SQLException;

    /** Until the transaction ends, nobody else changes the schema. */
    abstract void lockSchema(Connection connection, String table) throws SQLException;

    /** Until the transaction ends, nobody else takes rows, where two would get in each other's way. */
    abstract void takeTurn(Connection connection, String table) throws SQLException;

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var value = found.next() ? found.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
