package io.github.camelgp.benchmarks.crash;

import io.github.camelgp.server.GpServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The GP server, with a task that gives a text for a name. It counts the jobs that it was given for each name. */
final class Site implements AutoCloseable {
    static final String TASK = "Crash/Texts/Write";
    /** Who may list jobs; nothing here is worth a secret. */
    static final String ADMINISTRATOR = "crash";

    private static final int LINES = 60;

    private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
    private final GpServer server = GpServer.builder()
            .administrator(ADMINISTRATOR, ADMINISTRATOR)
            .latency(Duration.ofMillis(60))
            .service("Crash/Texts", service -> service.asynchronous()
                    .task("Write", task -> task.input("Name", "GPString")
                            .input("Request", "GPString", p -> p.optional())
                            .output("Text", "GPString")
                            .run(call -> {
                                jobs.merge(call.text("Name"), 1, Integer::sum);
                                call.set("Text", text(call.text("Name")));
                            })))
            .start();

    String url() {
        return server.url();
    }

    int jobs(String name) {
        return jobs.getOrDefault(name, 0);
    }

    /** What must come out for a name, to the byte. */
    static String text(String name) {
        return (name + " \u2013 g\u00e4b\u00e9 \ud83c\udf0b \"\\\t\n").repeat(LINES);
    }

    @Override
    public void close() {
        server.close();
    }
}
