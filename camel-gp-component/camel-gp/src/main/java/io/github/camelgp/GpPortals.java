package io.github.camelgp;

import io.github.camelgp.internal.client.FolderAddress;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.GpPortal;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.ItemAddress;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.Reply;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The portal of a component: the one that its options name, else the one that its server belongs to. Safe for several
 * threads.
 */
final class GpPortals {
    private final GpSites sites;
    private final @Nullable String portalUrl;
    private final @Nullable String serverUrl;

    GpPortals(GpComponent component, GpSites sites) {
        this.sites = sites;
        this.portalUrl = component.getPortalUrl();
        this.serverUrl = component.getServerUrl();
    }

    /** @throws IllegalArgumentException if the options name neither a portal nor a server */
    static void mustBeNamed(GpComponent component) {
        if (component.getPortalUrl() == null && component.getServerUrl() == null) {
            throw new IllegalArgumentException(
                    "No portal to look things up at: set portalUrl, or the serverUrl of a server that belongs to one");
        }
    }

    private CompletableFuture<GpPortal> portal() {
        if (portalUrl == null) {
            String services = GpUrls.services(String.valueOf(serverUrl));
            return sites.at(services).portal(new FolderAddress(services, ""));
        }
        GpClient client = sites.at(serverUrl == null ? portalUrl : serverUrl);
        return client.portal(URI.create(portalUrl));
    }

    /** The service or task that an item stands for. */
    CompletableFuture<Place> place(ItemAddress address) {
        return portal().thenCompose(portal -> portal.place(address));
    }

    /** What {@code use} makes of the item's service or task; an item that leads nowhere is asked for anew next time. */
    <T> CompletableFuture<T> at(ItemAddress address, Function<Place, CompletionStage<T>> use) {
        return portal().thenCompose(
                        portal -> portal.place(address).thenCompose(use).whenComplete((value, failure) -> {
                            if (failure != null && leadsNowhere(failure)) {
                                portal.forget(address);
                            }
                        }));
    }

    private static boolean leadsNowhere(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof GpServiceException refused && refused.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED;
    }

    /** The web tools that a search finds. */
    CompletableFuture<Reply> search(String query) {
        return portal().thenCompose(portal -> portal.webTools(query)).thenApply(GpPortals::body);
    }

    /** The utility services by name. */
    CompletableFuture<Reply> helperServices() {
        return portal().thenCompose(GpPortal::helperServices).thenApply(GpPortals::body);
    }

    private static Reply body(Object found) {
        return exchange -> exchange.getMessage().setBody(found);
    }
}
