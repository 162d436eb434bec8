package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository.Creation;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is done with rows, each within a transaction of the caller's. */
final class JobTable {
    private static final int TRIES = 50;

    /** Long enough for a busy database, short enough for those who wait. */
    private static final int LIMIT_SECONDS = 25;

    /** What fills the question marks of a query. */
    private interface Binding {
        void to(Parameters parameters) throws SQLException;
    }

    private final Dialect dialect;
    private final String table;
    private final String insert;
    private final String replace;
    private final String hold;
    private final UnreadableRows unreadable = new UnreadableRows();

    JobTable(Dialect dialect, String table) {
        this.dialect = dialect;
        this.table = table;
        var names = RowColumns.NAMES;
        insert = "INSERT INTO " + table + " (" + String.join(", ", names) + ", held_key, row_id) VALUES ("
                + "?, ".repeat(names.size() + 1) + "?)";
        replace = "UPDATE " + table + " SET " + String.join(" = ?, ", names) + " = ? WHERE row_id = ? AND version = ?";
        hold = "UPDATE " + table + " SET held_key = ? WHERE row_id = ?";
    }

    Creation create(Connection connection, GpJobRecord row) throws SQLException {
        var key = heldKey(row);
        var holder = select(connection, "row_id = ?", to -> to.name(row.rowId()));
        if (holder.isEmpty() && key != null) {
            holder = select(connection, "held_key = ?", to -> to.name(key));
        }
        if (!holder.isEmpty()) {
            return new Creation(holder.get(0), false);
        }
        var written = row.withVersion(1);
        try (var statement = prepare(connection, insert)) {
            var parameters = new Parameters(statement);
            RowColumns.bind(parameters, written);
            parameters.name(key).name(row.rowId());
            statement.executeUpdate();
        }
        return new Creation(written, true);
    }

    Optional<GpJobRecord> find(Connection connection, String rowId) throws SQLException {
        return select(connection, "row_id = ?", to -> to.name(rowId)).stream().findFirst();
    }

    Optional<GpJobRecord> findByJob(Connection connection, String taskUrl, String jobId) throws SQLException {
        return select(
                        connection,
                        "job_key = ? ORDER BY created_at DESC, row_id DESC LIMIT 1",
                        to -> to.name(RowColumns.digest(taskUrl, jobId)))
                .stream()
                .findFirst();
    }

    Optional<GpJobRecord> findByKey(Connection connection, String taskUrl, String key) throws SQLException {
        return select(connection, "held_key = ?", to -> to.name(RowColumns.digest(taskUrl, key))).stream()
                .findFirst();
    }

    Optional<GpJobRecord> update(Connection connection, GpJobRecord changed) throws SQLException {
        var written = replace(connection, List.of(changed)).stream().findFirst();
        if (written.isPresent() && changed.origin().idempotencyKey() != null) {
            holdKey(connection, changed);
        }
        return written;
    }

    /** A row that failed and is good again gets its key back, unless another has it. */
    private void holdKey(Connection connection, GpJobRecord row) throws SQLException {
        var key = heldKey(row);
        var holders = key == null
                ? List.<GpJobRecord>of()
                : select(connection, "held_key = ? AND row_id <> ?", to -> to.name(key)
                        .name(row.rowId()));
        try (var statement = prepare(connection, hold)) {
            new Parameters(statement).name(holders.isEmpty() ? key : null).name(row.rowId());
            statement.executeUpdate();
        }
    }

    private static @Nullable String heldKey(GpJobRecord row) {
        var key = row.origin().idempotencyKey();
        return key != null && row.holdsKey() ? RowColumns.digest(row.taskUrl(), key) : null;
    }

    @Nullable
    SavedRequest request(Connection connection, String rowId) throws SQLException {
        try (var query = prepare(connection, "SELECT request, request_elsewhere FROM " + table + " WHERE row_id = ?")) {
            new Parameters(query).name(rowId);
            try (var found = query.executeQuery()) {
                return found.next() ? RowColumns.request(found) : null;
            }
        }
    }

