package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.finished;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobLease;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A row that somebody else spoilt must be seen, and must hold up no other. */
@Timeout(60)
class UnreadableRowsTest {
    private static final JobLease TAKER = new JobLease("B", JdbcTestSupport.NOW.plusSeconds(60));

    @TempDir
    Path data;

    private DataSource source;
    private JdbcGpJobRepository repository;

    @BeforeEach
    void rows() {
        source = JdbcConnectionPool.create("jdbc:h2:" + data.resolve("jobs") + ";WRITE_DELAY=0", "sa", "");
        repository = JdbcGpJobRepository.of(source).withCreate(true);
        done(repository.start());
        for (var id : new String[] {"a", "b", "c"}) {
            var created = done(repository.create(row(id))).row();
            done(repository.update(finished(id).withVersion(created.version())));
        }
    }

    @AfterEach
    void close() {
        done(repository.close());
    }

    @Test
    void stateThatNobodyKnowsIsLeftOutAndNamed() {
        JdbcTestSupport.execute(source, "UPDATE gp_job SET state = 'ODD' WHERE row_id = 'a'");

        assertThat(done(repository.list(JobFilter.ALL)))
                .extracting(GpJobRecord::rowId)
                .containsExactly("b", "c");
        assertThat(repository.unreadable()).containsOnlyKeys("a");
        assertThat(repository.unreadable().get("a")).contains("ODD");
    }

    @Test
    void collectorsGetTheRowsBehindIt() {
        JdbcTestSupport.execute(source, "UPDATE gp_job SET wanted = 'no json' WHERE row_id = 'a'");

        assertThat(done(repository.claim("night", 1, TAKER, JdbcTestSupport.NOW)))
                .extracting(GpJobRecord::rowId)
                .containsExactly("b");
        assertThat(done(repository.claim("night", 5, TAKER, JdbcTestSupport.NOW)))
                .extracting(GpJobRecord::rowId)
                .containsExactly("c");
    }

    @Test
    void itCanBeDiscarded() {
        JdbcTestSupport.execute(source, "UPDATE gp_job SET ended_job = '{' WHERE row_id = 'a'");
        done(repository.list(JobFilter.ALL));

        assertThat(done(repository.discard("b"))).as("a good row").isFalse();
        assertThat(done(repository.discard("a"))).isTrue();

        assertThat(repository.unreadable()).isEmpty();
        assertThat(done(repository.counts()).values()).containsExactly(2L);
    }
}
