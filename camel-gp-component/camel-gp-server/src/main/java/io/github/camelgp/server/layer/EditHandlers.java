package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Changes to feature services (services reference, Apply edits, Add features, Update features, Delete features, Append;
 * administration, Truncate).
 */
public final class EditHandlers {
    private static final int REMEMBERED_APPENDS = 1000;

    private final HostedServices hosted;
    private final ServerTime time;
    private final Map<String, ObjectNode> appends = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > REMEMBERED_APPENDS;
        }
    });

    public EditHandlers(HostedServices hosted, ServerTime time) {
        this.hosted = hosted;
        this.time = time;
    }

    /** On one layer, or with {@code edits} on several layers of a service. */
    public Reply applyEdits(HttpCall call) {
        if (call.target().name().isEmpty()) {
            return applyToService(call);
        }
        LayerTable table = FeatureHandlers.table(hosted, call);
        LayerTable.Edits edits = new LayerTable.Edits(
                FeatureHandlers.array(call, "adds"),
                FeatureHandlers.array(call, "updates"),
                ids(call.parameters().get("deletes")));
        return Reply.of(results(table.apply(edits, rollback(call))));
    }

    private Reply applyToService(HttpCall call) {
        HostedService service = FeatureHandlers.service(hosted, call);
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode edit : FeatureHandlers.array(call, "edits")) {
            String id = edit.path("id").asText("");
            LayerTable table = service.table(id).orElseThrow(() -> ProtocolException.unknownParameter("layer", id));
            LayerTable.Edits edits = new LayerTable.Edits(
                    list(edit.path("adds")), list(edit.path("updates")), deletes(edit.path("deletes")));
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("id", edit.path("id"));
            answers.add(answer.setAll(results(table.apply(edits, rollback(call)))));
        }
        return Reply.of(answers);
    }

    private static List<Long> deletes(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? List.of()
                : ids(node.isTextual() ? node.asText() : node.toString());
    }

    public Reply add(HttpCall call) {
        return only(
                call,
                new LayerTable.Edits(FeatureHandlers.array(call, "features"), List.of(), List.of()),
                "addResults");
    }

    public Reply update(HttpCall call) {
        return only(
                call,
                new LayerTable.Edits(List.of(), FeatureHandlers.array(call, "features"), List.of()),
                "updateResults");
    }

    /** By ids, where clause or geometry. */
    public Reply delete(HttpCall call) {
        LayerTable table = FeatureHandlers.table(hosted, call);
        LayerData data = table.data();
        String ids = call.parameters().get("objectIds");
        boolean plain = !ids.isBlank()
                && call.parameters().get("where").isBlank()
                && call.parameters().get("geometry").isBlank();
        List<Long> deletes = plain
                ? ids(ids)
                : data.features().rows().stream()
                        .filter(LayerQuery.filter(call, data))
                        .map(data::idOf)
                        .toList();
        LayerTable.Results results = table.apply(new LayerTable.Edits(List.of(), List.of(), deletes), rollback(call));
        if (call.parameters().get("returnDeleteResults").equalsIgnoreCase("false")) {
            return Reply.of(JsonNodeFactory.instance.objectNode().put("success", results.success()));
        }
        return Reply.of(results(results).retain("deleteResults"));
    }

    /** Removes all features at once. */
    public Reply truncate(HttpCall call) {
        LayerTable table = FeatureHandlers.table(hosted, call);
        LayerData data = table.data();
        List<Long> all = data.features().rows().stream().map(data::idOf).toList();
        table.apply(new LayerTable.Edits(List.of(), List.of(), all), false);
        return Reply.of(JsonNodeFactory.instance.objectNode().put("success", true));
    }

    /** Adds, or with {@code upsert} also updates, the features of a feature collection in {@code edits}. */
    public Reply append(HttpCall call) {
        LayerTable table = FeatureHandlers.table(hosted, call);
        List<JsonNode> features = collection(call.parameters().get("edits"));
        LayerTable.Results results;
        if (call.parameters().flag("upsert")) {
            String name = call.parameters().get("upsertMatchingField").trim();
            LayerData data = table.data();
            String key = data.field(name.isEmpty() ? data.idField() : name)
                    .map(Field::name)
                    .orElseThrow(() -> ProtocolException.invalidInput("There is no field '" + name + "'."));
            results = table.upsert(features, key, rollback(call));
        } else {
            results = table.apply(new LayerTable.Edits(features, List.of(), List.of()), rollback(call));
        }
        String id = UUID.randomUUID().toString();
        long now = time.instant().toEpochMilli();
        long done = results.adds().stream().filter(EditResult::success).count()
                + results.updates().stream().filter(EditResult::success).count();
        ObjectNode status = JsonNodeFactory.instance
                .objectNode()
                .put("layerName", table.data().name())
                .put("status", results.success() ? "Completed" : done > 0 ? "CompletedWithErrors" : "Failed")
                .put("recordCount", done)
                .put("submissionTime", now)
                .put("lastUpdatedTime", now);
        firstProblem(results, status);
        appends.put(id, status);
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put(
                        "statusUrl",
                        call.siteUrl() + "/rest/services/" + call.target().service() + "/FeatureServer/jobs/" + id));
    }

    private static void firstProblem(LayerTable.Results results, ObjectNode status) {
        List<EditResult> all = new ArrayList<>(results.adds());
        all.addAll(results.updates());
        all.stream()
                .filter(result -> !result.success())
                .findFirst()
                .ifPresent(result -> status.put("error", result.description()));
    }

    /** How an append went. */
    public Reply appendStatus(HttpCall call) {
        FeatureHandlers.service(hosted, call);
        ObjectNode status = appends.get(call.target().jobId());
        if (status == null) {
            throw ProtocolException.unknownJob(call.target().jobId());
        }
        return Reply.of(status);
    }

    private static List<JsonNode> collection(String text) {
        try {
            JsonNode node = LenientJson.read(text);
            JsonNode set = node.path("featureSet").isObject() ? node.path("featureSet") : node;
            if (set.path("layers").isArray()) {
                set = set.path("layers").path(0).path("featureSet");
            }
            if (!set.path("features").isArray()) {
                throw new IllegalArgumentException("features is missing");
            }
            return list(set.path("features"));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput("'edits' parameter is invalid: " + e.getMessage());
        }
    }

    private Reply only(HttpCall call, LayerTable.Edits edits, String name) {
        LayerTable.Results results = FeatureHandlers.table(hosted, call).apply(edits, rollback(call));
        return Reply.of(results(results).retain(name));
    }

    private static boolean rollback(HttpCall call) {
        return !call.parameters().get("rollbackOnFailure").trim().equalsIgnoreCase("false");
    }

    private static List<Long> ids(String text) {
        try {
            return LayerQuery.ids(text);
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput(String.valueOf(e.getMessage()));
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static ObjectNode results(LayerTable.Results results) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node.putArray("addResults"), results.adds());
        put(node.putArray("updateResults"), results.updates());
        put(node.putArray("deleteResults"), results.deletes());
        return node;
    }

    private static void put(ArrayNode array, List<EditResult> results) {
        results.forEach(result -> array.add(result.json()));
    }
}
