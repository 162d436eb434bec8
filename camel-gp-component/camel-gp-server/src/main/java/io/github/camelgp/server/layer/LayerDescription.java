package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.draw.Extents;
import io.github.camelgp.server.draw.Symbol;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import java.math.BigDecimal;

/** The JSON of a layer or table (services reference, Layer; Feature layer). */
final class LayerDescription {
    private final BigDecimal version;
    private final int maximumRecords;
    private final boolean editable;

    LayerDescription(BigDecimal version, int maximumRecords, boolean editable) {
        this.version = version;
        this.maximumRecords = maximumRecords;
        this.editable = editable;
    }

    ObjectNode describe(LayerData layer) {
        Features features = layer.features();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("currentVersion", version)
                .put("id", layer.id())
                .put("name", layer.name())
                .put("type", layer.isTable() ? "Table" : "Feature Layer")
                .put("description", "")
                .put("copyrightText", "")
                .put("displayField", layer.displayField());
        node.putNull("parentLayer");
        node.putArray("subLayers");
        if (!layer.isTable()) {
            node.put("geometryType", features.geometryType())
                    .put("defaultVisibility", true)
                    .put("minScale", 0)
                    .put("maxScale", 0)
                    .put("hasZ", features.hasZ())
                    .put("hasM", features.hasM());
            Extents.of(features).ifPresent(extent -> node.set("extent", JsonValues.toJson(extent)));
            node.set(
                    "drawingInfo",
                    Symbol.standard(features.geometryType(), layer.id()).drawingInfo(features.geometryType()));
            node.set("sourceSpatialReference", JsonValues.toJson(features.spatialReference()));
        }
        node.put("objectIdField", layer.idField()).put("globalIdField", "").put("typeIdField", "");
        ArrayNode fields = node.putArray("fields");
        features.fields().forEach(field -> fields.add(field(field, layer)));
        node.putArray("types");
        node.putArray("templates");
        node.putArray("relationships");
        node.put("hasAttachments", false)
                .put("htmlPopupType", "esriServerHTMLPopupTypeNone")
                .put("capabilities", editable ? "Create,Delete,Query,Update,Editing" : "Map,Query,Data")
                .put("maxRecordCount", maximumRecords)
                .put("standardMaxRecordCount", maximumRecords)
                .put("supportedQueryFormats", "JSON, geoJSON")
                .put("supportsStatistics", false)
                .put("supportsAdvancedQueries", true)
                .put("useStandardizedQueries", true);
        if (editable) {
            node.put("supportsRollbackOnFailureParameter", true)
                    .put("supportsAppend", true)
                    .put("supportsTruncate", true)
                    .put("supportedAppendFormats", "featureCollection")
                    .put("allowGeometryUpdates", true)
                    .put("isDataVersioned", false);
        }
        node.putObject("advancedQueryCapabilities")
                .put("useStandardizedQueries", true)
                .put("supportsStatistics", false)
                .put("supportsPagination", true)
                .put("supportsTrueCurve", false)
                .put("supportsReturningQueryExtent", true)
                .put("supportsQueryWithDistance", false)
                .put("supportsSqlExpression", false)
                .put("supportsDistinct", false)
                .put("supportsOrderBy", true);
        return node;
    }

    private ObjectNode field(Field field, LayerData layer) {
        boolean id = field.name().equals(layer.idField());
        ObjectNode node = (ObjectNode) JsonValues.toJson(field);
        node.put("editable", editable && !id).put("nullable", !id);
        node.putNull("domain");
        node.putNull("defaultValue");
        return node;
    }

    /** The short form in the list of a service. */
    ObjectNode entry(LayerData layer) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", layer.id()).put("name", layer.name());
        if (layer.isTable()) {
            return node.put("type", "Table");
        }
        node.put("parentLayerId", -1).put("defaultVisibility", true);
        node.putNull("subLayerIds");
        return node.put("minScale", 0)
                .put("maxScale", 0)
                .put("type", "Feature Layer")
                .put("geometryType", layer.features().geometryType());
    }
}
