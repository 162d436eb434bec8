package io.github.camelgp.server.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.job.InvalidInputException;
import io.github.camelgp.server.job.OutputValue;
import io.github.camelgp.server.json.EsriJsonWriter;
import io.github.camelgp.server.json.GeoJsonWriter;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants its results (services reference, GP result).
 *
 * @param outSpatialReference of features; null for that of the run
 * @param withZ heights
 * @param withM measures
 * @param asCollection {@code layerDefinition} and {@code featureSet}
 * @param columnNames value tables by column
 * @param geoJson features as GeoJSON
 * @param maximumRecords more features are answered empty
 * @param siteUrl before the address of a file
 */
public record ResultFormat(
        @Nullable SpatialReference outSpatialReference,
        boolean withZ,
        boolean withM,
        boolean asCollection,
        boolean columnNames,
        boolean geoJson,
        int maximumRecords,
        String siteUrl) {
    public static ResultFormat of(HttpCall call, ServiceDefinition service) {
        Parameters parameters = call.parameters();
        boolean geoJson = call.format().equals("geojson");
        String outSR = parameters.get("outSR");
        SpatialReference system = null;
        if (!outSR.isBlank()) {
            try {
                system = InputReader.spatialReference("outSR", outSR);
            } catch (InvalidInputException e) {
                throw ProtocolException.unable(String.valueOf(e.getMessage()));
            }
        }
        return new ResultFormat(
                system,
                parameters.flag("returnZ"),
                parameters.flag("returnM"),
                parameters.flag("returnFeatureCollection"),
                parameters.flag("returnColumnName"),
                geoJson,
                service.maximumRecords(),
                call.siteUrl());
    }

    public void write(JsonGenerator json, OutputValue output) throws IOException {
        json.writeStartObject();
        json.writeStringField("paramName", output.parameter().name());
        json.writeStringField("dataType", dataType(output));
        json.writeFieldName("value");
        if (output.features() != null) {
            writeFeatures(json, output.features());
        } else if (!output.layer().isEmpty()) {
            json.writeStartObject();
            json.writeStringField("url", siteUrl + "/rest/services/" + output.layer());
            json.writeEndObject();
        } else if (!output.file().isEmpty()) {
            writeFile(json, output);
        } else {
            json.writeTree(plain(output));
        }
        json.writeEndObject();
    }

    /** A composite comes out as what it is. */
    private static String dataType(OutputValue output) {
        String declared = output.parameter().dataType();
        JsonNode value = output.json();
        if (!declared.equals("GPComposite")) {
            return declared;
        } else if (value.isBoolean()) {
            return "GPBoolean";
        } else if (value.isIntegralNumber()) {
            return "GPLong";
        } else if (value.isNumber()) {
            return "GPDouble";
        }
        return value.has("distance") ? "GPLinearUnit" : value.has("url") ? "GPDataFile" : "GPString";
    }

    private void writeFile(JsonGenerator json, OutputValue output) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "url", siteUrl + "/rest/directories/" + output.file().replace(" ", "%20"));
        if (output.parameter().dataType().startsWith("GPRaster")) {
            String file = output.file();
            json.writeStringField("format", file.substring(file.lastIndexOf('.') + 1));
        }
        json.writeEndObject();
    }

    /** Value tables are kept by column where the tool did so, and answered as rows unless names are asked for. */
    private JsonNode plain(OutputValue output) {
        if (columnNames || !output.parameter().dataType().equals("GPValueTable")) {
            return output.json();
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : output.json()) {
            if (row.isObject()) {
                ArrayNode cells = rows.addArray();
                row.forEach(cells::add);
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    private void writeFeatures(JsonGenerator json, Features stored) throws IOException {
        boolean truncated = stored.rows().size() > maximumRecords;
        Features features = truncated ? stored.withRows(List.of()) : stored;
        if (outSpatialReference != null) {
            features = Reprojection.reproject(features, outSpatialReference);
        }
        if (geoJson && features.geometryType() != null) {
            new GeoJsonWriter(json, withZ).write(features, truncated);
            return;
        }
        EsriJsonWriter writer = new EsriJsonWriter(json);
        if (withZ) {
            writer.withZ();
        }
        if (withM) {
            writer.withM();
        }
        if (asCollection) {
            json.writeStartObject();
            writeLayerDefinition(json, features);
            json.writeFieldName("featureSet");
            writer.write(features, truncated);
            json.writeEndObject();
        } else {
            writer.write(features, truncated);
        }
    }

    private static void writeLayerDefinition(JsonGenerator json, Features features) throws IOException {
        json.writeObjectFieldStart("layerDefinition");
        json.writeStringField("type", features.geometryType() == null ? "Table" : "Feature Layer");
        if (features.geometryType() != null) {
            json.writeStringField("geometryType", features.geometryType());
        }
        json.writeStringField("objectIdField", features.objectIdField().orElse(""));
        json.writeArrayFieldStart("fields");
        for (Field field : features.fields()) {
            json.writeTree(JsonValues.toJson(field));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
