package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.GpConfiguration;
import io.github.camelgp.GpEndpoint;
import io.github.camelgp.GpSiteCheck;
import io.github.camelgp.check.CheckReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EventNotifier;
import org.jspecify.annotations.Nullable;

/** A Camel context with the one component, as long as a command runs. */
final class Session implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GpComponent component;

    /** @param listener null for none */
    Session(GpComponent component, @Nullable EventNotifier listener) {
        this.component = component;
        context.addComponent("gp", component);
        context.getShutdownStrategy().setTimeout(1);
        if (listener != null) {
            context.getManagementStrategy().addEventNotifier(listener);
        }
        context.start();
    }

    /**
     * What an endpoint makes of a message; fails as it does.
     *
     * @param options of the endpoint
     */
    Message ask(String address, Consumer<GpConfiguration> options, Map<String, Object> headers) throws Exception {
        GpConfiguration configuration = component.getConfiguration().copy();
        options.accept(configuration);
        GpEndpoint endpoint = new GpEndpoint("gp:" + address, component, configuration);
        endpoint.setTask(address);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange done = template.request(
                    endpoint, exchange -> exchange.getMessage().setHeaders(new LinkedHashMap<>(headers)));
            if (done.getException() != null) {
                throw done.getException();
            }
            return done.getMessage();
        }
    }

    /** What stands between here and {@code address}. */
    CheckReport check(String address) throws InterruptedException, ExecutionException {
        return GpSiteCheck.run(component, address).get();
    }

    @Override
    public void close() {
        context.stop();
    }
}
