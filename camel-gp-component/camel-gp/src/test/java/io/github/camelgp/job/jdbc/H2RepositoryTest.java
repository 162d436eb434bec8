package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.GpJobRepositoryContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2RepositoryTest extends GpJobRepositoryContract {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static H2FileSource file;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        file = new H2FileSource(folder.resolve("jobs"));
    }

    @AfterAll
    static void release() throws SQLException {
        file.release();
    }

    /** The file stays open from test to test, as to close it takes H2 a while. */
    @Override
    protected GpJobRepository create() {
        return JdbcGpJobRepository.of(JdbcTestSupport.source(file::getConnection))
                .withCreate(true)
                .withTable("job_" + TABLES.incrementAndGet());
    }
}
