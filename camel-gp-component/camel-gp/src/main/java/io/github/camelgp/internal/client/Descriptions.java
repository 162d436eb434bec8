package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads what servers say of themselves (REST pages "Catalog", "GP service", "GP task"). Nearly every member may be
 * missing; what is unknown passes through.
 */
final class Descriptions {
    private Descriptions() {}

    static GpService service(JsonNode body, String url) {
        return new GpService(
                url,
                body.path("currentVersion").asDouble(),
                Json.text(body, "serviceDescription"),
                texts(body.path("tasks")),
                ExecutionType.of(Json.text(body, "executionType")),
                Json.text(body, "resultMapServerName"),
                body.path("maximumRecords").asInt(),
                Arrays.stream(Json.text(body, "capabilities").split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** @param service that the task belongs to, which says what the task leaves out */
    static GpTask task(JsonNode body, TaskAddress address, GpService service) {
        ExecutionType type = ExecutionType.of(Json.text(body, "executionType"));
        String name = Json.text(body, "name");
        String displayName = Json.text(body, "displayName");
        String realName = name.isEmpty() ? address.task() : name;
        return new GpTask(
                address.url(),
                realName,
                displayName.isEmpty() ? realName : displayName,
                Json.text(body, "description"),
                Json.text(body, "category"),
                Json.text(body, "helpUrl"),
                type == ExecutionType.UNKNOWN ? service.executionType() : type,
                parameters(body.path("parameters")));
    }

    private static List<GpParameter> parameters(JsonNode node) {
        List<GpParameter> parameters = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.<JsonNode>of()) {
            if (entry.isObject()) {
                parameters.add(parameter(entry));
            }
        }
        return parameters;
    }

    private static GpParameter parameter(JsonNode node) {
        String direction = Json.text(node, "direction").toLowerCase(Locale.ROOT);
        return new GpParameter(
                Json.text(node, "name"),
                Json.text(node, "displayName"),
                GpDataType.of(Json.text(node, "dataType")),
                direction.endsWith("output") ? GpParameter.Direction.OUTPUT : GpParameter.Direction.INPUT,
                need(Json.text(node, "parameterType").toLowerCase(Locale.ROOT)),
                Json.text(node, "description"),
                Json.text(node, "category"),
                Json.raw(node, "defaultValue"),
                texts(node.path("choiceList")),
                Json.raw(node, "filter"),
                parameters(node.path("parameterInfos")));
    }

    private static GpParameter.Need need(String word) {
        if (word.endsWith("required")) {
            return GpParameter.Need.REQUIRED;
        }
        return word.endsWith("derived") ? GpParameter.Need.DERIVED : GpParameter.Need.OPTIONAL;
    }

    /** Folders that are repeated in a service's name are not doubled. */
    static Catalog catalog(JsonNode body, String folder) {
        List<Catalog.Entry> services = new ArrayList<>();
        for (JsonNode entry : body.path("services")) {
            String name = Json.text(entry, "name");
            if (!name.isEmpty()) {
                boolean bare = folder.isEmpty() || name.contains("/");
                services.add(new Catalog.Entry(bare ? name : folder + "/" + name, Json.text(entry, "type")));
            }
        }
        return new Catalog(folder, texts(body.path("folders")), services);
    }

    /** Servers before 10.1 say {@code tokenServiceUrl}. */
    static ServerInfo info(JsonNode body) {
        JsonNode auth = body.path("authInfo");
        String url = Json.text(auth, "tokenServicesUrl");
        return new ServerInfo(
                body.path("currentVersion").asDouble(),
                Json.text(body, "owningSystemUrl"),
                auth.path("isTokenBasedSecurity").asBoolean(),
                url.isEmpty() ? Json.text(auth, "tokenServiceUrl") : url);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.<JsonNode>of()) {
            if (!entry.isNull()) {
                texts.add(entry.isContainerNode() ? entry.toString() : entry.asText());
            }
        }
        return texts;
    }
}
