package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what portals say (portal reference: "Item", "Search", "Portal Self"). Nearly every member may be missing. */
final class PortalReplies {
    private PortalReplies() {}

    static GpItem item(JsonNode body) {
        return new GpItem(
                Json.text(body, "id"),
                Json.text(body, "title"),
                Json.text(body, "type"),
                Json.text(body, "owner"),
                Json.text(body, "access"),
                Json.text(body, "snippet"),
                Json.text(body, "url"));
    }

    static List<GpItem> items(JsonNode body) {
        List<GpItem> items = new ArrayList<>();
        for (JsonNode entry : body.path("results")) {
            items.add(item(entry));
        }
        return items;
    }

    static PortalSelf self(JsonNode body) {
        JsonNode user = body.path("user");
        List<String> privileges = new ArrayList<>();
        user.path("privileges").forEach(privilege -> privileges.add(privilege.asText()));
        Map<String, String> helpers = new LinkedHashMap<>();
        body.path("helperServices").properties().forEach(helper -> {
            String url = Json.text(helper.getValue(), "url");
            if (!url.isEmpty()) {
                helpers.put(helper.getKey(), url);
            }
        });
        return new PortalSelf(
                Json.text(body, "currentVersion"),
                Json.text(user, "username"),
                Json.text(user, "role"),
                Json.text(body.path("appInfo"), "appId"),
                privileges,
                helpers);
    }
}
