package io.github.camelgp.operation.edit;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.layer.LayerPages;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.OperationHandler;
import io.github.camelgp.operation.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/**
 * Writes the features of the body into a layer, in batches (REST pages "Apply edits", "Delete features"). The body stays
 * as it is.
 */
public final class ApplyEditsHandler implements OperationHandler {
    private final EndpointScope scope;
    private final LoadOptions options;

    public ApplyEditsHandler(EndpointScope scope, LoadOptions options) {
        this.scope = scope;
        this.options = options;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        String url = options.layerUrl();
        if (url == null) {
            throw new GpParameterException("", "layerUrl is missing: the layer to write to", GpWhere.NOWHERE);
        }
        GpClient client = scope.clients().at(url, scope.credentials().of(exchange));
        FeatureSet features = exchange.getMessage().getBody(FeatureSet.class);
        if (features == null) {
            throw new GpParameterException("", "The body holds no features", GpWhere.at(url));
        }
        return new LayerPages(client.layers(), scope.spooling())
                .info(url)
                .thenComposeAsync(
                        info -> new LayerLoad(client.layers(), info, features, options, scope).start(), scope.readers())
                .thenApply(added -> filled -> filled.getMessage().setHeader(GpConstants.ADDED, added));
    }
}
