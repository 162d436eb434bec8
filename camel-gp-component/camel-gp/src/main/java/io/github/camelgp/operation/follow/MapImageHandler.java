package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.LayerClient.MapImage;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.JobHeaders;
import io.github.camelgp.operation.JobReference;
import io.github.camelgp.operation.OperationHandler;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.output.ImageOptions;
import io.github.camelgp.operation.output.ResultBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Draws the results of a job (REST pages "Map service", "Export map"), all of them or the one that {@code output} names,
 * from the result map service. A server's words instead of a picture are a failure.
 */
public final class MapImageHandler implements OperationHandler {
    private final EndpointScope scope;
    private final ImageOptions image;

    public MapImageHandler(EndpointScope scope, ImageOptions image) {
        this.scope = scope;
        this.image = image;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        JobHandle handle = JobReference.of(exchange, scope);
        String wanted = scope.result().with(handle.wanted()).output();
        GpClient client = scope.clients().at(handle.taskUrl(), handle.wanted().credentials());
        return client.job(handle.taskUrl(), handle.jobId(), true).thenCompose(job -> picture(client, job, wanted)
                .thenApply(picture -> new Drawn(picture).after(filled -> JobHeaders.set(filled, job))));
    }

    private CompletableFuture<MapImage> picture(GpClient client, GpJob job, @Nullable String wanted) {
        GpWhere where = GpWhere.job(job.taskUrl(), job.jobId());
        ResultMap map = new ResultMap(client, job);
        return map.url().thenCompose(found -> {
            String url = found.orElseThrow(() ->
                    new GpParameterException("", "There is no picture: the service has no result map service", where));
            return map.description(url).thenCompose(description -> layers(map, description, wanted, where)
                    .thenCompose(layers -> client.layers().export(url, parameters(description, layers))));
        });
    }

    private static CompletableFuture<Map<String, String>> layers(
            ResultMap map, JsonNode description, @Nullable String wanted, GpWhere where) {
        if (wanted == null) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return map.layerOf(description, wanted, null)
                .thenApply(layer -> Map.of(
                        "layers",
                        "show:"
                                + layer.orElseThrow(() -> new GpParameterException(
                                        wanted, "No layer of the result map is known to hold " + wanted, where))));
    }

    private Map<String, String> parameters(JsonNode description, Map<String, String> layers) {
        Map<String, String> parameters = new LinkedHashMap<>(image.requestParameters());
        if (!parameters.containsKey("bbox")) {
            JsonNode extent = description.path("fullExtent").isObject()
                    ? description.path("fullExtent")
                    : description.path("initialExtent");
            parameters.put(
                    "bbox",
                    extent.path("xmin").asText() + "," + extent.path("ymin").asText() + ","
                            + extent.path("xmax").asText() + ","
                            + extent.path("ymax").asText());
            parameters.remove("bboxSR");
        }
        String system = scope.result().askedSR();
        if (system != null) {
            parameters.put("imageSR", system);
        }
        parameters.putAll(layers);
        return parameters;
    }

    /** A picture as body. */
    private record Drawn(MapImage picture) implements Reply {
        @Override
        public void applyTo(Exchange exchange) throws Exception {
            try (picture) {
                exchange.getMessage().setBody(ResultBytes.body(picture.body(), exchange));
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, picture.contentType());
            }
        }

        @Override
        public void discard() {
            picture.close();
        }
    }
}
