package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.GpJobRepositoryContract;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class PostgresRepositoryTest extends GpJobRepositoryContract {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static DataSource source;

    @BeforeAll
    static void connect() {
        PostgresServer.assume();
        PostgresServer.create("contract");
        source = PostgresServer.pool("contract");
    }

    @Override
    protected GpJobRepository create() {
        return JdbcGpJobRepository.of(source).withCreate(true).withTable("job_" + TABLES.incrementAndGet());
    }
}
