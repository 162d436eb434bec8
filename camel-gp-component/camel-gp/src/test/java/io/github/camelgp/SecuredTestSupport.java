package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** A server whose services ask for a token, with a user and an application that get one. */
abstract class SecuredTestSupport extends EchoTestSupport {
    static final String USER = "ann";
    static final String PASSWORD = "sesame-of-ann";
    static final String APPLICATION = "gp-application";
    static final String SECRET = "secret-of-the-application";
    /** A secured synchronous task that says "near". */
    static final String SAY = ":Near/By/Say";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return secured(builder);
    }

    static GpServerBuilder secured(GpServerBuilder builder) {
        EchoTasks.addTo(builder);
        return builder.user(USER, PASSWORD)
                .application(APPLICATION, SECRET)
                .service("Near/By", s -> s.secured())
                .service("Probe/Jobs", s -> s.secured().asynchronous());
    }

    /** A further component, for the server at {@code serverUrl}. */
    GpComponent component(String name, String serverUrl, Consumer<GpComponent> options) {
        GpComponent component = new GpComponent();
        component.setServerUrl(serverUrl);
        component.getConfiguration().setPollFloor(20);
        component.getConfiguration().setPollWait(20);
        component.setPollsPerSecond(500);
        component.setSpoolDirectory(spools.toString());
        options.accept(component);
        context.addComponent(name, component);
        return component;
    }

    static Consumer<GpComponent> user(String name, String password) {
        return component -> {
            component.setUsername(name);
            component.setPassword(password);
        };
    }

    static long count(GpServer server, Operation operation) {
        return server.requests().stream()
                .filter(request -> request.operation() == operation)
                .count();
    }

    GpAuthenticationException refusal(String uri) {
        Exchange done = run(uri, null);
        assertThat(done.getException()).isInstanceOf(GpAuthenticationException.class);
        return (GpAuthenticationException) done.getException();
    }

    /** What came of runs at the same time. */
    List<Exchange> together(String uri, int number) throws Exception {
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        List<CompletableFuture<Exchange>> running = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            running.add(producer.processAsync(new DefaultExchange(context)));
        }
        List<Exchange> done = new ArrayList<>();
        for (CompletableFuture<Exchange> each : running) {
            done.add(each.get(50, TimeUnit.SECONDS));
        }
        producer.stop();
        return done;
    }
}
