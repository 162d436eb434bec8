package io.github.camelgp.operation;

import io.github.camelgp.internal.poll.Turn;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route that an exchange came from. Its consumer is suspended and resumed on threads of the executor's, as that may
 * take a while and the caller may be a thread of that very route; exchanges under way go on.
 */
final class RouteSource implements Turn.Source {
    private static final Logger LOG = LoggerFactory.getLogger(RouteSource.class);

    private final Exchange exchange;
    private final @Nullable Exception before;
    private final CamelContext context;
    private final String routeId;
    private final Executor executor;
    private final boolean mayPause;
    private volatile boolean pause;
    private boolean paused;

    RouteSource(Exchange exchange, Executor executor, boolean mayPause) {
        this.exchange = exchange;
        before = exchange.getException();
        context = exchange.getContext();
        routeId = exchange.getFromRouteId() == null ? "" : exchange.getFromRouteId();
        this.executor = executor;
        this.mayPause = mayPause;
    }

    @Override
    public boolean isWanted() {
        return exchange.getException() == before
                && !exchange.getExchangeExtension().isInterrupted();
    }

    @Override
    public String name() {
        return "Route " + routeId;
    }

    @Override
    public boolean pause() {
        if (!mayPause || consumer() == null) {
            return false;
        }
        pause = true;
        change();
        return true;
    }

    @Override
    public void resume() {
        pause = false;
        change();
    }

    private @Nullable Consumer consumer() {
        Route route = context.getRoute(routeId);
        return route == null ? null : route.getConsumer();
    }

    private void change() {
        try {
            executor.execute(this::apply);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} stays as it is, as the application stops", name(), e);
        }
    }

    /** Does what was asked for last, as tasks may overtake each other. */
    private synchronized void apply() {
        Consumer consumer = consumer();
        if (consumer == null || pause == paused || context.isStopping() || context.isStopped()) {
            return;
        }
        paused = pause;
        try {
            if (paused) {
                ServiceHelper.suspendService(consumer);
            } else {
                ServiceHelper.resumeService(consumer);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be {}", name(), paused ? "suspended" : "resumed", e);
        }
    }
}
