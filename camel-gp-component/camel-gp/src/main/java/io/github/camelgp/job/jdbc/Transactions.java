package io.github.camelgp.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs work in transactions of its own at READ COMMITTED. What failed before it was to be committed is begun anew a few
 * times when that may help: a pool may hand out connections that a database closed while it was away.
 */
final class Transactions {
    private static final int TRIES = 8;

    /** What is done on one connection; it may be called several times. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;

    Transactions(DataSource source) {
        this.source = source;
    }

    <T> T in(Work<T> work) throws SQLException {
        for (var tries = 1; ; tries++) {
            var attempt = new Attempt<>(work);
            try (var connection = source.getConnection()) {
                return attempt.run(connection);
            } catch (SQLException e) {
                if (tries >= TRIES || !attempt.mayBeRepeated(e)) {
                    throw e;
                }
            }
        }
    }

    private static final class Attempt<T> {
        private final Work<T> work;
        private boolean begun;
        private boolean committing;

        Attempt(Work<T> work) {
            this.work = work;
        }

        T run(Connection connection) throws SQLException {
            begun = true;
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            var automatic = connection.getAutoCommit();
            if (automatic) {
                connection.setAutoCommit(false);
            }
            T value;
            try {
                value = work.on(connection);
                committing = true;
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(connection, automatic, e);
                throw e;
            }
            if (automatic) {
                connection.setAutoCommit(true);
            }
            return value;
        }

        /** To ask for a connection again is left to those who call, as that may take long; but not for one that was cut. */
        boolean mayBeRepeated(SQLException failure) {
            return begun
                    ? !committing && StoreFailures.isWorthRepeating(failure)
                    : StoreFailures.isCutConnection(failure);
        }

        private static void undo(Connection connection, boolean automatic, Exception failure) {
            try {
                connection.rollback();
                connection.setAutoCommit(automatic);
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
