package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.ImageFormat;
import io.github.camelgp.server.draw.MapView;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.job.OutputValue;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.task.ServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Result map services: {@code SERVICE/MapServer/jobs/ID} and below (services reference, Map service, Export map). */
public final class MapHandlers {
    private final Catalog catalog;
    private final JobEngine engine;
    private final BigDecimal version;

    public MapHandlers(Catalog catalog, JobEngine engine, BigDecimal version) {
        this.catalog = catalog;
        this.engine = engine;
        this.version = version;
    }

    /** The map service of a job; without a job an empty one. */
    public Reply service(HttpCall call) {
        ServiceDefinition service = definition(call);
        ResultMap map = call.target().jobId().isEmpty() ? new ResultMap(List.of()) : map(call);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("currentVersion", version)
                .put("cimVersion", "3.3.0")
                .put("serviceDescription", service.description())
                .put("mapName", "Layers")
                .put("description", "")
                .put("copyrightText", "")
                .put("supportsDynamicLayers", false);
        ArrayNode layers = node.putArray("layers");
        ArrayNode tables = node.putArray("tables");
        for (int i = 0; i < map.layers().size(); i++) {
            ResultMap.Entry entry = map.layers().get(i);
            if (entry.data() == null) {
                layers.add(raster(entry, i));
            } else {
                (entry.data().isTable() ? tables : layers)
                        .add(description(service).entry(entry.data()));
            }
        }
        var extent = JsonValues.toJson(map.extent(map.system(), entry -> true));
        node.set("spatialReference", JsonValues.toJson(map.system()));
        node.put("singleFusedMapCache", false);
        node.set("initialExtent", extent);
        node.set("fullExtent", extent);
        return Reply.of(node.put("minScale", 0)
                .put("maxScale", 0)
                .put("supportedImageFormatTypes", "PNG32,PNG24,PNG,JPG,PNG8,GIF")
                .put("capabilities", "Map,Query,Data")
                .put("supportedQueryFormats", "JSON, geoJSON")
                .put("exportTilesAllowed", false)
                .put("maxRecordCount", service.maximumRecords())
                .put("maxImageHeight", ImageRequest.LARGEST)
                .put("maxImageWidth", ImageRequest.LARGEST));
    }

    private static ObjectNode raster(ResultMap.Entry entry, int id) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id).put("name", entry.name());
        node.put("parentLayerId", -1).put("defaultVisibility", true).putNull("subLayerIds");
        return node.put("minScale", 0).put("maxScale", 0).put("type", "Raster Layer");
    }

    /** All layers and tables with everything about them. */
    public Reply layers(HttpCall call) {
        LayerDescription description = description(definition(call));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode layers = node.putArray("layers");
        ArrayNode tables = node.putArray("tables");
        for (ResultMap.Entry entry : map(call).layers()) {
            if (entry.data() != null) {
                (entry.data().isTable() ? tables : layers).add(description.describe(entry.data()));
            }
        }
        return Reply.of(node);
    }

    public Reply layer(HttpCall call) {
        ResultMap map = map(call);
        String id = call.target().name();
        return map.data(id)
                .map(data -> Reply.of(description(definition(call)).describe(data)))
                .orElseGet(() -> Reply.of(rasterLayer(map, id)));
    }

    private static ObjectNode rasterLayer(ResultMap map, String id) {
        if (!id.matches("\\d{1,4}") || Integer.parseInt(id) >= map.layers().size()) {
            throw ProtocolException.unknownParameter("layer", id);
        }
        int number = Integer.parseInt(id);
        ObjectNode node = raster(map.layers().get(number), number);
        node.set("extent", JsonValues.toJson(map.layers().get(number).extent()));
        return node.put("capabilities", "Map");
    }

    public Reply query(HttpCall call) {
        String id = call.target().name();
        LayerData data = map(call).data(id).orElseThrow(() -> ProtocolException.unknownParameter("layer", id));
        return QueryReply.of(call, data, definition(call).maximumRecords());
    }

    /** The picture itself, or with f=json a description with its address. */
    public Reply export(HttpCall call) {
        ImageRequest request = ImageRequest.read(call.parameters(), ImageFormat.PNG);
        ImageRequest.Drawn drawn = request.draw(map(call));
        return call.format().endsWith("json")
                ? Reply.of(image(call, request, drawn))
                : new Reply.Image(request.format().contentType(), drawn.bytes());
    }

    /** A result as picture, where the service has a map and the client doesn't ask for the data. */
    public Reply result(HttpCall call, Function<HttpCall, Reply> data) {
        Job job = engine.find(call.target().jobId()).orElse(null);
        if (job == null
                || job.status() != JobStatus.SUCCEEDED
                || !job.service().layers().resultMap()
                || !job.service().name().equalsIgnoreCase(call.target().service())
                || call.parameters().get("returnType").equalsIgnoreCase("data")
                || call.format().equals("geojson")
                || call.wantsHtml()) {
            return data.apply(call);
        }
        ResultMap map = ResultMap.of(job, engine.files());
        String name = call.target().name();
        OutputValue output = map.layers().stream()
                .filter(entry -> entry.data() == null || !entry.data().isTable())
                .map(ResultMap.Entry::output)
                .filter(value -> value.parameter().name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
        if (output == null) {
            return data.apply(call);
        }
        ImageRequest request = ImageRequest.read(call.parameters(), ImageFormat.PNG);
        ImageRequest.Drawn drawn = request.drawResult(map, output.parameter().name());
        if (call.format().equals("image")) {
            return new Reply.Image(request.format().contentType(), drawn.bytes());
        }
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("paramName", output.parameter().name())
                .put("dataType", output.parameter().dataType());
        node.putObject("value").set("mapImage", image(call, request, drawn));
        return Reply.of(node);
    }

    private ObjectNode image(HttpCall call, ImageRequest request, ImageRequest.Drawn drawn) {
        String file = "map" + UUID.randomUUID().toString().replace("-", "") + "."
                + request.format().extension();
        MapView view = drawn.view();
        try {
            String address = engine.files().keep(call.target().service(), file, drawn.bytes());
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("href", call.siteUrl() + "/rest/directories/" + address.replace(" ", "%20"))
                    .put("width", view.width())
                    .put("height", view.height());
            node.set("extent", JsonValues.toJson(view.extent()));
            return node.put("scale", view.scale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LayerDescription description(ServiceDefinition service) {
        return new LayerDescription(version, service.maximumRecords(), false);
    }

    private ServiceDefinition definition(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        if (!service.layers().resultMap()) {
            throw ProtocolException.unable("The service " + service.name() + " has no result map service.");
        }
        return service;
    }

    private ResultMap map(HttpCall call) {
        ServiceDefinition service = definition(call);
        String id = call.target().jobId();
        Job job = engine.find(id)
                .filter(known -> known.service().name().equals(service.name()))
                .orElseThrow(() -> ProtocolException.unknownJob(id));
        if (job.status() != JobStatus.SUCCEEDED) {
            throw ProtocolException.unable(
                    "Job " + id + " has no results: it is " + job.status().word() + ".");
        }
        return ResultMap.of(job, engine.files());
    }
}
