package io.github.camelgp.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.GpComponent;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.GpServerExtension;
import io.github.camelgp.server.fault.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One route that hands jobs over and one that collects them, over real HTTP; what they saw is kept. */
@Timeout(120)
abstract class FaultTestSupport extends CamelTestSupport {
    static final String TASK = "gp:Faults/Jobs/Write";
    static final int LONG = 100_000;

    /** What the collecting route got: texts, or what the exchange began with. */
    final List<Object> collected = new CopyOnWriteArrayList<>();

    final CountDownLatch held = new CountDownLatch(1);

    private @Nullable GpJobRepository opened;

    @TempDir
    Path folder;

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(site());

    private GpServerBuilder site() {
        return GpServer.builder().service("Faults/Jobs", service -> service.asynchronous()
                .task("Write", task -> task.input("Text", "GPString")
                        .output("Out", "GPString")
                        .run(call -> {
                            while (call.text("Text").startsWith("hold") && held.getCount() > 0) {
                                call.pause(Duration.ofMillis(20));
                            }
                            call.set("Out", result(call.text("Text")));
                        })));
    }

    /** Longer than what stays in memory here. */
    static String result(String text) {
        return text.substring(0, 1).repeat(LONG);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        GpComponent gp = context.getComponent("gp", GpComponent.class);
        gp.setServerUrl(server.url());
        gp.setJobRepository(repository());
        gp.setRedeliveryDelay(50);
        gp.setLease(1000);
        gp.setPollsPerSecond(500);
        gp.setSpoolThreshold(80_000);
        gp.setSpoolDirectory(folder.resolve("spool").toString());
        gp.getConfiguration().setPollFloor(20);
        gp.getConfiguration().setPollCeiling(100);
        gp.getConfiguration().setPollWait(20);
        configure(gp);
        return context;
    }

    GpJobRepository repository() throws Exception {
        if (opened == null) {
            opened = newRepository();
        }
        return opened;
    }

    /** Where jobs are kept. */
    GpJobRepository newRepository() throws Exception {
        return new MemoryGpJobRepository();
    }

    /** Further options. */
    void configure(GpComponent gp) throws Exception {}

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(TASK + "?operation=submitJob&inputParameter=Text&idempotencyKey=${body}");
                from(TASK + "?initialDelay=0&delay=30")
                        .onException(Exception.class)
                        .handled(true)
                        .process(exchange ->
                                collected.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                        .end()
                        .process(exchange -> collected.add(exchange.getMessage().getBody(String.class)));
            }
        };
    }

    /** What the exchange that hands a job over ends with; null when the server took it. */
    @Nullable
    Exception submit(String text) {
        return template.request("direct:in", exchange -> exchange.getMessage().setBody(text))
                .getException();
    }

    long requests(Operation operation) {
        return server.requests().stream()
                .filter(request -> request.operation() == operation)
                .count();
    }

    List<GpJobRecord> rows() throws Exception {
        return repository().list(JobFilter.ALL).toCompletableFuture().join();
    }

    List<JobState> states() throws Exception {
        return rows().stream().map(GpJobRecord::state).toList();
    }

    /** The job came to the collecting route once, whole, and was submitted once. */
    void assertDeliveredOnce(String text) throws Exception {
        until(() -> states().equals(List.of(JobState.DELIVERED)));
        assertThat(collected).containsExactly(result(text));
        assertThat(requests(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
