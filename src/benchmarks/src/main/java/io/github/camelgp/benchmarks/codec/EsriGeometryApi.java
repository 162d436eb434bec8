package io.github.camelgp.benchmarks.codec;

import com.esri.core.geometry.GeoJsonImportFlags;
import com.esri.core.geometry.Geometry;
import com.esri.core.geometry.JsonParserReader;
import com.esri.core.geometry.MapGeometry;
import com.esri.core.geometry.OperatorExportToGeoJson;
import com.esri.core.geometry.OperatorExportToJson;
import com.esri.core.geometry.OperatorImportFromGeoJson;
import com.esri.core.geometry.OperatorImportFromJson;
import com.esri.core.geometry.SpatialReference;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Esri's geometry-api-java as a user takes it: one pass with Jackson, each geometry read from and written as a value
 * there. Either its own geometries, or JTS's by way of WKB, which both know.
 */
final class EsriGeometryApi<G> implements Contender {
    private static final SpatialReference WGS84 = SpatialReference.create(4326);
    private static final JsonFactory JACKSON = new JsonFactory();

    /** What the user works with between reading and writing. */
    interface Geometries<G> {
        G read(Geometry geometry) throws IOException;

        Geometry write(G geometry);
    }

    private final Geometries<G> geometries;
    private List<Walk.Row<G>> rows = List.of();

    EsriGeometryApi(Geometries<G> geometries) {
        this.geometries = geometries;
    }

    static EsriGeometryApi<Geometry> bare() {
        return new EsriGeometryApi<>(new Geometries<>() {
            @Override
            public Geometry read(Geometry geometry) {
                return geometry;
            }

            @Override
            public Geometry write(Geometry geometry) {
                return geometry;
            }
        });
    }

    @Override
    public Object readEsri(byte[] json) throws IOException {
        return esriRows(json);
    }

    private List<Walk.Row<G>> esriRows(byte[] json) throws IOException {
        OperatorImportFromJson importer = OperatorImportFromJson.local();
        return Walk.rows(JACKSON, json, "attributes", parser -> {
            MapGeometry read = importer.execute(Geometry.Type.Unknown, new JsonParserReader(parser));
            return geometries.read(read.getGeometry());
        });
    }

    @Override
    public Object readGeo(byte[] json) throws IOException {
        OperatorImportFromGeoJson importer = OperatorImportFromGeoJson.local();
        return Walk.rows(JACKSON, json, "properties", parser -> {
            MapGeometry read = importer.execute(
                    GeoJsonImportFlags.geoJsonImportDefaults,
                    Geometry.Type.Unknown,
                    new JsonParserReader(parser),
                    null);
            return geometries.read(read.getGeometry());
        });
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
        String of(Geometry geometry);
    }

    private void write(ByteArrayOutputStream out, String attributesName, GeometryText text) throws IOException {
        try (JsonGenerator json = JACKSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("features");
            for (Walk.Row<G> row : rows) {
                json.writeStartObject();
                json.writeObjectFieldStart(attributesName);
                for (Map.Entry<String, @Nullable Object> attribute :
                        row.attributes().entrySet()) {
                    json.writeObjectField(attribute.getKey(), attribute.getValue());
                }
                json.writeEndObject();
                json.writeFieldName("geometry");
                json.writeRawValue(text.of(geometries.write(row.geometry())));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
