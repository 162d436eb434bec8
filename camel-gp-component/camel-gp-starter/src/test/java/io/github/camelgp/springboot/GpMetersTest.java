package io.github.camelgp.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.GpComponent;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with Micrometer, and with a database that nobody asked to keep jobs in. */
@CamelSpringBootTest
@SpringBootTest(
        classes = GpMetersTest.Application.class,
        properties = {"camel.component.gp.poll-floor=20ms", "camel.component.gp.poll-wait=20ms"})
@Timeout(60)
class GpMetersTest {
    private static final GpServer SERVER = GpServer.standard();

    @Autowired
    private CamelContext context;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("camel.component.gp.server-url", SERVER::url);
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void jobsAreCountedByTaskAndStatus() {
        template.requestBody("gp:Test/Slow/Slow", Map.of("Seconds", 0));
        template.request(
                "gp:Test/Failing/Fail", exchange -> exchange.getMessage().setBody(Map.of("Reason", "no luck")));

        assertThat(meters.get("gp.jobs.submitted")
                        .tags("site", SERVER.url(), "service", "Test/Slow", "task", "Slow")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gp.jobs.ended")
                        .tags("service", "Test/Slow", "status", "SUCCEEDED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gp.jobs.ended")
                        .tags("service", "Test/Failing", "status", "FAILED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gp.jobs.run").tag("task", "Slow").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("gp.polls")
                        .tag("component", "gp")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    @Test
    void nodeIsGauged() {
        context.getComponent("gp");
        Set<String> names = new TreeSet<>();
        meters.getMeters().forEach(meter -> names.add(meter.getId().getName()));

        assertThat(names)
                .contains(
                        "gp.jobs.inflight",
                        "gp.jobs.oldest",
                        "gp.exchanges.waiting",
                        "gp.continuation.threads",
                        "gp.continuation.rejected",
                        "gp.polls.failed",
                        "gp.http.retries",
                        "gp.rows");
        assertThat(meters.get("gp.rows").tag("state", "DEAD").gauge().value()).isZero();
    }

    @Test
    void requestsThatAreTriedAgainAreCounted() {
        SERVER.faults().on(Operation.JOB_STATUS).task("Make").times(2).status(503);

        template.requestBody("gp:Test/ManyFeatures/Make", Map.of("Count", 1));

        assertThat(meters.get("gp.http.retries")
                        .tag("component", "gp")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void resultsThatAreNotWholeAreCounted() {
        template.request("gp:Test/ManyFeatures/Make?param.Count=1500", exchange -> {});

        assertThat(meters.get("gp.results.truncated")
                        .tags("service", "Test/ManyFeatures", "task", "Make")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void dataSourceThatIsThereKeepsNoJobsByItself() {
        assertThat(context.getComponent("gp", GpComponent.class).getJobRepository())
                .isNull();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        DataSource dataSource() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:of-the-application");
            return source;
        }
    }
}
