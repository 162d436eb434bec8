package io.github.camelgp.esrijson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.SpatialReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class EsriJsonWriterTest {
    private final EsriJsonWriter writer = new EsriJsonWriter();
    private final EsriJsonReader reader = new EsriJsonReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT EMPTY | {'x':null,'y':null}",
                "POLYGON EMPTY | {'rings':[]}",
                "MULTILINESTRING EMPTY | {'paths':[]}",
                "MULTIPOINT EMPTY | {'points':[]}",
                "POINT Z(1 2 3) | {'x':1,'y':2,'z':3}",
                "POINT M(1 2 3) | {'x':1,'y':2,'m':3}",
                "LINESTRING ZM(1 2 3 NaN, 4 5 NaN 6) | {'hasZ':true,'hasM':true,'paths':[[[1,2,3,null],[4,5,null,6]]]}",
                "GEOMETRYCOLLECTION(POINT(1 2), MULTIPOINT((3 4))) | {'points':[[1,2],[3,4]]}",
                "LINEARRING(0 0, 0 1, 1 1, 0 0) | {'paths':[[[0,0],[0,1],[1,1],[0,0]]]}",
                "POINT(1e20 0.1) | {'x':1.0E20,'y':0.1}",
            })
    void writesGeometries(String wkt, String json) throws Exception {
        assertThat(writer.text(new WKTReader().read(wkt), null)).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void turnsRingsTheirWay() throws Exception {
        String text = writer.text(
                new WKTReader().read("POLYGON ((0 0, 9 0, 9 9, 0 0), (3 1, 8 1, 8 6, 3 1))"), SpatialReference.WGS84);

        assertThat(text)
                .isEqualTo("{\"rings\":[[[0,0],[9,9],[9,0],[0,0]],[[3,1],[8,1],[8,6],[3,1]]],"
                        + "\"spatialReference\":{\"wkid\":4326}}");
    }

    @Test
    void refusesCollectionsOfSeveralKinds() throws Exception {
        Geometry mixed = new WKTReader().read("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 2, 3 4))");

        assertThatThrownBy(() -> writer.text(mixed, null)).hasMessageContaining("GeometryCollection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"objectIdFieldName\":\"id\",\"geometryType\":\"esriGeometryPoint\","
                        + "\"spatialReference\":{\"wkid\":102100,\"latestWkid\":3857,\"vcsWkid\":5703},"
                        + "\"hasZ\":true,\"fields\":[{\"name\":\"id\",\"type\":\"esriFieldTypeOID\",\"alias\":\"Id\","
                        + "\"length\":8,\"nullable\":false,\"domain\":null},"
                        + "{\"name\":\"t\",\"type\":\"esriFieldTypeNew\"}],"
                        + "\"features\":[{\"attributes\":{\"id\":10000000001,\"t\":null},"
                        + "\"geometry\":{\"x\":1.5,\"y\":2,\"z\":3}},{\"attributes\":{\"id\":2,\"t\":[1,{\"a\":2}]},"
                        + "\"geometry\":{\"x\":1,\"y\":2,\"z\":null}},{\"attributes\":{},\"geometry\":null}],"
                        + "\"exceededTransferLimit\":true}",
                "{\"spatialReference\":{\"wkt\":\"PROJCS[]\",\"wkt2\":\"PROJCRS[]\"},\"fields\":[],\"features\":[]}",
            })
    void writesWhatItHasRead(String text) {
        assertThat(writer.text(reader.featureSet(text))).isEqualTo(text);
        assertThat(writer.text(reader.featureSet(JsonText.source(text)))).isEqualTo(text);
    }

    @Test
    void tellsColumnsThatNobodyHasTold() {
        FeatureList rows =
                FeatureList.ofFeatures(List.of(new Feature(Map.of("when", Instant.ofEpochMilli(5)), null)), null);

        assertThat(writer.text(rows))
                .isEqualTo("{\"fields\":[{\"name\":\"when\",\"type\":\"esriFieldTypeDate\"}],"
                        + "\"features\":[{\"attributes\":{\"when\":5}}]}");
    }

    @Test
    void givesLongObjectIdsTheirLength() {
        Feature feature = new Feature(Map.of("id", 3_000_000_000L), null);
        FeatureList rows = FeatureList.of(List.of(feature), List.of(Field.of("id", FieldType.OID)), null);

        assertThat(writer.text(rows)).contains("{\"name\":\"id\",\"type\":\"esriFieldTypeOID\",\"length\":8}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'wkid':'4326'} | EPSG:4326",
                "{'wkid':102100} | EPSG:3857",
                "{'wkid':102100,'latestWkid':3857} | EPSG:3857",
                "{'wkid':102003} | ESRI:102003",
                "4326 | EPSG:4326",
                "{'wkid':4326.0} | EPSG:4326",
            })
    void readsSpatialReferences(String json, String code) {
        SpatialReference reference = read(json);

        assertThat(reference).isNotNull();
        assertThat(reference.authorityCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "{'wkid':0}", "{'wkid':-1}", "{'wkid':null}", "'here'"})
    void knowsNoSystemWhereThereIsNone(String json) {
        assertThat(read(json)).isNull();
    }

    private static SpatialReference read(String json) {
        return JsonText.read(JsonText.source(json.replace('\'', '"')), parser -> {
            JsonText.start(parser);
            return SpatialReferenceJson.read(parser);
        });
    }
}
