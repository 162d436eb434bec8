package io.github.camelgp.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.GpComponent;
import io.github.camelgp.job.JobState;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import io.github.camelgp.server.fault.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two applications on one table in PostgreSQL: both submit, both collect, and every job is had once. */
@Timeout(180)
class SharedTableTest {
    private static final String TASK = "gp:Test/Slow/Slow";
    private static final int JOBS = 40;

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(GpServer.builder().standardTools());

    private final List<String> collected = new CopyOnWriteArrayList<>();

    @Test
    void everyJobIsCollectedOnceOnWhateverNode() throws Exception {
        PostgresServer.assume();
        PostgresServer.create("shared_table");
        var here = JdbcGpJobRepository.of(PostgresServer.pool("shared_table")).withCreate(true);
        var there = JdbcGpJobRepository.of(PostgresServer.pool("shared_table")).withCreate(true);
        try (var one = node(here);
                var two = node(there)) {
            one.start();
            two.start();
            try (var first = one.createProducerTemplate();
                    var second = two.createProducerTemplate()) {
                IntStream.range(0, JOBS).forEach(number -> (number % 2 == 0 ? first : second)
                        .sendBodyAndHeader("direct:submit", Map.of("Seconds", 0), "part", number));
                Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> JdbcTestSupport.done(here.counts())
                        .equals(Map.of(JobState.DELIVERED, (long) JOBS)));
            }
        }
        assertThat(collected)
                .containsExactlyInAnyOrder(
                        IntStream.range(0, JOBS).mapToObj(String::valueOf).toArray(String[]::new));
        assertThat(server.requests())
                .filteredOn(request -> request.operation() == Operation.SUBMIT_JOB)
                .hasSize(JOBS);
    }

    private DefaultCamelContext node(JdbcGpJobRepository repository) throws Exception {
        var gp = new GpComponent();
        gp.setServerUrl(server.url());
        gp.setJobRepository(repository);
        gp.setPollsPerSecond(500);
        gp.getConfiguration().setPollFloor(20);
        gp.getConfiguration().setPollWait(50);
        var context = new DefaultCamelContext();
        context.addComponent("gp", gp);
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:submit").to(TASK + "?operation=submitJob&correlation=part");
            routes.from(TASK + "?initialDelay=0&delay=100&concurrentConsumers=3&maxMessagesPerPoll=4")
                    .process(exchange -> collected.add(exchange.getMessage().getHeader("part", String.class)));
        });
        return context;
    }
}
