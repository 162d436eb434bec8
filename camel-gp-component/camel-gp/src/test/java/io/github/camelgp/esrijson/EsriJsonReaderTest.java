package io.github.camelgp.esrijson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.SpatialReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.WKTWriter;

class EsriJsonReaderTest {
    private final EsriJsonReader reader = new EsriJsonReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':null}                                    | POINT EMPTY",
                "{'x':'NaN','y':2}                             | POINT EMPTY",
                "{'paths':[]}                                  | LINESTRING EMPTY",
                "{'rings':[]}                                  | POLYGON EMPTY",
                "{'rings':[[]]}                                | POLYGON EMPTY",
                "{'points':[]}                                 | MULTIPOINT EMPTY",
                "{'x':1,'y':2}                                 | POINT (1 2)",
                "{'x':1,'y':2,'z':3}                           | POINT Z(1 2 3)",
                "{'x':1,'y':2,'z':null,'m':4}                  | POINT M(1 2 4)",
                "{'x':1,'y':2,'m':4,'z':3}                     | POINT ZM(1 2 3 4)",
                "{'points':[[1,2],[3,4]]}                      | MULTIPOINT ((1 2), (3 4))",
                "{'points':[[1,2,3]]}                          | MULTIPOINT Z((1 2 3))",
                "{'hasM':true,'points':[[1,2,3]]}              | MULTIPOINT M((1 2 3))",
                "{'points':[[1,2,3]],'hasM':true}              | MULTIPOINT M((1 2 3))",
                "{'hasZ':true,'points':[[1,2]]}                | MULTIPOINT ((1 2))",
                "{'hasZ':true,'hasM':false,'paths':[[[1,2,3,9],[4,5,6]]]} | LINESTRING Z(1 2 3, 4 5 6)",
                "{'hasZ':true,'hasM':true,'paths':[[[1,2,3,null],[4,5,6,7]]]} | LINESTRING ZM(1 2 3 NaN, 4 5 6 7)",
                "{'paths':[[[1,2],[3,4]],[[5,6]]]}             | MULTILINESTRING ((1 2, 3 4), (5 6, 5 6))",
                "{'paths':[[[1,2],[3,4,5]]]}                   | LINESTRING Z(1 2 NaN, 3 4 5)",
                "{'xmin':0,'ymin':1,'xmax':2,'ymax':3}         | POLYGON ((2 3, 0 3, 0 1, 2 1, 2 3))",
                "{'rings':[[[0,0],[0,1],[1,1]]]}               | POLYGON ((0 0, 0 1, 1 1, 0 0))",
                "{'rings':[[[0,0],[0,1],[0,0]]]}               | POLYGON EMPTY",
            })
    void readsGeometries(String json, String wkt) {
        assertThat(wkt(reader.geometry(json.replace('\'', '"')))).isEqualTo(wkt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a hole before its shell
                "[[1,1],[2,1],[2,2],[1,1]], [[0,0],[0,9],[9,9],[9,0],[0,0]] | 1 | 1",
                // a hole that runs as its shell does
                "[[0,0],[0,9],[9,9],[9,0],[0,0]], [[1,1],[1,2],[2,2],[1,1]] | 1 | 1",
                // two shells, one counter-clockwise
                "[[0,0],[9,0],[9,9],[0,0]], [[20,0],[20,9],[29,9],[20,0]]   | 2 | 0",
                // a hole outside every shell
                "[[0,0],[0,9],[9,9],[9,0],[0,0]], [[20,0],[29,0],[29,9],[20,0]] | 2 | 0",
                // an island in a lake
                "[[0,0],[0,9],[9,9],[9,0],[0,0]], [[1,1],[8,1],[8,8],[1,8],[1,1]], [[2,2],[2,3],[3,3],[2,2]] | 2 | 1",
                // a hole that touches its shell at its first vertex
                "[[0,0],[0,9],[9,9],[9,0],[0,0]], [[0,0],[2,1],[1,2],[0,0]] | 1 | 1",
            })
    void findsRolesOfRingsByContainment(String rings, int parts, int holes) {
        Geometry polygon = reader.geometry("{\"rings\":[" + rings + "]}");

        assertThat((Object) polygon).isNotNull();
        assertThat(polygon.isValid()).isTrue();
        assertThat(polygon.getNumGeometries()).isEqualTo(parts);
        int found = 0;
        for (int i = 0; i < parts; i++) {
            found += ((org.locationtech.jts.geom.Polygon) polygon.getGeometryN(i)).getNumInteriorRing();
        }
        assertThat(found).isEqualTo(holes);
    }

    @Test
    void drawsArcsThroughTheirPoints() {
        Geometry arc = reader.geometry("{\"curvePaths\":[[[0,0,5],{\"c\":[[2,0,7],[1,1]]}]]}");

        assertThat((Object) arc).isNotNull();
        assertThat(arc.getCoordinates()).anyMatch(at -> at.x == 1 && at.y == 1 && at.getZ() == 6);
        assertThat(arc.getCoordinates()).allMatch(at -> Math.abs(Math.hypot(at.x - 1, at.y) - 1) < 1e-12);
        assertThat(arc.getLength()).isCloseTo(Math.PI, org.assertj.core.data.Offset.offset(1e-3));
    }

    @Test
    void drawsEllipsesAndBezierCurves() {
        Geometry half = reader.geometry("{\"curvePaths\":[[[1,0],{\"a\":[[-1,0],[0,0],0,0]}]]}");
        Geometry ellipse = reader.geometry("{\"curveRings\":[[[2,0],{\"a\":[[2,0],[0,0],0,1,0,2,0.5]}]]}");
        Geometry bezier = reader.geometry("{\"curvePaths\":[[[0,0],{\"b\":[[3,0],[1,1],[2,1]]}]]}");

        assertThat(half.getLength()).isCloseTo(Math.PI, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(half.getEnvelopeInternal().getMaxY()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(ellipse.getArea()).isCloseTo(2 * Math.PI, org.assertj.core.data.Offset.offset(1e-2));
        assertThat(bezier.getEnvelopeInternal().getMaxY()).isCloseTo(0.75, org.assertj.core.data.Offset.offset(1e-3));
    }

    @Test
    void prefersTheServersDrawingOfCurves() {
        Geometry line = reader.geometry("{\"curvePaths\":[[[0,0],{\"c\":[[2,0],[1,1]]}]],\"paths\":[[[0,0],[2,0]]]}");

        assertThat(wkt(line)).isEqualTo("LINESTRING (0 0, 2 0)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'features':[{},{'geometry':{'rings':[[[0,0],[1,'a']]]}}]}"
                        + " | expected number but was string at features[1].geometry.rings[0][1][1]",
                "{'features':[{'geometry':{'paths':[[[0,0],[1,1e999]]]}}]}"
                        + " | beyond the range of a double at features[0].geometry.paths[0][1][1]",
                "{'features':[{'geometry':{'points':[[0,0],[1]]}}]}"
                        + " | position with one ordinate at features[0].geometry.points[1]",
                "{'features':[{'geometry':{'points':[[0,[1]]]}}]}"
                        + " | expected number but was array at features[0].geometry.points[0][1]",
                "{'features':[{'geometry':{'rings':[[0,0],[1,1]]}}]}"
                        + " | expected array but was number at features[0].geometry.rings[0][0]",
                "{'features':[{'geometry':7}]} | expected geometry but was number at features[0].geometry",
                "{'features':[{'attributes':[1]}]} | expected object of attributes but was array",
                "{'features':[{'geometry':{'x':1,'y':'north'}}]} | expected number but was string at features[0].geometry.y",
                "{'features':{}} | expected array of features but was object at features",
                "{'features':[7]} | expected feature but was number at features[0]",
                "{'features':[{'attributes':{'a':1}},{'geometry':{'x':true}}]}"
                        + " | expected number but was boolean at features[1].geometry.x",
                "{'features':[{'geometry':{'curvePaths':[[{'c':[[1,1],[0,0]]}]]}}]}"
                        + " | expected position to start from but was object at features[0].geometry.curvePaths[0][0]",
                "{'geometry':{'paths':[[[1]]]}} | position with one ordinate at geometry.paths[0][0]",
                "{'x':1e999,'y':1} | beyond the range of a double at x",
                "{'a':1,'b':2} | it holds a, b",
                "{'properties':{},'hasZ':true} | no feature set",
                "{'error':{'code':400}} | it holds error",
                "{'features':[],'features':[]} | second array of features at features",
            })
    void saysWhereTheTextIsWrong(String json, String message) {
        String text = json.replace('\'', '"');

        assertThatThrownBy(() -> reader.featureSet(text))
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> reader.featureSet(JsonText.source(text)))
                .as("before anybody iterates")
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>", "{\"features\":[", "{\"features\":[]}x", "{\"features\":[],}", "[NaN]"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> reader.featureSet(text)).isInstanceOf(GpProtocolException.class);
        assertThatThrownBy(() -> reader.featureSet(JsonText.source(text))).isInstanceOf(GpProtocolException.class);
    }

    @Test
    void readsMembersOfASetInAnyOrder() {
        String text = "{\"features\":[{\"geometry\":{\"points\":[[1,2,3]]},\"attributes\":{\"A\":12345678901234}}],"
                + "\"exceededTransferLimit\":true,\"Fields\":[{\"name\":\"A\",\"type\":\"esriFieldTypeOID\","
                + "\"alias\":\"a\",\"length\":8,\"nullable\":false}],\"hasM\":true,"
                + "\"spatialReference\":{\"wkid\":102100,\"latestWkid\":3857},"
                + "\"geometryType\":\"esriGeometryMultiPoint\"}";

        for (FeatureSet set : List.of(reader.featureSet(text), reader.featureSet(JsonText.source(text)))) {
            assertThat(set.count()).isEqualTo(1);
            assertThat(set.exceededTransferLimit()).isTrue();
            assertThat(set.geometryType()).isEqualTo(GeometryType.MULTIPOINT);
            assertThat(set.spatialReference()).isEqualTo(new SpatialReference(102100, 3857, null, null));
            assertThat(set.hasM()).isTrue();
            assertThat(set.hasZ()).isFalse();
            assertThat(set.objectIdField()).isEqualTo("A");
            assertThat(set.fields()).singleElement().satisfies(field -> {
                assertThat(field.type()).isEqualTo(FieldType.OID);
                assertThat(field.length()).isEqualTo(8);
                assertThat(field.more()).containsEntry("nullable", false);
            });
            assertThat(all(set)).singleElement().satisfies(feature -> {
                assertThat(wkt(feature.geometry())).isEqualTo("MULTIPOINT M((1 2 3))");
                assertThat(feature.geometry().getSRID()).isEqualTo(3857);
                assertThat(feature.attributes()).containsEntry("A", 12345678901234L);
            });
        }
    }

    @Test
    void infersTypeAndSystemFromTheGeometries() {
        String text = "{\"features\":[{\"attributes\":null,\"geometry\":null},"
                + "{\"geometry\":{\"x\":1,\"y\":2,\"z\":3,\"spatialReference\":{\"wkid\":\"4326\"}}}]}";

        for (FeatureSet set : List.of(reader.featureSet(text), reader.featureSet(JsonText.source(text)))) {
            assertThat(set.geometryType()).isEqualTo(GeometryType.POINT);
            assertThat(set.spatialReference()).isEqualTo(SpatialReference.WGS84);
            assertThat(set.hasZ()).isTrue();
            assertThat(all(set)).hasSize(2);
            assertThat(all(set)).as("again").hasSize(2);
        }
    }

    @Test
    void refusesGeometriesInSeveralSystems() {
        String text = "{\"spatialReference\":{\"wkid\":4326},\"features\":"
                + "[{\"geometry\":{\"x\":1,\"y\":2,\"spatialReference\":{\"wkid\":2193}}}]}";

        assertThatThrownBy(() -> reader.featureSet(text)).hasMessageContaining("4326 and 2193");
        assertThatThrownBy(() -> reader.featureSet(JsonText.source(text))).hasMessageContaining("4326 and 2193");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layerDefinition\":{\"geometryType\":\"esriGeometryPoint\",\"objectIdField\":\"FID\"},"
                        + "\"featureSet\":{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}}",
                "{\"layers\":[{\"featureSet\":{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}}]}",
                "[{\"geometry\":{\"x\":1,\"y\":2}}]",
                "{\"geometry\":{\"x\":1,\"y\":2}}",
                "{\"x\":1,\"y\":2}",
                "\uFEFF{\"x\":1,\"y\":2}",
                "{\"features\":[{\"x\":1,\"y\":2}]}",
            })
    void readsOtherFormsOfASet(String text) {
        for (FeatureSet set : List.of(reader.featureSet(text), reader.featureSet(JsonText.source(text)))) {
            assertThat(set.geometryType()).isEqualTo(GeometryType.POINT);
            assertThat(all(set)).singleElement().satisfies(feature -> assertThat(wkt(feature.geometry()))
                    .isEqualTo("POINT (1 2)"));
        }
    }

    @Test
    void keepsTruncationOfAnEmptySet() {
        assertThat(reader.featureSet("{\"features\":[],\"exceededTransferLimit\":true}")
                        .exceededTransferLimit())
                .isTrue();
        assertThat(reader.featureSet("{\"properties\":{\"exceededTransferLimit\":true},\"features\":[]}")
                        .exceededTransferLimit())
                .isTrue();
    }

    private static List<Feature> all(FeatureSet set) {
        List<Feature> features = new ArrayList<>();
        set.forEach(features::add);
        return features;
    }

    private static String wkt(Geometry geometry) {
        WKTWriter writer = new WKTWriter(4);
        writer.setOutputOrdinates(Ordinate.createXYZM());
        return writer.write(geometry);
    }
}
