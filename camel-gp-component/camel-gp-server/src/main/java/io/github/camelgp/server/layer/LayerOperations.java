package io.github.camelgp.server.layer;

import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.protocol.Handler;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.time.ServerTime;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The operations of map and feature services. */
public final class LayerOperations {
    private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);
    private final MapHandlers maps;

    /** Over the jobs of the engine and the feature services. */
    public LayerOperations(
            Catalog catalog, JobEngine engine, HostedServices hosted, ServerTime time, BigDecimal version) {
        maps = new MapHandlers(catalog, engine, version);
        put(Operation.MAP_SERVICE, maps::service);
        put(Operation.MAP_LAYERS, maps::layers);
        put(Operation.MAP_LAYER, maps::layer);
        put(Operation.MAP_QUERY, maps::query);
        put(Operation.MAP_EXPORT, maps::export);
        FeatureHandlers features = new FeatureHandlers(hosted, version);
        put(Operation.FEATURE_SERVICE, features::service);
        put(Operation.FEATURE_LAYERS, features::layers);
        put(Operation.FEATURE_LAYER, features::layer);
        put(Operation.FEATURE_QUERY, features::query);
        EditHandlers edits = new EditHandlers(hosted, time);
        put(Operation.APPLY_EDITS, edits::applyEdits);
        put(Operation.ADD_FEATURES, edits::add);
        put(Operation.UPDATE_FEATURES, edits::update);
        put(Operation.DELETE_FEATURES, edits::delete);
        put(Operation.APPEND, edits::append);
        put(Operation.APPEND_STATUS, edits::appendStatus);
        put(Operation.TRUNCATE, edits::truncate);
    }

    private void put(Operation operation, Handler.Direct handler) {
        handlers.put(operation, Handler.direct(handler));
    }

    /** All of them. */
    public Map<Operation, Handler> all() {
        return handlers;
    }

    /** Reads a result as picture where the service has a map, else as the function does. */
    public Handler result(Function<HttpCall, Reply> data) {
        return Handler.direct(call -> maps.result(call, data));
    }
}
