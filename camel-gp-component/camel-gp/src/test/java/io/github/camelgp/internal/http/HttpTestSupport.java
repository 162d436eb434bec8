package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Servers, transports and threads that end with the test. */
public abstract class HttpTestSupport {
    protected static final HttpCall.Limits LIMITS =
            new HttpCall.Limits(Duration.ofSeconds(20), "responseTimeout", 1 << 20);

    protected final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, runnable -> {
        Thread thread = new Thread(runnable, "test-scheduler");
        thread.setDaemon(true);
        return thread;
    });
    private final List<AutoCloseable> toClose = new ArrayList<>();

    protected final RawServer server(RawServer.Handler handler) {
        return closing(new RawServer(handler));
    }

    protected final HttpTransport transport(HttpSettings settings) {
        return closing(new HttpTransport(settings, scheduler));
    }

    protected final HttpTransport transport() {
        return transport(HttpSettings.defaults());
    }

    protected final <T extends AutoCloseable> T closing(T resource) {
        toClose.add(0, resource);
        return resource;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : toClose) {
            resource.close();
        }
        scheduler.shutdownNow();
    }

    protected static HttpCall get(URI uri) {
        return HttpCall.read("read", GpWhere.at(uri.toString()), uri, Map.of("f", "json"), LIMITS);
    }

    protected static HttpCall submit(URI uri) {
        return form(uri, HttpCall.Effect.SUBMIT, LIMITS);
    }

    protected static HttpCall form(URI uri, HttpCall.Effect effect, HttpCall.Limits limits) {
        return HttpCall.form("submitJob", GpWhere.at(uri.toString()), uri, Map.of("f", "json"), effect, limits);
    }

    protected static HttpCall.Limits within(Duration timeout) {
        return new HttpCall.Limits(timeout, "responseTimeout", 1 << 20);
    }

    protected static <T> T value(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    protected static <E extends Throwable> E failure(CompletableFuture<?> future, Class<E> type) {
        Throwable thrown = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause()).isInstanceOf(type);
        return type.cast(thrown.getCause());
    }

    protected static String text(HttpReply reply) throws IOException {
        try (Spool body = reply.body();
                InputStream stream = body.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