    /** What rows hold of requests that are kept elsewhere. */
    Set<String> references(Connection connection) throws SQLException {
        return strings(connection, "SELECT request FROM " + table + " WHERE request_elsewhere", to -> {});
    }

    List<GpJobRecord> claim(Connection connection, String collector, int max, JobLease lease, Instant now)
            throws SQLException {
        return take(
                connection,
                "collector = ? AND ready_at IS NOT NULL AND (next_attempt_at IS NULL OR next_attempt_at <= ?)"
                        + " ORDER BY collector, ready_at, row_id LIMIT ?",
                to -> to.name(collector).moment(now).number(max),
                row -> row.claimed(lease, now));
    }

    List<GpJobRecord> takeOver(Connection connection, int max, JobLease lease, Instant now) throws SQLException {
        return take(
                connection,
                "orphan_at >= ? AND orphan_at <= ? ORDER BY created_at, row_id LIMIT ?",
                to -> to.moment(Instant.EPOCH).moment(now).number(max),
                row -> row.withLease(lease));
    }

    /** Rows are given to nobody else: they are locked where that can be, and changed by their version everywhere. */
    private List<GpJobRecord> take(
            Connection connection, String which, Binding binding, UnaryOperator<GpJobRecord> change)
            throws SQLException {
        dialect.takeTurn(connection, table);
        for (var tries = 0; tries < TRIES; tries++) {
            var free = select(connection, which + dialect.locking(), binding);
            var taken = replace(connection, free.stream().map(change).toList());
            if (free.isEmpty() || !taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    Set<String> renewLeases(Connection connection, JobLease lease) throws SQLException {
        var mine = " WHERE lease_node = ? AND orphan_at IS NOT NULL";
        try (var statement = prepare(connection, "UPDATE " + table + " SET lease_until = ?, orphan_at = ?" + mine)) {
            new Parameters(statement)
                    .moment(lease.until())
                    .moment(lease.until())
                    .name(lease.node());
            statement.executeUpdate();
        }
        return strings(connection, "SELECT row_id FROM " + table + mine, to -> to.name(lease.node()));
    }

    /** A request that is out may still be answered, so its row waits for the lease to lapse. */
    void releaseLeases(Connection connection, String node) throws SQLException {
        try (var statement = prepare(
                connection,
                "UPDATE " + table + " SET lease_node = NULL, lease_until = NULL, orphan_at = ?, version = version + 1"
                        + " WHERE lease_node = ? AND orphan_at IS NOT NULL AND state IN ('RUNNING', 'CLAIMED')")) {
            new Parameters(statement).moment(Instant.EPOCH).name(node);
            statement.executeUpdate();
        }
    }

    List<GpJobRecord> list(Connection connection, JobFilter filter) throws SQLException {
        List<String> conditions = new ArrayList<>();
        if (!filter.states().isEmpty()) {
            conditions.add("state IN ("
                    + String.join(", ", Collections.nCopies(filter.states().size(), "?")) + ")");
        }
        List<String> names =
                new ArrayList<>(filter.states().stream().map(JobState::name).toList());
        addCondition(conditions, names, "task_url", filter.taskUrl());
        addCondition(conditions, names, "collector", filter.collector());
        addCondition(conditions, names, "idempotency_key", filter.idempotencyKey());
        conditions.add("created_at >= ?");
        var since = filter.since() == null ? Instant.EPOCH : filter.since();
        return select(connection, String.join(" AND ", conditions) + " ORDER BY created_at, row_id LIMIT ?", to -> {
            for (var name : names) {
                to.name(name);
            }
            to.moment(since).number(filter.max());
        });
    }

    private static void addCondition(
            List<String> conditions, List<String> values, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = ?");
            values.add(value);
        }
    }

    Map<JobState, Long> counts(Connection connection) throws SQLException {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        try (var query = prepare(connection, "SELECT state, COUNT(*) FROM " + table + " GROUP BY state");
                var found = query.executeQuery()) {
            while (found.next()) {
                counts.put(JobState.valueOf(found.getString(1)), found.getLong(2));
            }
        }
        return counts;
    }

    long countInFlight(Connection connection, String service) throws SQLException {
        var which = " WHERE state IN ('SUBMITTING', 'UNKNOWN', 'RUNNING') AND orphan_at IS NOT NULL"
                + " AND SUBSTRING(task_url, 1, " + service.length() + ") = ?";
        try (var query = prepare(connection, "SELECT COUNT(*) FROM " + table + which)) {
            new Parameters(query).name(service);
            try (var found = query.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    boolean delete(Connection connection, GpJobRecord row) throws SQLException {
        return delete(connection, List.of(row)).size() == 1;
    }

    List<GpJobRecord> purge(Connection connection, Instant before, int max) throws SQLException {
        var old = select(
                connection,
                "over_at >= ? AND over_at < ? ORDER BY over_at, row_id LIMIT ?" + dialect.locking(),
                to -> to.moment(Instant.EPOCH).moment(before).number(max));
        return delete(connection, old);
    }

    /** Why rows could not be read, by id. */
    Map<String, String> unreadable() {
        return unreadable.reasons();
    }

    /** Removes a row that could not be read. */
    boolean discard(Connection connection, String rowId) throws SQLException {
        if (!unreadable.ids().contains(rowId)) {
            return false;
        }
        try (var statement = prepare(connection, "DELETE FROM " + table + " WHERE row_id = ?")) {
            new Parameters(statement).name(rowId);
            unreadable.forget(rowId);
            return statement.executeUpdate() == 1;
        }
    }

    private List<GpJobRecord> delete(Connection connection, List<GpJobRecord> rows) throws SQLException {
        try (var statement = prepare(connection, "DELETE FROM " + table + " WHERE row_id = ? AND version = ?")) {
            for (var row : rows) {
                new Parameters(statement).name(row.rowId()).number(row.version());
                statement.addBatch();
            }
            return changed(rows, statement);
        }
    }

    /** Rows whose version is still the one given, each one further. */
    private List<GpJobRecord> replace(Connection connection, List<GpJobRecord> changes) throws SQLException {
        var written =
                changes.stream().map(row -> row.withVersion(row.version() + 1)).toList();
        try (var statement = prepare(connection, replace)) {
            for (var row : written) {
                var parameters = new Parameters(statement);
                RowColumns.bind(parameters, row);
                parameters.name(row.rowId()).number(row.version() - 1);
                statement.addBatch();
            }
            return changed(written, statement);
        }
    }

    private static List<GpJobRecord> changed(List<GpJobRecord> rows, PreparedStatement batch) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        var counts = batch.executeBatch();
        List<GpJobRecord> changed = new ArrayList<>();
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                changed.add(rows.get(i));
            }
        }
        return changed;
    }

    /** A row that can't be read must not hold up the others: it is left out from then on. */
    private List<GpJobRecord> select(Connection connection, String which, Binding binding) throws SQLException {
        while (true) {
            var left = unreadable.ids();
            var without = left.isEmpty() ? "" : "row_id NOT IN (?" + ", ?".repeat(left.size() - 1) + ") AND ";
            try (var query = prepare(connection, "SELECT * FROM " + table + " WHERE " + without + which)) {
                var parameters = new Parameters(query);
                for (var id : left) {
                    parameters.name(id);
                }
                binding.to(parameters);
                List<GpJobRecord> rows = new ArrayList<>();
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        unreadable.read(found).ifPresent(rows::add);
                    }
                }
                if (unreadable.ids().size() <= left.size()) {
                    return rows;
                }
            }
        }
    }

    private static Set<String> strings(Connection connection, String sql, Binding binding) throws SQLException {
        try (var query = prepare(connection, sql)) {
            binding.to(new Parameters(query));
            Set<String> values = new HashSet<>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    values.add(found.getString(1));
                }
            }
            return values;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(LIMIT_SECONDS);
        return statement;
    }
}
