package io.github.camelgp.server.task;

import java.util.function.Consumer;

/** Where services are registered; the server's builder is one. */
@FunctionalInterface
public interface TaskRegistry {
    /**
     * Adds a service, or adds to one of that name.
     *
     * @param name {@code Service} or {@code Folder/Service}
     */
    TaskRegistry service(String name, Consumer<ServiceBuilder> setUp);
}
