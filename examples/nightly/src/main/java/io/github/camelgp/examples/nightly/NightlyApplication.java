package io.github.camelgp.examples.nightly;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import org.apache.camel.main.Main;

/** Runs the routes of {@code camel/night.yaml}, with the ledger in the database where the results go. */
public final class NightlyApplication {
    private NightlyApplication() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(System.getProperty("night.database"));
        try (HikariDataSource database = new HikariDataSource(settings)) {
            Main main = new Main();
            main.bind("database", database);
            main.bind("jobs", JdbcGpJobRepository.of(database).withCreate(true));
            main.run(arguments);
        }
    }
}
