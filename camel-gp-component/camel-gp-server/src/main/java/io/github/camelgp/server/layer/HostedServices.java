package io.github.camelgp.server.layer;

import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.value.Features;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The feature services of the server: those it starts with, and outputs of jobs. Thread safe. */
public final class HostedServices {
    /** The folder of all that jobs make. */
    public static final String FOLDER = "Hosted";

    private static final int MOST = 1000;

    private final Map<String, HostedService> services = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    public HostedServices() {}

    /**
     * Adds a service that is there from the start.
     *
     * @param name with its folder
     * @param layers by their names, in order
     */
    public void add(String name, Map<String, Features> layers) {
        List<LayerData> data = new ArrayList<>();
        layers.forEach((layer, features) -> data.add(LayerData.of(data.size(), layer, features)));
        put(name, null, data);
    }

    /**
     * Makes or replaces a service.
     *
     * @throws IllegalArgumentException if it is there and may not be replaced, or there are too many
     */
    HostedService publish(String name, ServiceDefinition owner, List<LayerData> layers, boolean overwrite) {
        synchronized (services) {
            HostedService before = services.get(name);
            if (before == null && services.size() >= MOST) {
                throw new IllegalArgumentException("the server holds " + MOST + " feature services, no more");
            } else if (before != null && !overwrite) {
                throw new IllegalArgumentException("the service " + name + " already exists");
            } else if (before != null && !isOwner(owner, before)) {
                throw new IllegalArgumentException("the service " + name + " belongs to somebody else");
            }
            return put(before == null ? name : before.name(), owner, layers);
        }
    }

    private static boolean isOwner(ServiceDefinition wanted, HostedService service) {
        return service.owner() != null && service.owner().name().equalsIgnoreCase(wanted.name());
    }

    private HostedService put(String name, @Nullable ServiceDefinition owner, List<LayerData> layers) {
        String itemId = UUID.nameUUIDFromBytes(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        HostedService service = new HostedService(
                name, itemId, owner, layers.stream().map(LayerTable::new).toList());
        services.put(name, service);
        return service;
    }

    Optional<HostedService> find(String name) {
        return Optional.ofNullable(services.get(name));
    }

    Optional<HostedService> byItem(String itemId) {
        return services.values().stream()
                .filter(service -> service.itemId().equalsIgnoreCase(itemId))
                .findFirst();
    }

    /** The geoprocessing service that made the feature service; its token is wanted here too. */
    public Optional<ServiceDefinition> owner(String name) {
        return find(name).map(HostedService::owner);
    }

    /** All names with their folders, in order. */
    public List<String> names() {
        return List.copyOf(services.keySet());
    }

    /** What a layer holds now; empty if there is no such layer. */
    public Optional<Features> features(String name, int layer) {
        return find(name)
                .flatMap(service -> service.table(String.valueOf(layer)))
                .map(table -> table.data().features());
    }

    /** Forgets what jobs made, and what was edited. */
    public void reset() {
        services.values().removeIf(service -> service.owner() != null);
        services.values().forEach(service -> service.tables().forEach(LayerTable::reset));
    }
}
