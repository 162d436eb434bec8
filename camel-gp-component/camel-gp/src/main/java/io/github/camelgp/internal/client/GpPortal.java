package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.model.GpHelperServices;
import io.github.camelgp.model.GpItem;
import io.github.camelgp.model.GpItemList;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Reads a portal's items (portal reference: "Item", "Search", "Portal Self"), and what services they stand for. Nothing
 * blocks; futures fail with a {@link io.github.camelgp.model.GpException}. Safe for several threads.
 */
public final class GpPortal {
    /** Beyond, a search is meant to be narrower; portals themselves go no further than 10,000. */
    static final int MOST_ITEMS = 2000;

    private static final int PAGE = 100;

    private final URI portal;
    private final Sending calls;
    private final DescriptionCache<GpItem> items;
    private final UnaryOperator<String> rewrite;

    /** How requests are made. */
    @FunctionalInterface
    interface Sending {
        <T> CompletableFuture<T> send(HttpCall call, Calls.Reader<T> reader);
    }

    /**
     * @param portal such as {@code https://host/portal}, without a slash at its end
     * @param items kept for a while
     * @param rewrite for addresses that the portal names
     */
    GpPortal(URI portal, Sending calls, DescriptionCache<GpItem> items, UnaryOperator<String> rewrite) {
        this.portal = portal;
        this.calls = calls;
        this.items = items;
        this.rewrite = rewrite;
    }

    /** Its address, without a slash at its end. */
    public URI url() {
        return portal;
    }

    /** An item; kept for a while. */
    public CompletableFuture<GpItem> item(String id) {
        String url = portal + "/sharing/rest/content/items/" + GpUrls.encode(id);
        return items.get(url, () -> read("item " + id, url, Map.of(), PortalReplies::item, "id", "type")
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(notThere(id, Calls.cause(failure)))));
    }

    private Throwable notThere(String id, Throwable cause) {
        boolean unknown = cause instanceof GpServiceException refused
                && (refused.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED
                        || refused.getReason() == Reason.FORBIDDEN
                        || refused.getReason() == Reason.INVALID_INPUT);
        return unknown ? noService(id, "was not found, or is not shared with this user") : cause;
    }

    /** How the portal sees us. */
    public CompletableFuture<PortalSelf> self() {
        String url = portal + "/sharing/rest/portals/self";
        return read(
                "portals/self", url, Map.of(), PortalReplies::self, "id", "name", "portalHostname", "helperServices");
    }

    /** The utility services that the portal names. */
    public CompletableFuture<GpHelperServices> helperServices() {
        return self().thenApply(self -> {
            Map<String, String> urls = new LinkedHashMap<>();
            self.helpers().forEach((name, url) -> urls.put(name, rewrite.apply(url)));
            return new GpHelperServices(portal.toString(), urls);
        });
    }

    /**
     * All web tools that a search finds.
     *
     * @param query in the portal's words; blank for all
     */
    public CompletableFuture<GpItemList> webTools(String query) {
        String type = "type:\"Geoprocessing Service\"";
        String words = query.isBlank() ? type : "(" + query.strip() + ") AND " + type;
        return search(words, 1, new ArrayList<>())
                .thenApply(found -> new GpItemList(
                        portal.toString(),
                        query.strip(),
                        found.stream().filter(GpItem::isWebTool).toList()));
    }

    private CompletableFuture<List<GpItem>> search(String words, int start, List<GpItem> found) {
        String url = portal + "/sharing/rest/search";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        parameters.put("start", String.valueOf(start));
        parameters.put("num", String.valueOf(PAGE));
        return read("search", url, parameters, body -> body, "results").thenCompose(body -> {
            found.addAll(PortalReplies.items(body));
            int next = body.path("nextStart").asInt(-1);
            if (next <= 0) {
                return CompletableFuture.completedFuture(found);
            }
            if (next <= start) {
                throw new GpProtocolException(
                        "search failed: the portal's pages do not go on, after " + found.size() + " items",
                        GpWhere.at(url),
                        null);
            }
            if (found.size() >= MOST_ITEMS) {
                throw new GpServiceException(
                        Reason.TRUNCATED,
                        0,
                        "search failed: more than " + MOST_ITEMS + " items; search for something narrower",
                        List.of(),
                        GpWhere.at(url));
            }
            return search(words, next, found);
        });
    }

    /**
     * The service or task that an address stands for. It is the portal's word only: whether the token may go there is
     * decided by the site's rules.
     */
    public CompletableFuture<Place> place(ItemAddress address) {
        if (address.isHelper()) {
            return self().thenApply(self -> helper(address, self));
        }
        return item(address.id()).thenApply(item -> {
            if (!item.isWebTool()) {
                throw noService(
                        address.id(),
                        "is a " + (item.type().isEmpty() ? "thing of no type" : item.type()) + ", «" + item.title()
                                + "», not a Geoprocessing Service (web tool)");
            }
            if (item.url().isEmpty()) {
                throw noService(address.id(), "names no service, as it has no url");
            }
            return place(address, item.url());
        });
    }

    private Place helper(ItemAddress address, PortalSelf self) {
        String url = self.helpers().get(address.helper());
        if (url == null) {
            throw noService(
                    "helperServices/" + address.helper(),
                    "is not there; the portal names "
                            + String.join(", ", self.helpers().keySet()));
        }
        return place(address, url);
    }

    private Place place(ItemAddress address, String url) {
        Place place;
        try {
            place = GpUrls.places(rewrite.apply(url), null).get(0);
        } catch (IllegalArgumentException e) {
            throw noService(address.toString(), "names something else than a service: " + e.getMessage());
        }
        if (place instanceof ServiceAddress service) {
            return address.task()
                    .<Place>map(task -> new TaskAddress(service, task))
                    .orElse(service);
        }
        if (place instanceof TaskAddress && address.task().isEmpty()) {
            return place;
        }
        throw noService(address.toString(), "names something else than a geoprocessing service, " + place.url());
    }

    /** Asks anew next time. */
    public void forget(ItemAddress address) {
        items.forget(portal + "/sharing/rest/content/items/" + GpUrls.encode(address.id()));
    }

    private GpServiceException noService(String id, String why) {
        return new GpServiceException(
                Reason.NOT_FOUND_OR_NOT_SHARED,
                0,
                "describe failed: the portal's item " + id + " " + why,
                List.of(),
                GpWhere.at(portal.toString()));
    }

    /** Makes a value of a body. */
    @FunctionalInterface
    private interface Maker<T> {
        T of(JsonNode body);
    }

    private <T> CompletableFuture<T> read(
            String operation, String url, Map<String, String> parameters, Maker<T> maker, String... expected) {
        HttpCall call = GpClient.reading(operation, GpWhere.at(url), url, parameters);
        return calls.send(call, (reply, context) -> maker.of(GpClient.checked(reply, context, expected)));
    }
}
