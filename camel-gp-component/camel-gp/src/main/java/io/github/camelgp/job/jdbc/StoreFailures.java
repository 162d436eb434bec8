package io.github.camelgp.job.jdbc;

import io.github.camelgp.model.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells failures of a database apart, and makes them fit to be shown. */
final class StoreFailures {
    private static final String IN_USE = "90020";

    /** PostgreSQL's "shutting down", and what H2 says of connections and databases that were closed. */
    private static final Set<String> GONE =
            Set.of("57P01", "57P02", "57P03", "90007", "90067", "90098", "90121", "90028", "90031");

    /** A key that somebody else has just written, and H2's concurrent change of a row. */
    private static final Set<String> OVERTAKEN = Set.of("23505", "90131");

    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:password|passwd|pwd|secret|token|api_?key)[\"']?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s;&,)]+)");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/\\s:@]*:)[^\\s/]+@");

    private StoreFailures() {}

    static GpStoreException of(String what, Exception failure) {
        if (failure instanceof GpStoreException known) {
            return known;
        }
        var reason = isGone(failure) ? Reason.UNREACHABLE : Reason.SERVER_ERROR;
        var text = redacted(String.valueOf(failure.getMessage()));
        return new GpStoreException(
                reason, "The job repository could not " + what + ": " + text + advice(failure), harmless(failure));
    }

    /** Whether the same transaction may well succeed when it is begun anew. */
    static boolean isWorthRepeating(SQLException failure) {
        var state = state(failure);
        return state.startsWith("40")
                || OVERTAKEN.contains(state)
                || isGone(failure)
                || failure instanceof SQLTransientException;
    }

    /** Whether a pool handed out a connection that was over already. */
    static boolean isCutConnection(SQLException failure) {
        return state(failure).equals("08003");
    }

    private static boolean isGone(@Nullable Throwable failure) {
        if (failure instanceof SQLException database) {
            var state = state(database);
            return state.startsWith("08")
                    || GONE.contains(state)
                    || failure instanceof SQLNonTransientConnectionException
                    || failure instanceof SQLRecoverableException
                    || isGone(failure.getCause());
        }
        return failure != null && isGone(failure.getCause());
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static String advice(Exception failure) {
        return failure instanceof SQLException database && state(database).equals(IN_USE)
                ? "; one process only can have an H2 file: look at its jobs from within it (operation listJobs, JMX), or stop"
                        + " it first; several processes can share PostgreSQL"
                : "";
    }

    /** The failure itself, or, where it shows a secret, a copy that doesn't. */
    private static Throwable harmless(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return redacted(text.toString()).equals(text.toString()) ? failure : copy(failure, 0);
    }

    private static SQLException copy(Throwable failure, int depth) {
        var text = failure.getClass().getName() + ": " + redacted(String.valueOf(failure.getMessage()));
        var copy = failure instanceof SQLException database
                ? new SQLException(text, database.getSQLState(), database.getErrorCode())
                : new SQLException(text);
        copy.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null && depth < 20) {
            copy.initCause(copy(failure.getCause(), depth + 1));
        }
        return copy;
    }

    static String redacted(String text) {
        return USER_INFO.matcher(NAMED_SECRET.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    }
}
