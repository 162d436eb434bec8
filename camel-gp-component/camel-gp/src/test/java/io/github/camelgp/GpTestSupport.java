package io.github.camelgp;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.GpServerExtension;
import io.github.camelgp.server.fault.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context whose component talks to a server with the standard tools, over real HTTP. */
@Timeout(60)
abstract class GpTestSupport extends CamelTestSupport {
    static final String OBSERVER =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"rim"},
            "geometry":{"type":"Point","coordinates":[174.7645,-36.8767]}}]}""";

    @TempDir
    Path spools;

    final ProbeTasks probes = new ProbeTasks();

    @RegisterExtension
    final GpServerExtension server =
            new GpServerExtension(tasks(GpServer.builder().standardTools().register(probes::addTo)));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        GpComponent gp = context.getComponent("gp", GpComponent.class);
        configureForTests(gp);
        configure(gp);
        return context;
    }

    /** A further application on the same server, to be started and closed by the test. */
    DefaultCamelContext another(GpJobRepository repository) {
        DefaultCamelContext other = new DefaultCamelContext();
        GpComponent gp = new GpComponent();
        gp.setJobRepository(repository);
        configureForTests(gp);
        other.addComponent("gp", gp);
        return other;
    }

    private void configureForTests(GpComponent gp) {
        gp.setServerUrl(server.url());
        gp.getConfiguration().setPollFloor(20);
        gp.getConfiguration().setPollWait(20);
        gp.setPollsPerSecond(500);
        gp.setSpoolDirectory(spools.toString());
    }

    /** How many requests of a kind the server got. */
    long requestCount(Operation operation) {
        return server.requests().stream()
                .filter(request -> request.operation() == operation)
                .count();
    }

    static Processor withBody(Object body) {
        return exchange -> exchange.getMessage().setBody(body);
    }

    /** Replies in files that are open or forgotten. */
    long spoolFiles() throws IOException {
        try (Stream<Path> files = Files.list(spools)) {
            return files.count();
        }
    }

    GpComponent gp() {
        return context.getComponent("gp", GpComponent.class);
    }

    /** Waits for something that nothing tells of. */
    static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    /** Further tasks of the server. */
    GpServerBuilder tasks(GpServerBuilder builder) {
        return builder;
    }

    /** Further options of the component. */
    void configure(GpComponent gp) throws Exception {}
}
