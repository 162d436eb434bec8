package io.github.camelgp.server.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items of the portal and the search for them (portal reference, Search and Item): one web tool for each service. A
 * secured one is seen by those only who may use it. Thread safe.
 */
public final class PortalContent {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL = 10;
    private static final int MOST = 100;

    private final PortalSignIn signIn;
    private final long created;
    private final Map<String, PortalItem> items = new LinkedHashMap<>();

    /**
     * With an item for each service.
     *
     * @param created when the items were made, in milliseconds since 1970
     */
    public PortalContent(List<ServiceDefinition> services, PortalSignIn signIn, long created) {
        this.signIn = signIn;
        this.created = created;
        services.stream().map(PortalItem::of).forEach(item -> items.put(item.id(), item));
    }

    /** {@code search}: q, start (from 1), num. */
    public Reply search(HttpCall call) {
        String text = call.parameters().get("q");
        SearchQuery query = new SearchQuery(text);
        List<PortalItem> found = items.values().stream()
                .filter(item -> query.matches(item) && signIn.maySee(call, item.service()))
                .toList();
        int start = Math.max(1, number(call, "start", 1));
        int num = Math.min(MOST, Math.max(0, number(call, "num", USUAL)));
        List<PortalItem> page = found.stream().skip(start - 1L).limit(num).toList();
        ObjectNode answer = NODES.objectNode()
                .put("query", text)
                .put("total", found.size())
                .put("start", start)
                .put("num", page.size())
                .put("nextStart", start - 1 + page.size() < found.size() && num > 0 ? start + num : -1);
        ArrayNode results = answer.putArray("results");
        page.forEach(item -> results.add(json(call, item)));
        return Reply.of(answer);
    }

    /** {@code content/items/ID}. */
    public Reply item(HttpCall call) {
        return Reply.of(json(call, visible(call)));
    }

    /** {@code content/items/ID/data}: a web tool has none. */
    public Reply data(HttpCall call) {
        visible(call);
        return Reply.of(NODES.objectNode());
    }

    /** Refuses a way through the portal that names no item. */
    public void checkProxied(HttpCall call) {
        String site = call.siteUrl();
        item(site.substring(site.lastIndexOf('/') + 1));
    }

    private PortalItem visible(HttpCall call) {
        PortalItem item = item(call.target().name());
        signIn.check(call, item.service());
        return item;
    }

    private PortalItem item(String id) {
        PortalItem item = items.get(id);
        if (item == null) {
            throw ProtocolException.unknownItem(id);
        }
        return item;
    }

    private ObjectNode json(HttpCall call, PortalItem item) {
        String url =
                call.siteUrl() + "/rest/services/" + Html.path(item.service().name()) + "/GPServer";
        return item.json(url, created);
    }

    private static int number(HttpCall call, String name, int usual) {
        String text = call.parameters().get(name).trim();
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : usual;
    }
}
