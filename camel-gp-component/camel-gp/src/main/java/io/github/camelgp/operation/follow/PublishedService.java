package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feature service that a run put its results into, as headers tell of it.
 *
 * @param url of the service
 * @param itemId its item at the portal; empty when the server does not tell
 * @param owner of the item; empty when the portal does not tell
 */
public record PublishedService(String url, String itemId, String owner) {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedService.class);
    private static final String SERVER = "/FeatureServer";

    /** The first service that an output points to; empty when none does. What cannot be learned of it is left out. */
    static CompletableFuture<Optional<PublishedService>> in(
            List<RunReply> replies, Function<String, GpClient> clients) {
        Optional<String> url = replies.stream()
                .flatMap(reply -> reply.outputs().stream())
                .map(PointedLayer::in)
                .flatMap(Optional::stream)
                .filter(layer -> layer.contains(SERVER))
                .map(layer -> layer.substring(0, layer.lastIndexOf(SERVER) + SERVER.length()))
                .findFirst();
        return url.map(known -> described(known, clients.apply(known)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static CompletableFuture<PublishedService> described(String url, GpClient client) {
        return client.layers()
                .describe(url, "layers", "tables", "serviceItemId")
                .thenCompose(json -> {
                    String item = json.path("serviceItemId").asText("");
                    return owner(url, item, client).thenApply(owner -> new PublishedService(url, item, owner));
                })
                .exceptionally(untold -> {
                    LOG.debug("Nothing is known of the feature service {}", url, untold);
                    return new PublishedService(url, "", "");
                });
    }

    private static CompletableFuture<String> owner(String url, String item, GpClient client) {
        int rest = url.indexOf("/rest/services");
        if (item.isEmpty() || rest < 0) {
            return CompletableFuture.completedFuture("");
        }
        return client.info(GpUrls.site(url.substring(0, rest)))
                .thenCompose(info -> info.owningSystemUrl().isEmpty()
                        ? CompletableFuture.completedFuture("")
                        : client.layers()
                                .describe(info.owningSystemUrl() + "/sharing/rest/content/items/" + item, "id", "owner")
                                .thenApply(json -> text(json, "owner")))
                .exceptionally(untold -> {
                    LOG.debug("The owner of the item {} is unknown", item, untold);
                    return "";
                });
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }

    /** The reply, which tells of the service in headers. */
    Reply in(Reply reply) {
        return reply.after(this::tell);
    }

    private void tell(Exchange exchange) {
        exchange.getMessage().setHeader(GpConstants.SERVICE_URL, url);
        if (!itemId.isEmpty()) {
            exchange.getMessage().setHeader(GpConstants.ITEM_ID, itemId);
        }
        if (!owner.isEmpty()) {
            exchange.getMessage().setHeader(GpConstants.ITEM_OWNER, owner);
        }
    }
}
