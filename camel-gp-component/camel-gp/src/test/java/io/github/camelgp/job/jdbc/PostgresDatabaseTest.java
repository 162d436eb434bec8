package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.failure;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.row;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.started;
import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
    private static DataSource source;

    @BeforeAll
    static void connect() {
        PostgresServer.assume();
        PostgresServer.create("shared");
        source = PostgresServer.pool("shared");
    }

    @Override
    DataSource source() {
        return source;
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    int rows() {
        return 10_000;
    }

    @Test
    void failsWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() {
        PostgresServer.create("outage");
        var repository = JdbcGpJobRepository.of(PostgresServer.pool("outage")).withCreate(true);
        started(repository);
        done(repository.create(row("r1")));

        away();
        assertThat(failure(repository.create(row("r2")))).hasMessageContaining("could not write a new row r2");
        assertThat(failure(repository.find("r1"))).hasMessageContaining("could not find row r1");
        back();

        assertThat(done(repository.create(row("r2"))).created()).isTrue();
        assertThat(done(repository.find("r1"))).isPresent();
        done(repository.close());
    }

    @Test
    void noticesNothingOfConnectionsThatWereCutBetweenCalls() {
        PostgresServer.create("cut");
        var repository = JdbcGpJobRepository.of(PostgresServer.pool("cut")).withCreate(true);
        started(repository);
        done(repository.create(row("r1")));

        PostgresServer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'");

        assertThat(done(repository.create(row("r2"))).created()).isTrue();
        done(repository.close());
    }

    @Test
    void worksWithoutAPool() {
        var repository =
                JdbcGpJobRepository.of(PostgresServer.direct("postgres")).withCreate(true);

        started(repository);

        assertThat(done(repository.create(row("r1"))).created()).isTrue();
        assertThat(repository.durable()).isTrue();
        done(repository.close());
    }

    private static void away() {
        PostgresServer.execute("ALTER DATABASE outage ALLOW_CONNECTIONS false");
        PostgresServer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'outage'");
    }

    private static void back() {
        PostgresServer.execute("ALTER DATABASE outage ALLOW_CONNECTIONS true");
    }
}
