package io.github.camelgp.benchmarks.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is.
 *
 * @param address a JDBC URL of PostgreSQL, or the path of an H2 file
 * @param server what has to be stopped in the end
 */
record Store(String address, @Nullable EmbeddedPostgres server) implements AutoCloseable {
    static Store open(String kind, Path folder) throws IOException {
        if (kind.equals("h2")) {
            return new Store(folder.resolve("jobs").toString(), null);
        } else if (kind.equals("postgresql")) {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return new Store(server.getJdbcUrl("postgres", "postgres"), server);
        }
        throw new IllegalArgumentException("The store is h2 or postgresql, not " + kind);
    }

    static JdbcGpJobRepository repository(String address) {
        if (!address.startsWith("jdbc:")) {
            return JdbcGpJobRepository.h2File(Path.of(address));
        }
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(address);
        return JdbcGpJobRepository.of(new HikariDataSource(settings)).withCreate(true);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
