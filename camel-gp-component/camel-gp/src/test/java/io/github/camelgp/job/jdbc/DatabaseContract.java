package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.LEASE;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.NOW;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.execute;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.failure;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.finished;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.row;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.JobLease;
import io.github.camelgp.model.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What several repositories on one database do, and what becomes of tables; a subclass per database. */
@Timeout(120)
abstract class DatabaseContract {
    private static final AtomicInteger TABLES = new AtomicInteger();

    private DataSource source;
    private String table;

    abstract DataSource source();

    abstract Dialect dialect();

    /** How many rows there are to be claimed. */
    abstract int rows();

    @BeforeEach
    void name() {
        source = source();
        table = "t" + TABLES.incrementAndGet();
    }

    private JdbcGpJobRepository repository() {
        return JdbcGpJobRepository.of(source).withTable(table).withCreate(true);
    }

    @Test
    void twoRepositoriesClaimEachOfManyRowsOnce() {
        var repositories = List.of(repository(), repository());
        repositories.forEach(JdbcTestSupport::started);
        CompletableFuture.allOf(IntStream.range(0, rows())
                        .mapToObj(i -> repositories
                                .get(i % 2)
                                .create(finished("r" + i))
                                .toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
        var claimed = new ConcurrentLinkedQueue<String>();
        var claims = IntStream.range(0, 8)
                .mapToObj(i -> claimAll(repositories.get(i % 2), new JobLease("N" + i, LEASE.until()), claimed))
                .toArray(CompletableFuture[]::new);
        done(CompletableFuture.allOf(claims));

        assertThat(claimed).hasSize(rows()).doesNotHaveDuplicates();
        repositories.forEach(repository -> done(repository.close()));
    }

    private static CompletableFuture<Void> claimAll(
            JdbcGpJobRepository repository, JobLease lease, ConcurrentLinkedQueue<String> claimed) {
        return repository
                .claim("night", 50, lease, NOW)
                .thenCompose(rows -> {
                    rows.forEach(row -> claimed.add(row.rowId()));
                    return rows.isEmpty()
                            ? CompletableFuture.completedFuture(null)
                            : claimAll(repository, lease, claimed);
                })
                .toCompletableFuture();
    }

    @Test
    void severalMayMakeTheTableAtOnce() {
        var repositories = IntStream.range(0, 6).mapToObj(i -> repository()).toList();

        var starts = repositories.stream()
                .map(repository -> repository.start().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        done(CompletableFuture.allOf(starts));

        done(repositories.get(0).create(row("r1")));
        assertThat(done(repositories.get(5).find("r1"))).isPresent();
        repositories.forEach(repository -> done(repository.close()));
    }

    @Test
    void refusesToStartWithoutTableUnlessItMayMakeOne() {
        var refusal = failure(repository().withCreate(false).start());

        assertThat(refusal)
                .hasMessageContaining("no table " + table)
                .hasMessageContaining(dialect().folder() + "/1.sql");
        started(repository());
        started(repository().withCreate(false));
    }

    @Test
    void refusesATableOfALaterRelease() {
        started(repository());
        execute(source, "UPDATE " + table + "_version SET schema_version = 7");

        assertThat(failure(repository().start()))
                .hasMessageContaining("of version 7")
                .hasMessageContaining("use that release, or another table");
    }

    @Test
    void refusesATableThatIsNotOurs() {
        execute(source, "CREATE TABLE " + table + " (a INTEGER)");

        assertThat(failure(repository().start())).hasMessageContaining("none of camel-gp's");
    }

    @Test
    void finishesATableThatWasHalfMade() {
        execute(source, "CREATE TABLE " + table + "_version (schema_version INTEGER NOT NULL)");
        var repository = repository();

        started(repository);

        assertThat(done(repository.create(row("r1"))).created()).isTrue();
        done(repository.close());
    }

    @Test
    void migratesATableOfAnEarlierRelease() throws SQLException {
        var repository = repository();
        started(repository);
        done(repository.create(row("r1")));
        done(repository.close());
        var scripts = new ArrayList<>(Schema.of(dialect(), table).scripts());
        scripts.add("-- Colours, version 3.\nALTER TABLE gp_job ADD COLUMN colour VARCHAR(9) DEFAULT 'red' NOT NULL;\n"
                + "UPDATE gp_job_version SET schema_version = 3;\n");
        var next = new Schema(dialect(), table, scripts);

        assertThatThrownBy(() -> open(next, false))
                .hasMessageContaining("is of version 2")
                .hasMessageContaining("3.sql");
        open(next, true);

        assertThat(value("SELECT MAX(colour) FROM " + table)).isEqualTo("red");
        assertThat(value("SELECT MAX(schema_version) FROM " + table + "_version"))
                .isEqualTo("3");
        assertThat(failure(repository.start())).hasMessageContaining("of version 3");
    }

    @Test
    void migratesATableOfTheFirstVersionWhereItMay() throws SQLException {
        var first = Schema.of(dialect(), table).scripts().get(0);
        open(new Schema(dialect(), table, List.of(first)), true);
        var repository = repository();

        assertThat(failure(repository.withCreate(false).start()))
                .hasMessageContaining("is of version 1")
                .hasMessageContaining("2.sql");
        started(repository);

        assertThat(done(repository.create(row("r1"))).created()).isTrue();
        done(repository.close());
    }

    @Test
    void keepsWhatDatabasesDoNotLike() {
        var repository = repository();
        started(repository);
        var created =
                done(repository.create(row("r1", "k".repeat(100_000), null))).row();
        var odd = created.unknown(JobFailure.of(Reason.OUTCOME_UNKNOWN, "a\u0000b\ud800c\ud83d\ude00"), NOW);

        var written = done(repository.update(odd));

        assertThat(written).isPresent();
        var found = done(repository.find("r1")).orElseThrow();
        assertThat(found.failure().text()).isEqualTo("a\uFFFDb\uFFFDc\ud83d\ude00");
        assertThat(done(repository.create(row("r2", "k".repeat(100_000), null))).created())
                .isFalse();
        done(repository.close());
    }

    @Test
    void aRowThatIsGoodAgainLeavesItsKeyToTheOneThatHasIt() {
        var repository = repository();
        started(repository);
        var first = done(repository.create(row("r1", "k", null))).row();
        var dead = done(repository.update(first.dead(JobFailure.of(Reason.SERVICE_STOPPED, ""), NOW)))
                .orElseThrow();
        done(repository.create(row("r2", "k", null)));

        done(repository.update(dead.released(null, NOW, null)));

        assertThat(done(repository.findByKey(JdbcTestSupport.TASK, "k")).map(GpJobRecord::rowId))
                .contains("r2");
        done(repository.close());
    }

    private void open(Schema schema, boolean create) throws SQLException {
        new Transactions(source).in(connection -> {
            schema.open(connection, create);
            return schema;
        });
    }

    private String value(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
