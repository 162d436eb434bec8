package io.github.camelgp.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.server.GpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Jobs in the application's own database, where it asks for that. */
@Timeout(120)
class GpJobStoreTest {
    private static final String PREFIX = "--camel.component.gp.job-store.";

    @TempDir
    Path data;

    private final GpServer server = GpServer.standard();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void h2OfTheApplicationKeepsTheJobs() throws SQLException {
        DataSource source = h2(";WRITE_DELAY=0");

        try (ConfigurableApplicationContext application =
                run(source, null, PREFIX + "enabled=true", PREFIX + "create=true", PREFIX + "table=night_jobs")) {
            runJob(application);

            delivered(source, "night_jobs");
        }
    }

    @Test
    void postgresOfTheApplicationKeepsTheJobs() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = postgres();
                ConfigurableApplicationContext application =
                        run(postgres.getPostgresDatabase(), null, PREFIX + "enabled=true", PREFIX + "create=true")) {
            runJob(application);

            delivered(postgres.getPostgresDatabase(), "gp_job");
        }
    }

    @Test
    void tableIsNotMadeUnlessThatIsAskedFor() {
        assertThatThrownBy(() -> run(h2(";WRITE_DELAY=0"), null, PREFIX + "enabled=true"))
                .rootCause()
                .hasMessageContaining("There is no table gp_job")
                .hasMessageContaining("withCreate(true)");
    }

    @Test
    void twoPlacesForJobsAreRefused() {
        assertThatThrownBy(() -> run(
                        h2(";WRITE_DELAY=0"),
                        new MemoryGpJobRepository(),
                        PREFIX + "enabled=true",
                        "--camel.component.gp.job-repository=#bean:own"))
                .hasStackTraceContaining("set only one of them");
    }

    private DataSource h2(String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + data.resolve("application") + options);
        source.setUser("sa");
        return source;
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | IllegalStateException e) {
            Assumptions.abort("PostgreSQL can't be started here: " + e);
            throw new IllegalStateException(e);
        }
    }

    private ConfigurableApplicationContext run(DataSource source, GpJobRepository own, String... arguments) {
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean("dataSource", DataSource.class, () -> source);
            context.registerBean("route", RouteBuilder.class, GpJobStoreTest::route);
            if (own != null) {
                context.registerBean("own", GpJobRepository.class, () -> own);
            }
        };
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--camel.component.gp.server-url=" + server.url());
        all.add("--camel.component.gp.poll-floor=20ms");
        all.add("--camel.component.gp.poll-wait=20ms");
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(beans)
                .run(all.toArray(String[]::new));
    }

    private static RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:run").to("gp:Test/Slow/Slow");
            }
        };
    }

    private static void runJob(ConfigurableApplicationContext application) {
        application.getBean(ProducerTemplate.class).requestBody("direct:run", Map.of("Seconds", 0));
    }

    /** The row follows the exchange. */
    private static void delivered(DataSource source, String table) {
        Awaitility.await().untilAsserted(() -> assertThat(states(source, table)).containsExactly("DELIVERED"));
    }

    private static List<String> states(DataSource source, String table) throws SQLException {
        List<String> states = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT state FROM " + table)) {
            while (rows.next()) {
                states.add(rows.getString(1));
            }
        }
        return states;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
