package io.github.camelgp.server.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.task.ServiceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A web tool as the portal lists it (portal reference, Item).
 *
 * @param id 32 hexadecimal digits, always the same for a service of that name
 * @param service what the item is about
 */
record PortalItem(String id, ServiceDefinition service) {
    static final String TYPE = "Geoprocessing Service";
    static final List<String> KEYWORDS =
            List.of("ArcGIS Server", "Data", "Geoprocessing Service", "Service", "Tool", "Web Tool");
    static final String OWNER = "publisher";

    static PortalItem of(ServiceDefinition service) {
        byte[] name = service.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new PortalItem(UUID.nameUUIDFromBytes(name).toString().replace("-", ""), service);
    }

    String title() {
        return service.name().substring(service.name().lastIndexOf('/') + 1);
    }

    String access() {
        return service.secured() ? "shared" : "public";
    }

    /** @param url of the service */
    ObjectNode json(String url, long created) {
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("owner", OWNER)
                .put("created", created)
                .put("modified", created)
                .put("name", title())
                .put("title", title())
                .put("type", TYPE);
        ArrayNode keywords = item.putArray("typeKeywords");
        KEYWORDS.forEach(keywords::add);
        item.put("description", service.description()).put("snippet", service.description());
        item.putArray("tags").add("geoprocessing");
        item.put("access", access()).put("url", url).put("size", -1);
        item.putArray("categories");
        return item;
    }
}
