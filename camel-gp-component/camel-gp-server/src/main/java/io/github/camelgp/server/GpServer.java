package io.github.camelgp.server;

import io.github.camelgp.server.task.ServiceBuilder;
import io.github.camelgp.server.task.TaskRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An embeddable GP server; {@link Builder} collects its services. */
public final class GpServer {
    private GpServer() {}

    /** Starts with nothing registered. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects services. */
    public static final class Builder implements TaskRegistry {
        private final Map<String, ServiceBuilder> services = new LinkedHashMap<>();

        @Override
        public Builder service(String name, Consumer<ServiceBuilder> setUp) {
            setUp.accept(services.computeIfAbsent(name, ServiceBuilder::new));
            return this;
        }
    }
}
