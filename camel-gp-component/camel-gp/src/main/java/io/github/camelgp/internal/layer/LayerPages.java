package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerClient;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a layer or table, of a feature service, a map service or the map of a job's results (REST page
 * "Query layer"): by pages in the order of the object ids, where the layer doesn't page by object ids, and where it knows
 * neither in one request. Rows go into a temporary file as they come. What came is complete, by the layer's own count
 * where it can count, or it is a {@link io.github.camelgp.model.GpTruncatedException}. Nothing blocks; futures fail with
 * a {@link GpException}. Safe for several threads.
 */
public final class LayerPages {
    private static final Logger LOG = LoggerFactory.getLogger(LayerPages.class);

    private final LayerClient client;
    private final Spooling spooling;

    /** @param spooling where the rows go */
    public LayerPages(LayerClient client, Spooling spooling) {
        this.client = client;
        this.spooling = spooling;
    }

    /**
     * All rows that {@code query} wants.
     *
     * @param layerUrl ends in the layer's number; a query of its own is left out
     */
    public CompletableFuture<LayerSet> read(String layerUrl, LayerQuery query) {
        return info(layerUrl)
                .thenCompose(info -> client.count(info.url(), query.filter(info))
                        .thenCompose(counted -> reading(info, query, counted)))
                .thenCompose(LayerReading::start);
    }

    /** What the layer says of itself; fails when it can't be queried. */
    public CompletableFuture<LayerInfo> info(String layerUrl) {
        String url = layerUrl.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return client.describe(url, "fields", "type", "geometryType", "objectIdField")
                .thenApply(json -> {
                    LayerInfo info = LayerInfo.of(url, json);
                    if (!info.queryable()) {
                        throw new GpParameterException(
                                "",
                                "The layer " + info.name() + " holds no features that could be read",
                                GpWhere.at(url));
                    }
                    return info;
                });
    }

    private CompletableFuture<LayerReading> reading(LayerInfo info, LayerQuery query, OptionalLong counted) {
        Map<String, String> rows = query.rows(info);
        if (info.pages()) {
            PagePlan plan = new OffsetPlan(rows, info, query.pageSize(info), counted);
            return CompletableFuture.completedFuture(reading(info, query, plan, counted));
        }
        return client.ids(info.url(), query.filter(info)).thenApply(ids -> {
            if (ids.isPresent()) {
                LayerInfo named =
                        info.idField() == null ? info.withIdField(ids.get().field()) : info;
                PagePlan plan = new IdPlan(rows, named, ids.get(), query.pageSize(info));
                return reading(named, query, plan, OptionalLong.of(ids.get().size()));
            }
            if (counted.isEmpty()) {
                LOG.warn(
                        "The layer neither counts its rows nor lists their ids, so that only its own word says whether"
                                + " they are all ({})",
                        info.url());
            }
            return reading(info, query, new WholePlan(rows, info, query.label()), counted);
        });
    }

    private LayerReading reading(LayerInfo info, LayerQuery query, PagePlan plan, OptionalLong counted) {
        return new LayerReading(client, info, query, plan, counted, new SetWriter(spooling));
    }
}
