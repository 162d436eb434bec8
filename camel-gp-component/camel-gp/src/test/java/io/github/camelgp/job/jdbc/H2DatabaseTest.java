package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.execute;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.failure;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.row;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {
    private static H2FileSource source;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        source = new H2FileSource(folder.resolve("jobs"));
    }

    @AfterAll
    static void close() throws SQLException {
        source.release();
    }

    /** Repositories close files of their own; this one stays open between them. */
    @Override
    DataSource source() {
        return JdbcTestSupport.source(source::getConnection);
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    int rows() {
        return 3_000;
    }

    @Test
    void keepsRowsInAFileThatIsClosedAndOpenedAgain() {
        var repository = JdbcGpJobRepository.h2File(folder.resolve("again"));
        started(repository);
        var written = done(repository.create(row("r1"))).row();
        done(repository.close());

        started(repository);

        assertThat(done(repository.find("r1"))).contains(written);
        assertThat(repository.durable()).isTrue();
        assertThat(folder.resolve("again.mv.db")).exists();
        done(repository.close());
    }

    @Test
    void goesOnWhenItsFileWasClosedUnderneath() {
        var file = new H2FileSource(folder.resolve("away"));
        var repository = JdbcGpJobRepository.of(file).withCreate(true);
        started(repository);
        done(repository.create(row("r1")));

        execute(file, "SHUTDOWN IMMEDIATELY");

        assertThat(done(repository.find("r1"))).isPresent();
        assertThat(done(repository.create(row("r2"))).created()).isTrue();
        done(repository.close());
    }

    @Test
    void refusesAFileThatIsWrittenWithDelay() {
        var slow = new JdbcDataSource();
        slow.setURL("jdbc:h2:file:" + folder.resolve("slow") + ";WRITE_DELAY=500");

        assertThat(failure(JdbcGpJobRepository.of(slow).withCreate(true).start()))
                .hasMessageContaining("delay of 500 ms")
                .hasMessageContaining(";WRITE_DELAY=0");
    }

    @Test
    void saysThatRowsInMemoryDoNotLast() {
        var memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
        var repository = JdbcGpJobRepository.of(memory).withCreate(true);

        started(repository);

        assertThat(repository.durable()).isFalse();
        done(repository.close());
    }

    @Test
    void saysWhatIsMissingWhereH2IsNot() {
        assertThatThrownBy(() -> new H2FileSource(folder.resolve("x"), "org.h2.Missing"))
                .hasMessageContaining("add com.h2database:h2");
    }
}
