package io.github.camelgp.benchmarks.codec;

import com.esri.core.geometry.GeoJsonImportFlags;
import com.esri.core.geometry.Geometry.Type;
import com.esri.core.geometry.JsonParserReader;
import com.esri.core.geometry.OperatorExportToGeoJson;
import com.esri.core.geometry.OperatorExportToJson;
import com.esri.core.geometry.OperatorImportFromGeoJson;
import com.esri.core.geometry.OperatorImportFromJson;
import com.esri.core.geometry.SpatialReference;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Esri's geometry-api-java, with one pass of Jackson through the features, and JTS's geometries by way of WKB, which both
 * know. Most programs that use it give it the text of each geometry; the fastest way is to let it read on with the parser.
 */
final class EsriGeometryApi implements Contender {
    private static final SpatialReference WGS84 = SpatialReference.create(4326);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory JACKSON = MAPPER.getFactory();

    private final JtsThroughWkb jts = new JtsThroughWkb();
    private final boolean streamed;
    private List<Walk.Row<Geometry>> rows = List.of();

    /** @param streamed whether it reads on with the parser, instead of the text of each geometry */
    EsriGeometryApi(boolean streamed) {
        this.streamed = streamed;
    }

    @Override
    public Object readEsri(byte[] json) throws IOException {
        return esriRows(json);
    }

    private List<Walk.Row<Geometry>> esriRows(byte[] json) throws IOException {
        OperatorImportFromJson importer = OperatorImportFromJson.local();
        return Walk.rows(
                JACKSON,
                json,
                "attributes",
                parser -> jts.read(
                        streamed
                                ? importer.execute(Type.Unknown, new JsonParserReader(parser))
                                : importer.execute(Type.Unknown, text(parser))));
    }

    @Override
    public Object readGeo(byte[] json) throws IOException {
        OperatorImportFromGeoJson importer = OperatorImportFromGeoJson.local();
        int flags = GeoJsonImportFlags.geoJsonImportDefaults;
        return Walk.rows(
                JACKSON,
                json,
                "properties",
                parser -> jts.read(
                        streamed
                                ? importer.execute(flags, Type.Unknown, new JsonParserReader(parser), null)
                                : importer.execute(flags, Type.Unknown, text(parser), null)));
    }

    private static String text(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser).toString();
    }

    @Override
    public void prepare(byte[] esriJson) throws IOException {
        rows = esriRows(esriJson);
    }

    @Override
    public void writeEsri(ByteArrayOutputStream out) throws IOException {
        OperatorExportToJson exporter = OperatorExportToJson.local();
        write(out, "attributes", geometry -> exporter.execute(WGS84, geometry));
    }

    @Override
    public void writeGeo(ByteArrayOutputStream out) throws IOException {
        write(out, "properties", OperatorExportToGeoJson.local()::execute);
    }

    private interface GeometryText {
        String of(com.esri.core.geometry.Geometry geometry);
    }

    private void write(ByteArrayOutputStream out, String attributesName, GeometryText text) throws IOException {
        try (JsonGenerator json = JACKSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("features");
            for (Walk.Row<Geometry> row : rows) {
                json.writeStartObject();
                json.writeObjectFieldStart(attributesName);
                for (Map.Entry<String, @Nullable Object> attribute :
                        row.attributes().entrySet()) {
                    json.writeObjectField(attribute.getKey(), attribute.getValue());
                }
                json.writeEndObject();
                json.writeFieldName("geometry");
                json.writeRawValue(text.of(jts.write(row.geometry())));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
