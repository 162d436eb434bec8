package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.Extents;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Feature services: description and query (services reference, Feature service, Feature layer, Query layer). */
public final class FeatureHandlers {
    /** As on a real server by default. */
    static final int MAXIMUM_RECORDS = 2000;

    private final HostedServices hosted;
    private final BigDecimal version;
    private final LayerDescription description;

    public FeatureHandlers(HostedServices hosted, BigDecimal version) {
        this.hosted = hosted;
        this.version = version;
        this.description = new LayerDescription(version, MAXIMUM_RECORDS, true);
    }

    public Reply service(HttpCall call) {
        HostedService service = service(hosted, call);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("currentVersion", version)
                .put("serviceItemId", service.itemId())
                .put("serviceDescription", "")
                .put("description", "")
                .put("copyrightText", "")
                .put("hasVersionedData", false)
                .put("supportsDisconnectedEditing", false)
                .put("supportedQueryFormats", "JSON, geoJSON")
                .put("maxRecordCount", MAXIMUM_RECORDS)
                .put("capabilities", "Create,Delete,Query,Update,Editing")
                .put("supportsAppend", true)
                .put("supportedAppendFormats", "featureCollection")
                .put("allowGeometryUpdates", true)
                .put("units", "");
        List<LayerData> all = data(service);
        SpatialReference system = all.stream()
                .map(layer -> layer.features().spatialReference())
                .filter(candidate -> !candidate.isUnknown())
                .findFirst()
                .orElse(SpatialReference.UNKNOWN);
        node.set("spatialReference", JsonValues.toJson(system));
        extent(all, system).ifPresent(extent -> {
            node.set("initialExtent", JsonValues.toJson(extent));
            node.set("fullExtent", JsonValues.toJson(extent));
        });
        list(node, all, false);
        return Reply.of(node);
    }

    private static List<LayerData> data(HostedService service) {
        return service.tables().stream().map(LayerTable::data).toList();
    }

    private void list(ObjectNode node, List<LayerData> all, boolean whole) {
        ArrayNode layers = node.putArray("layers");
        ArrayNode tables = node.putArray("tables");
        for (LayerData layer : all) {
            (layer.isTable() ? tables : layers).add(whole ? description.describe(layer) : description.entry(layer));
        }
    }

    private static Optional<Extent> extent(List<LayerData> all, SpatialReference system) {
        return all.stream()
                .map(LayerData::features)
                .filter(features -> features.geometryType() != null)
                .flatMap(features -> there(features, system))
                .reduce(Extents::union);
    }

    private static Stream<Extent> there(Features features, SpatialReference system) {
        try {
            return Extents.of(features).map(extent -> Extents.project(extent, system)).stream();
        } catch (SpatialReferenceException e) {
            return Stream.empty();
        }
    }

    public Reply layers(HttpCall call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        list(node, data(service(hosted, call)), true);
        return Reply.of(node);
    }

    public Reply layer(HttpCall call) {
        return Reply.of(description.describe(table(hosted, call).data()));
    }

    public Reply query(HttpCall call) {
        return QueryReply.of(call, table(hosted, call).data(), MAXIMUM_RECORDS);
    }

    static HostedService service(HostedServices hosted, HttpCall call) {
        String name = call.target().service();
        return hosted.find(name).orElseThrow(() -> ProtocolException.unknownService(name, "FeatureServer"));
    }

    static LayerTable table(HostedServices hosted, HttpCall call) {
        String id = call.target().name();
        return service(hosted, call).table(id).orElseThrow(() -> ProtocolException.unknownParameter("layer", id));
    }

    /** A JSON array in a parameter; empty when it isn't given. */
    static List<JsonNode> array(HttpCall call, String name) {
        String text = call.parameters().get(name);
        if (text.isBlank()) {
            return List.of();
        }
        try {
            JsonNode node = LenientJson.read(text);
            if (!node.isArray()) {
                throw new IllegalArgumentException("not an array");
            }
            List<JsonNode> list = new ArrayList<>(node.size());
            node.forEach(list::add);
            return list;
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput("'" + name + "' parameter is invalid: " + e.getMessage());
        }
    }
}
