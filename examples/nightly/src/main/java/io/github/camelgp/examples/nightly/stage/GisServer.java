package io.github.camelgp.examples.nightly.stage;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.tool.terrain.ViewshedTool;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The GP server with the service that the night needs. It counts which jobs it was given, and its service can be stopped. */
final class GisServer implements AutoCloseable {
    private static final String SERVICE = "Survey/Visibility";

    private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
    private final GpServer server;
    private volatile ViewshedTool viewshed =
            new ViewshedTool(ElevationSource.shipped().withoutRelief());

    GisServer(String password) {
        server = GpServer.builder()
                .user("night", password)
                .administrator("gis", password)
                .latency(Duration.ofMillis(300))
                .service(SERVICE, service -> service.asynchronous()
                        .secured()
                        .instances(8)
                        .description("What can be seen from where, for users only")
                        .task("viewshed", task -> {
                            viewshed.describe(task);
                            task.input("Request_Id", "GPString", p -> p.optional()
                                    .description("For whoever asks: not looked at"));
                            task.run(this::run);
                        }))
                .start();
    }

    private void run(TaskCall call) throws IOException {
        for (var observer : call.features("Input_Observation_Point").rows()) {
            jobs.merge(String.valueOf(observer.attributes().get("site")), 1, Integer::sum);
        }
        viewshed.run(call);
    }

    String url() {
        return server.url();
    }

    /** How many jobs the server was given for each input. */
    Map<String, Integer> jobs() {
        return new TreeMap<>(jobs);
    }

    int jobsInAll() {
        return jobs.values().stream().mapToInt(Integer::intValue).sum();
    }

    void stopService() {
        server.faults().onEvery().service(SERVICE).always().oddity("service-not-started");
    }

    void startService() {
        server.faults().clear();
    }

    void forgetTokens() {
        server.forgetTokens();
    }

    /** There is elevation beyond the grid now. */
    void addElevation() {
        viewshed = new ViewshedTool(ElevationSource.shipped());
    }

    @Override
    public void close() {
        server.close();
    }
}
