package io.github.camelgp.server.layer;

import io.github.camelgp.server.task.ServiceDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feature service.
 *
 * @param name with its folder, such as {@code Hosted/Results}
 * @param itemId 32 hexadecimal digits
 * @param owner the geoprocessing service whose job made it; null if it was there from the start
 * @param tables layers and tables by their id
 */
record HostedService(String name, String itemId, @Nullable ServiceDefinition owner, List<LayerTable> tables) {
    HostedService {
        tables = List.copyOf(tables);
    }

    Optional<LayerTable> table(String id) {
        return id.matches("\\d{1,4}") && Integer.parseInt(id) < tables.size()
                ? Optional.of(tables.get(Integer.parseInt(id)))
                : Optional.empty();
    }
}
