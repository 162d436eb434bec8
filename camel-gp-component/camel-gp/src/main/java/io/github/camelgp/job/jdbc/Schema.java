package io.github.camelgp.job.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table, its version, and the way from one version to the next: script {@code n.sql} of a database makes version n of
 * version n - 1, and can be run by hand.
 *
 * @param table in lower case
 * @param scripts texts in the order of versions, for a table called {@value #NAME}
 */
record Schema(Dialect dialect, String table, List<String> scripts) {
    static final String NAME = "gp_job";

    /** The version that this release reads and writes. */
    static final int VERSION = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final Pattern TABLE = Pattern.compile("\\b" + NAME + "(?=\\b|_version\\b)");
    private static final Pattern INDEX = Pattern.compile("\\bix_" + NAME + "_");
    private static final Object TURN = new Object();

    static Schema of(Dialect dialect, String table) {
        List<String> scripts = new ArrayList<>();
        for (var version = 1; version <= VERSION; version++) {
            scripts.add(read(path(dialect, version)));
        }
        return new Schema(dialect, table, scripts);
    }

    /**
     * Checks the table's version and, if wanted, makes or migrates it.
     *
     * @throws GpStoreException if the table is missing or older and {@code create} is false, is newer, or is none of ours
     */
    void open(Connection connection, boolean create) throws SQLException {
        synchronized (TURN) {
            if (create) {
                dialect.lockSchema(connection, table);
            }
            var found = version(connection);
            if (found > scripts.size()) {
                throw GpStoreException.refused("Table " + table + " is of version " + found
                        + ", made by a later release of camel-gp; this one knows versions up to " + scripts.size()
                        + ": use that release, or another table");
            }
            if (found < scripts.size() && !create) {
                throw GpStoreException.refused(found == 0 ? missing() : outdated(found));
            }
            for (var version = found + 1; version <= scripts.size(); version++) {
                run(connection, scripts.get(version - 1));
                LOG.info("Table {} is now of version {}", table, version);
            }
        }
    }

    private int version(Connection connection) throws SQLException {
        if (!dialect.exists(connection, table + "_version")) {
            if (dialect.exists(connection, table)) {
                throw GpStoreException.refused("There is a table " + table + " but no " + table
                        + "_version, so it is none of camel-gp's: choose another name");
            }
            return 0;
        }
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT MAX(schema_version) FROM " + table + "_version")) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    private void run(Connection connection, String script) throws SQLException {
        var named = TABLE.matcher(script).replaceAll(table);
        var text = INDEX.matcher(named).replaceAll("ix_" + table + "_");
        try (var statement = connection.createStatement()) {
            for (var command : text.replaceAll("(?m)^--.*$", "").split(";\\s*(?:\\R|$)")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    private String missing() {
        return "There is no table " + table + ": call withCreate(true), or run " + path(dialect, 1)
                + " of the jar of camel-gp";
    }

    private String outdated(int found) {
        return "Table " + table + " is of version " + found + ", and this release of camel-gp needs " + scripts.size()
                + ": call withCreate(true), or run " + path(dialect, found + 1) + " and what follows, from its jar";
    }

    private static String path(Dialect dialect, int version) {
        return "io/github/camelgp/job/jdbc/" + dialect.folder() + "/" + version + ".sql";
    }

    private static String read(String path) {
        try (var in = Schema.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException("The jar of camel-gp lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
