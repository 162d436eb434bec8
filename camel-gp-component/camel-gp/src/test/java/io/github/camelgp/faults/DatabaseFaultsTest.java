package io.github.camelgp.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.jdbc.GpStoreException;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.server.fault.Operation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL is stopped while jobs run, and started again. */
@Timeout(180)
class DatabaseFaultsTest extends FaultTestSupport {
    private int port;
    private EmbeddedPostgres database;

    @Override
    GpJobRepository newRepository() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try {
            startDatabase();
        } catch (IOException | IllegalStateException e) {
            Assumptions.abort("PostgreSQL can't be started here: " + e);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.getJdbcUrl("postgres", "postgres"));
        return JdbcGpJobRepository.of(source).withCreate(true);
    }

    private void startDatabase() throws IOException {
        database = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    @AfterEach
    void stopDatabase() throws IOException {
        database.close();
    }

    @Test
    void jobsOutlastADatabaseThatGoesAwayAndComesBack() throws Exception {
        assertThat(submit("hold")).isNull();

        database.close();
        long asked = requests(Operation.JOB_STATUS);
        Exception refused = submit("other");
        held.countDown();
        until(() -> requests(Operation.JOB_STATUS) > asked + 1);

        assertThat(refused).isInstanceOf(GpStoreException.class);
        assertThat(requests(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(collected).isEmpty();

        startDatabase();
        until(() -> states().equals(List.of(JobState.DELIVERED)));
        assertThat(collected).containsExactly(result("hold"));
        assertThat(submit("other")).isNull();
        until(() -> collected.size() == 2);
    }
}
