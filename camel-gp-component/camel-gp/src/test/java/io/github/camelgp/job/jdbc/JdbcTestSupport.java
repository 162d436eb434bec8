package io.github.camelgp.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.job.WantedResult;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Rows, and ways to wait. */
final class JdbcTestSupport {
    static final Instant NOW = Instant.parse("2026-03-01T22:00:00.123Z");
    static final String TASK = "https://gis.example.org/arcgis/rest/services/World/GPServer/Viewshed";
    static final JobLease LEASE = new JobLease("A", NOW.plusSeconds(30));

    /** How connections are had, or not. */
    interface Connecting {
        Object connect() throws SQLException;
    }

    private JdbcTestSupport() {}

    static GpJobRecord row(String rowId) {
        return row(rowId, null, null);
    }

    static GpJobRecord row(String rowId, String key, SavedRequest request) {
        var origin = new JobOrigin(TASK, "night", false, key, WantedResult.ALL, request);
        return GpJobRecord.submitting(rowId, origin, LEASE, NOW, null);
    }

    static GpJobRecord finished(String rowId) {
        return row(rowId).running("j-" + rowId, "", NOW).finished(null, null, NOW, Duration.ofHours(6));
    }

    static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** What a call fails with. */
    static GpStoreException failure(CompletionStage<?> stage) {
        var failure = done(stage.handle((value, thrown) -> thrown));
        assertThat(failure).isNotNull();
        var cause = failure.getCause() != null && !(failure instanceof GpStoreException) ? failure.getCause() : failure;
        assertThat(cause).isInstanceOf(GpStoreException.class);
        return (GpStoreException) cause;
    }

    static void started(GpJobRepository repository) {
        done(repository.start());
    }

    static DataSource source(Connecting connecting) {
        return (DataSource) Proxy.newProxyInstance(
                JdbcTestSupport.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connecting.connect());
    }

    static void execute(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
