package io.github.camelgp.springboot;

import io.github.camelgp.GpComponent;
import io.github.camelgp.GpEndpoint;
import io.github.camelgp.GpJobEvent;
import io.github.camelgp.GpWatch;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.operation.GpConstants;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the component, all beginning with {@code gp.}. Those of jobs have the tags {@code site}, {@code service} and
 * {@code task}, of a bounded number of tasks; those of the node have the tag {@code component}. Thread safe.
 */
class GpMeters extends EventNotifierSupport {
    private final MeterRegistry registry;
    private final List<GpWatch> watched = new CopyOnWriteArrayList<>();
    private final Set<String> bound = ConcurrentHashMap.newKeySet();
    private final TaskTags tags = new TaskTags();

    GpMeters(MeterRegistry registry) {
        this.registry = registry;
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        // sending events have to be taken, or no sent ones come
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof GpJobEvent.Submitted job) {
            registry.counter("gp.jobs.submitted", tags.of(job.getTaskUrl())).increment();
        } else if (event instanceof GpJobEvent.Ended job) {
            ended(job);
        } else if (event instanceof ExchangeSentEvent sent && sent.getEndpoint() instanceof GpEndpoint) {
            sent(sent.getExchange());
        }
    }

    private void ended(GpJobEvent.Ended job) {
        Tags task = tags.of(job.getTaskUrl());
        String status = JobStatus.of(job.getStatus()).name();
        registry.counter("gp.jobs.ended", task.and("status", status)).increment();
        job.getQueueTime()
                .ifPresent(time -> registry.timer("gp.jobs.queue", task).record(time));
        job.getRunTime().ifPresent(time -> registry.timer("gp.jobs.run", task).record(time));
    }

    private void sent(Exchange exchange) {
        if (exchange.getException() instanceof GpTruncatedException
                || Boolean.TRUE.equals(exchange.getMessage().getHeader(GpConstants.TRUNCATED))) {
            String task = exchange.getMessage().getHeader(GpConstants.TASK, "", String.class);
            registry.counter("gp.results.truncated", tags.of(task)).increment();
        }
    }

    /** Binds the gauges of the components that are there. */
    void bind(CamelContext context) {
        context.getComponentNames().forEach(name -> bind(name, context.hasComponent(name)));
    }

    /** Binds the gauges of components as they come. */
    LifecycleStrategy components() {
        return new LifecycleStrategySupport() {
            @Override
            public void onComponentAdd(String name, Component component) {
                bind(name, component);
            }
        };
    }

    private void bind(String name, @Nullable Component component) {
        if (component instanceof GpComponent gp && bound.add(name)) {
            bind(gp.watch(), Tags.of("component", name));
        }
    }

    private void bind(GpWatch watch, Tags component) {
        Gauge.builder("gp.jobs.inflight", watch, GpWatch::jobsInFlight)
                .description("Jobs that this node asks for until they end")
                .tags(component)
                .strongReference(true)
                .register(registry);
        Gauge.builder("gp.jobs.oldest", watch, GpWatch::oldestJobSeconds)
                .baseUnit("seconds")
                .tags(component)
                .strongReference(true)
                .register(registry);
        Gauge.builder("gp.exchanges.waiting", watch, GpWatch::waitingExchanges)
                .description("Exchanges that wait for an answer without a thread")
                .tags(component)
                .strongReference(true)
                .register(registry);
        Gauge.builder("gp.continuation.threads", watch, GpWatch::continuationThreads)
                .tags(component)
                .strongReference(true)
                .register(registry);
        for (JobState state : JobState.values()) {
            Gauge.builder("gp.rows", watch, now -> now.jobsIn(state))
                    .description("Rows of the ledger of all nodes, as of the last heartbeat")
                    .tags(component.and("state", state.name()))
                    .strongReference(true)
                    .register(registry);
        }
        counter("gp.polls", watch, component, GpWatch::polls);
        counter("gp.polls.failed", watch, component, GpWatch::pollErrors);
        counter("gp.http.retries", watch, component, GpWatch::httpRetries);
        counter("gp.continuation.rejected", watch, component, GpWatch::rejectedContinuations);
    }

    private void counter(String name, GpWatch watch, Tags component, ToDoubleFunction<GpWatch> count) {
        // a registry holds only weakly what it asks
        watched.add(watch);
        FunctionCounter.builder(name, watch, count).tags(component).register(registry);
    }
}
