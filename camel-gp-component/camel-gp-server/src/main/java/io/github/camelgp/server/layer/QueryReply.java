package io.github.camelgp.server.layer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.Extents;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.json.EsriJsonWriter;
import io.github.camelgp.server.json.GeoJsonWriter;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers {@code query} (services reference, Query layer): features, ids, a count or an extent. */
final class QueryReply {
    private static final Set<String> FORMATS = Set.of("json", "pjson", "geojson", "html", "");

    private final HttpCall call;
    private final Parameters parameters;
    private final LayerData layer;
    private final int maximumRecords;

    private QueryReply(HttpCall call, LayerData layer, int maximumRecords) {
        this.call = call;
        this.parameters = call.parameters();
        this.layer = layer;
        this.maximumRecords = maximumRecords;
    }

    static Reply of(HttpCall call, LayerData layer, int maximumRecords) {
        if (!FORMATS.contains(call.format())) {
            throw ProtocolException.invalidQuery("'f=" + call.format() + "' is not supported");
        }
        return new QueryReply(call, layer, maximumRecords).answer();
    }

    private Reply answer() {
        LayerQuery query = LayerQuery.read(call, layer);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (parameters.flag("returnIdsOnly")) {
            long[] ids = query.ids();
            return Reply.streamed(json -> writeIds(json, ids));
        } else if (parameters.flag("returnExtentOnly")) {
            SpatialReference system = outSystem(false);
            Features all = layer.features().withRows(query.all());
            Extents.of(all)
                    .map(extent -> Extents.project(extent, system))
                    .ifPresent(extent -> node.set("extent", JsonValues.toJson(extent)));
            return Reply.of(
                    parameters.flag("returnCountOnly")
                            ? node.put("count", all.rows().size())
                            : node);
        } else if (parameters.flag("returnCountOnly")) {
            return Reply.of(node.put("count", query.count()));
        }
        LayerQuery.Page page = query.page(maximumRecords);
        boolean geoJson = call.format().equals("geojson");
        Features features = shape(page.rows(), outSystem(geoJson));
        return Reply.streamed(json -> {
            if (geoJson) {
                new GeoJsonWriter(json, parameters.flag("returnZ")).writePage(features, page.more());
            } else {
                write(json, features, page.more());
            }
        });
    }

    private void writeIds(JsonGenerator json, long[] ids) throws IOException {
        json.writeStartObject();
        json.writeStringField("objectIdFieldName", layer.idField());
        json.writeFieldName("objectIds");
        json.writeArray(ids, 0, ids.length);
        json.writeEndObject();
    }

    private SpatialReference outSystem(boolean geoJson) {
        String outSr = parameters.get("outSR");
        SpatialReference own = layer.features().spatialReference();
        if (outSr.isBlank()) {
            return geoJson && !own.isUnknown() ? SpatialReference.WGS84 : own;
        }
        try {
            return InputReader.spatialReference("outSR", outSr);
        } catch (InvalidInputException e) {
            throw ProtocolException.invalidQuery("'outSR' parameter is invalid");
        }
    }

    /** Only the fields that are wanted, in the system that is wanted, with geometries unless they aren't wanted. */
    private Features shape(List<Feature> rows, SpatialReference system) {
        List<Field> fields = outFields();
        boolean geometry = !layer.isTable() && !parameters.get("returnGeometry").equalsIgnoreCase("false");
        List<Feature> shaped = new ArrayList<>(rows.size());
        for (Feature row : rows) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            fields.forEach(
                    field -> attributes.put(field.name(), row.attributes().get(field.name())));
            shaped.add(new Feature(attributes, geometry ? row.geometry() : null));
        }
        Features all = layer.features();
        Features result = new Features(
                geometry ? all.geometryType() : null, all.spatialReference(), all.hasZ(), all.hasM(), fields, shaped);
        return Reprojection.reproject(result, system);
    }

    private List<Field> outFields() {
        String text = parameters.get("outFields").trim();
        if (text.equals("*")) {
            return layer.features().fields();
        }
        List<Field> fields = new ArrayList<>();
        layer.field(layer.idField()).ifPresent(fields::add);
        for (String name : text.split(",")) {
            if (name.trim().equals("*")) {
                return layer.features().fields();
            } else if (!name.isBlank()) {
                Field field = layer.field(name)
                        .orElseThrow(() -> ProtocolException.invalidQuery(
                                "'outFields' parameter is invalid: there is no field '" + name.trim() + "'"));
                if (!fields.contains(field)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private void write(JsonGenerator json, Features features, boolean more) throws IOException {
        json.writeStartObject();
        json.writeStringField("displayFieldName", layer.displayField());
        json.writeStringField("objectIdFieldName", layer.idField());
        json.writeStringField("globalIdFieldName", "");
        ObjectNode aliases = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (Field field : features.fields()) {
            aliases.put(field.name(), field.alias());
            fields.add(JsonValues.toJson(field));
        }
        json.writeFieldName("fieldAliases");
        json.writeTree(aliases);
        boolean z = parameters.flag("returnZ") && features.hasZ();
        boolean m = parameters.flag("returnM") && features.hasM();
        if (features.geometryType() != null) {
            json.writeStringField("geometryType", features.geometryType());
            if (z) {
                json.writeBooleanField("hasZ", true);
            }
            if (m) {
                json.writeBooleanField("hasM", true);
            }
            json.writeFieldName("spatialReference");
            json.writeTree(JsonValues.toJson(features.spatialReference()));
        }
        json.writeFieldName("fields");
        json.writeTree(fields);
        EsriJsonWriter writer = new EsriJsonWriter(json);
        if (z) {
            writer.withZ();
        }
        if (m) {
            writer.withM();
        }
        json.writeArrayFieldStart("features");
        writer.writeRows(features);
        json.writeEndArray();
        if (more) {
            json.writeBooleanField("exceededTransferLimit", true);
        }
        json.writeEndObject();
    }
}
