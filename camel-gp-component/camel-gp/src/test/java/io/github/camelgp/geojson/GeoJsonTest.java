package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.SpatialReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

class GeoJsonTest {
    private final GeoJsonReader reader = new GeoJsonReader();
    private final GeoJsonWriter writer = new GeoJsonWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Point','coordinates':[]}                 | POINT EMPTY",
                "{'coordinates':[1,2,3],'type':'Point'}            | POINT Z(1 2 3)",
                "{'type':'Point','coordinates':[1,2,3,4]}          | POINT ZM(1 2 3 4)",
                "{'type':'LineString','coordinates':[[1,2],[],[3,4]]} | LINESTRING (1 2, 3 4)",
                "{'type':'MultiLineString','coordinates':[]}       | MULTILINESTRING EMPTY",
                "{'type':'Polygon','coordinates':[[[0,0],[0,1],[1,1]]]} | POLYGON ((0 0, 0 1, 1 1, 0 0))",
                "{'type':'MultiPolygon','coordinates':[[],[],[[[]]]]} | MULTIPOLYGON EMPTY",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},"
                        + "{'type':'MultiPoint','coordinates':[[3,4]]}]} | MULTIPOINT ((1 2), (3 4))",
            })
    void readsGeometries(String json, String wkt) {
        assertThat(wkt(reader.geometry(json.replace('\'', '"')))).isEqualTo(wkt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Polygon','coordinates':[[1,2],[3,4]]} | nested 2 deep where a Polygon has 3",
                "{'type':'LineString','coordinates':[[1,2],[[3,4]]]} | expected number but was array at coordinates[1][0]",
                "{'type':'Curve','coordinates':[1,2]} | unknown type 'Curve'",
                "{'type':'Point','coordinates':[1,'a']} | expected number but was string at coordinates[1]",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},"
                        + "{'type':'LineString','coordinates':[[3,4],[5,6]]}]} | several types, LineString, Point",
                "{'type':'Point','coordinates':[1,2],'crs':{'type':'name','properties':{'name':'local'}}} | local",
                "{'coordinates':[1,2]} | without a type",
            })
    void refusesWhatItCannotKeep(String json, String message) {
        assertThatThrownBy(() -> reader.geometry(json.replace('\'', '"')))
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining(message);
    }

    @Test
    void findsColumnsAndIds() {
        String text = "{\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"id\":1,\"geometry\":null,\"properties\":"
                + "{\"a\":1,\"b\":1,\"c\":\"x\",\"d\":true,\"e\":null,\"f\":99999999999,\"g\":{\"h\":[1]}}},"
                + "{\"type\":\"Feature\",\"id\":2,\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},"
                + "\"properties\":{\"a\":2,\"b\":1.5}}]}";

        for (FeatureSet set : List.of(reader.featureSet(text), reader.featureSet(JsonText.source(text)))) {
            assertThat(set.fields())
                    .extracting(Field::name, Field::type)
                    .containsExactly(
                            tuple("OBJECTID", FieldType.OID),
                            tuple("a", FieldType.INTEGER),
                            tuple("b", FieldType.DOUBLE),
                            tuple("c", FieldType.STRING),
                            tuple("d", FieldType.STRING),
                            tuple("e", FieldType.STRING),
                            tuple("f", FieldType.BIG_INTEGER),
                            tuple("g", FieldType.STRING));
            assertThat(set.geometryType()).isEqualTo(GeometryType.POINT);
            assertThat(set.spatialReference()).isEqualTo(SpatialReference.WGS84);
            assertThat(set.objectIdField()).isEqualTo("OBJECTID");
            String esri = new EsriJsonWriter().text(set);
            assertThat(esri)
                    .contains("\"d\":\"true\"")
                    .contains("\"g\":\"{\\\"h\\\":[1]}\"")
                    .contains("\"f\":99999999999");
        }
    }

    @Test
    void keepsAnIdThatItsPropertyContradicts() {
        Feature feature = reader.featureSet(
                        "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":null,\"properties\":{\"OBJECTID\":7}}")
                .iterator()
                .next();

        assertThat(feature.attributes()).containsEntry("OBJECTID", 7L).containsEntry("id", "a");
    }

    @Test
    void tellsAnOldNamedSystem() {
        String text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}],\"crs\":{\"type\":\"name\","
                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2193\"}}}";

        FeatureSet set = reader.featureSet(text);

        assertThat(set.spatialReference()).isEqualTo(SpatialReference.of(2193));
        assertThat(set.iterator().next().geometry().getSRID()).isEqualTo(2193);
        assertThatThrownBy(() -> writer.text(set))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("EPSG:2193")
                .hasMessageContaining("outSR=4326");
    }

    @Test
    void refusesCoordinatesThatAreNoDegrees() throws Exception {
        FeatureList metres = FeatureList.of(new WKTReader().read("POINT (1750000 5917000)"), null);

        assertThatThrownBy(() -> writer.text(metres)).hasMessageContaining("no degrees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT EMPTY | null",
                "POLYGON EMPTY | null",
                "POINT Z(1 2 3) | {'type':'Point','coordinates':[1,2,3]}",
                "POINT M(1 2 3) | {'type':'Point','coordinates':[1,2]}",
                "POINT ZM(1 2 3 4) | {'type':'Point','coordinates':[1,2,3]}",
                "LINESTRING (1 2, 3.5 4) | {'type':'LineString','coordinates':[[1,2],[3.5,4]]}",
                "POLYGON ((0 0, 0 1, 1 1, 0 0)) | {'type':'Polygon','coordinates':[[[0,0],[1,1],[0,1],[0,0]]]}",
            })
    void writesGeometries(String wkt, String json) throws Exception {
        assertThat(writer.text(new WKTReader().read(wkt))).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void takesIdsFromTheObjectIdField() {
        FeatureSet set = new EsriJsonReader()
                .featureSet("{\"objectIdFieldName\":\"fid\",\"features\":["
                        + "{\"attributes\":{\"fid\":10000000001}},{\"attributes\":{\"fid\":null,\"FID\":\"x\"}},"
                        + "{\"attributes\":{\"fid\":null}}]}");

        assertThat(writer.text(set))
                .contains("{\"type\":\"Feature\",\"id\":10000000001,")
                .contains("{\"type\":\"Feature\",\"id\":\"x\",")
                .contains("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"fid\":null}}")
                .doesNotContain("\"null\"");
    }

    @Test
    void saysThatTheServerHasCutTheSet() {
        FeatureSet cut = new EsriJsonReader().featureSet("{\"features\":[],\"exceededTransferLimit\":true}");

        String text = writer.text(cut);

        assertThat(reader.featureSet(text).exceededTransferLimit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[1,2],\"type\":\"Point\"}}]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"MultiPoint\"}",
                "{\"id\":1,\"properties\":{\"x\":1,\"rings\":2},\"type\":\"Feature\"}",
            })
    void tellsGeoJsonByItsContent(String text) {
        assertThat(new FeatureReader().format(JsonText.source(text))).isEqualTo(FeatureReader.Format.GEO_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Polygon\",\"rings\":[]}",
                "{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}",
                "{\"features\":[{\"attributes\":{\"type\":\"Feature\"}}]}",
                "[{\"attributes\":{}}]",
                "{\"features\":[],\"fields\":[]}",
                "{\"layerDefinition\":{},\"featureSet\":{}}",
                "{\"x\":1,\"y\":2}",
                "{\"error\":{}}",
            })
    void tellsEsriJsonByItsContent(String text) {
        assertThat(new FeatureReader().format(JsonText.source(text))).isEqualTo(FeatureReader.Format.ESRI_JSON);
    }

    @Test
    void makesFeaturesOfGeometries() throws Exception {
        Geometry point = new WKTReader().read("POINT (1 2)");
        point.setSRID(2193);

        FeatureList set = FeatureList.ofGeometries(List.of(point, new WKTReader().read("MULTIPOINT ((3 4))")), null);

        assertThat(set.geometryType()).isEqualTo(GeometryType.MULTIPOINT);
        assertThat(set.spatialReference()).isEqualTo(SpatialReference.of(2193));
        assertThat(new EsriJsonWriter().text(set))
                .contains("\"points\":[[1,2]]")
                .contains("\"points\":[[3,4]]");
    }

    @Test
    void refusesASetOfSeveralTypes() throws Exception {
        FeatureList mixed = FeatureList.ofFeatures(
                List.of(
                        new Feature(Map.of(), new WKTReader().read("POINT (1 2)")),
                        new Feature(Map.of(), new WKTReader().read("LINESTRING (1 2, 3 4)"))),
                null);

        assertThatThrownBy(() -> new EsriJsonWriter().text(mixed))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("esriGeometryPoint, esriGeometryPolyline");
    }

    private static String wkt(Geometry geometry) {
        WKTWriter wkt = new WKTWriter(4);
        wkt.setOutputOrdinates(Ordinate.createXYZM());
        return wkt.write(geometry);
    }
}
