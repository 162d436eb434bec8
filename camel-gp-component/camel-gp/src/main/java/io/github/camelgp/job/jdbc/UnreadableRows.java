package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that somebody else wrote or changed so that they can't be read. Safe for use by many threads. */
final class UnreadableRows {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRows.class);

    /** More than these would make queries too long, and mean that the table is none of ours. */
    private static final int MOST = 500;

    private final Map<String, String> reasons = new TreeMap<>();

    /** The row; empty when it can't be read, which is remembered. */
    Optional<GpJobRecord> read(ResultSet from) throws SQLException {
        try {
            return Optional.of(RowColumns.read(from));
        } catch (RuntimeException e) {
            note(from.getString("row_id"), e);
            return Optional.empty();
        }
    }

    private synchronized void note(String rowId, RuntimeException why) {
        if (reasons.size() >= MOST) {
            throw GpStoreException.refused("More than " + MOST + " rows can't be read, the last one " + rowId
                    + ": is this table written by another release of camel-gp, or by another program?");
        }
        if (reasons.put(rowId, String.valueOf(why.getMessage())) == null) {
            LOG.error("A row can't be read and is left out; mend it by hand, or forget it (row={})", rowId, why);
        }
    }

    synchronized void forget(String rowId) {
        reasons.remove(rowId);
    }

    synchronized List<String> ids() {
        return List.copyOf(reasons.keySet());
    }

    synchronized Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
