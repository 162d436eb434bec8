package io.github.camelgp;

import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** A server with {@link EchoTasks} beside the standard tools, and short ways to run a task and to look at what it got. */
abstract class EchoTestSupport extends GpTestSupport {
    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        EchoTasks.addTo(builder);
        return builder;
    }

    Exchange run(String uri, @Nullable Object body) {
        return run(uri, body, Map.of());
    }

    Exchange run(String uri, @Nullable Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** What came of a run that must succeed. */
    @Nullable
    Object result(String uri, @Nullable Object body) {
        return body(run(uri, body));
    }

    static @Nullable Object body(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError("The exchange failed", exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** A route of one step, which starts with the context, or now. */
    static RoutesBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        };
    }

    /** The requests that started something. */
    List<RecordedRequest> runs() {
        return recorded(Operation.EXECUTE, Operation.SUBMIT_JOB);
    }

    List<RecordedRequest> recorded(Operation... operations) {
        return server.requests().stream()
                .filter(request -> List.of(operations).contains(request.operation()))
                .toList();
    }

    /** A parameter of the only run. */
    @Nullable
    String sent(String parameter) {
        List<RecordedRequest> runs = runs();
        if (runs.size() != 1) {
            throw new AssertionError("Expected one run but got " + runs);
        }
        return runs.get(0).parameters().get(parameter);
    }

    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
