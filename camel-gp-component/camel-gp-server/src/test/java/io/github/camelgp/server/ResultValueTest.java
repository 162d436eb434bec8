package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 7 and PROTOCOL 3: what results look like. */
@Timeout(30)
class ResultValueTest {
    private static final String POINT =
            "{\"spatialReference\":{\"wkid\":4326},\"features\":[{\"geometry\":{\"x\":180,\"y\":0}}]}";

    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 3.3: each way to name a system. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "env:outSR ~ 102100",
                "env:outSR ~ {\"wkid\":102100}",
                "env:processSR ~ 3857",
                "outSR ~ {'wkid':102100,'latestWkid':3857}",
                "context ~ {\"outSR\":{\"wkid\":102100},\"processSR\":4326}",
                "context ~ {'outSR':102100}"
            })
    void outputIsInTheSystemThatWasAskedFor(String name, String value) {
        JsonNode features = copy(POINT, name, value);

        assertThat(features.at("/features/0/geometry/x").asDouble()).isCloseTo(20037508.34, within(0.01));
        assertThat(features.at("/spatialReference/latestWkid").asInt()).isEqualTo(3857);
    }

    @ParameterizedTest
    @CsvSource({"2193", "54003", "32760", "4269"})
    void usualSystemsThereAndBackGiveTheSamePlace(String wkid) {
        String there = copy(POINT.replace("180,\"y\":0", "174.7645,\"y\":-36.8767"), "env:outSR", wkid)
                .toString();
        JsonNode back = copy(there, "env:outSR", "4326");

        assertThat(back.at("/features/0/geometry/x").asDouble()).isCloseTo(174.7645, within(1e-6));
        assertThat(back.at("/features/0/geometry/y").asDouble()).isCloseTo(-36.8767, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:outSR", "outSR", "env:processSR"})
    void unknownSystemIsRefused(String name) {
        JsonNode answer =
                Client.post(SERVER.taskUrl("Copy", "Copy") + "/execute", "f", "json", "In", POINT, name, "987654");

        assertThat(answer.at("/error/details/0").asText()).contains(name).contains("987654");
    }

    /** SERVER 3.3: outSR of a result. */
    @Test
    void resultOfAJobIsReprojectedOnRequest() {
        String task = SERVER.taskUrl("Jobs", "Where");
        String id = Client.post(task + "/submitJob", "In", POINT, "f", "json")
                .path("jobId")
                .asText();
        Client.awaitEnd(task + "/jobs/" + id);

        JsonNode value = Client.get(
                task + "/jobs/" + id + "/results/Out", "f", "json", "outSR", "{\"wkid\":54003}", "returnType", "data");

        assertThat(value.at("/value/spatialReference/wkid").asInt()).isEqualTo(54003);
        assertThat(Math.abs(value.at("/value/features/0/geometry/x").asDouble()))
                .isGreaterThan(1e7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"x\":1,\"y\":2,\"z\":3,\"m\":4} ~ {\"x\":1.0,\"y\":2.0,\"z\":3.0,\"m\":4.0}",
                "{\"points\":[[1,2,3],[4,5,6]]} ~ {\"points\":[[1.0,2.0,3.0],[4.0,5.0,6.0]]}",
                "{\"hasM\":true,\"paths\":[[[1,2,3],[4,5,null]]]} ~ {\"paths\":[[[1.0,2.0,3.0],[4.0,5.0,null]]]}",
                "{\"hasZ\":true,\"hasM\":true,\"paths\":[[[1,2,3,4],[4,5,6,7]],[[0,0,0,0],[1,1,1,1]]]} ~ "
                        + "{\"paths\":[[[1.0,2.0,3.0,4.0],[4.0,5.0,6.0,7.0]],[[0.0,0.0,0.0,0.0],[1.0,1.0,1.0,1.0]]]}",
                "{\"rings\":[[[0,0,1],[9,0,1],[9,9,1],[0,0,1]]]} ~ "
                        + "{\"rings\":[[[0.0,0.0,1.0],[9.0,9.0,1.0],[9.0,0.0,1.0],[0.0,0.0,1.0]]]}",
                "{\"x\":null} ~ {\"x\":null,\"y\":null}",
                "{\"paths\":[]} ~ {\"paths\":[]}",
                "{\"rings\":[[]]} ~ {\"rings\":[]}"
            })
    void heightsAndMeasuresComeBackWhenAskedFor(String given, String expected) {
        JsonNode features = copy("{\"features\":[{\"geometry\":" + given + "}]}", "returnZ", "true", "returnM", "True");

        assertThat(features.at("/features/0/geometry")).isEqualTo(Client.json(expected));
    }

    @Test
    void heightsAreLeftOutUnlessAskedFor() {
        JsonNode features = copy("{\"features\":[{\"geometry\":{\"x\":1,\"y\":2,\"z\":3}}]}");

        assertThat(features.at("/features/0/geometry").has("z")).isFalse();
        assertThat(features.has("hasZ")).isFalse();
    }

    @Test
    void holesAndIslandsAreToldByContainmentAndOriented() {
        String rings = "[[[1,1],[1,9],[9,9],[9,1],[1,1]],[[0,0],[10,0],[10,10],[0,10]],[[3,3],[4,3],[4,4],[3,3]]]";

        JsonNode features = copy("{\"features\":[{\"geometry\":{\"rings\":" + rings + "}}]}");
        JsonNode geo = copy("{\"features\":[{\"geometry\":{\"rings\":" + rings + "}}]}", "f", "geojson");

        assertThat(signedAreas(features.at("/features/0/geometry/rings"))).isEqualTo(List.of(-100.0, 64.0, -0.5));
        assertThat(geo.at("/features/0/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(geo.at("/features/0/geometry/coordinates/0").size()).isEqualTo(2);
    }

    /** SERVER 7.1: ids from the OID field. */
    @Test
    void geoJsonHasIdsAndTheSystemUnlessItIsWgs84() {
        JsonNode geo = Client.get(SERVER.taskUrl("Copy", "Many") + "/execute", "f", "geojson", "Count", "2")
                .at("/results/0/value");
        JsonNode mercator = copy(POINT, "f", "geojson", "env:outSR", "3857");

        assertThat(geo.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(geo.at("/features/1/id").asInt()).isEqualTo(2);
        assertThat(geo.has("crs")).isFalse();
        assertThat(mercator.at("/crs/properties/name").asText()).isEqualTo("EPSG:3857");
    }

    /** SERVER 7.1: exceededTransferLimit. */
    @Test
    void moreThanTheMaximumIsAnsweredEmptyAndSaysSo() {
        JsonNode three = many("3");
        JsonNode four = many("4");

        assertThat(three.path("features").size()).isEqualTo(3);
        assertThat(three.path("exceededTransferLimit").booleanValue()).isFalse();
        assertThat(four.path("features").toString()).isEqualTo("[]");
        assertThat(four.path("exceededTransferLimit").booleanValue()).isTrue();
    }

    /** SERVER 7.1: a feature collection. */
    @Test
    void featureCollectionHasLayerDefinitionAndFeatureSet() {
        JsonNode value = copy(POINT, "returnFeatureCollection", "true");

        assertThat(value.at("/layerDefinition/geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(value.at("/featureSet/features").size()).isEqualTo(1);
    }

    @Test
    void featureCollectionIsTakenAsInput() {
        JsonNode value =
                copy("{\"layerDefinition\":{\"geometryType\":\"esriGeometryPoint\"},\"featureSet\":" + POINT + "}");

        assertThat(value.path("features").size()).isEqualTo(1);
    }

    /** SERVER 7.2: the absolute address of a file. */
    @Test
    void fileOfASynchronousTaskIsServedByItsUrl() {
        JsonNode value = Client.get(SERVER.taskUrl("Sync/Values", "File") + "/execute", "f", "json")
                .at("/results/0/value");

        String url = value.path("url").asText();
        assertThat(url).startsWith(SERVER.url() + "/rest/directories/arcgisoutput/Sync_Values_GPServer/_ags_");
        assertThat(Client.text(url)).isEqualTo("hello");
    }

    private static List<Double> signedAreas(JsonNode rings) {
        List<Double> areas = new ArrayList<>();
        for (JsonNode ring : rings) {
            double twice = 0;
            for (int i = 0; i + 1 < ring.size(); i++) {
                twice += ring.at("/" + i + "/0").asDouble()
                                * ring.at("/" + (i + 1) + "/1").asDouble()
                        - ring.at("/" + (i + 1) + "/0").asDouble()
                                * ring.at("/" + i + "/1").asDouble();
            }
            areas.add(twice / 2);
        }
        return areas;
    }

    private static JsonNode many(String count) {
        return Client.get(SERVER.taskUrl("Copy", "Many") + "/execute", "f", "json", "Count", count)
                .at("/results/0/value");
    }

    private static JsonNode copy(String features, String... more) {
        List<String> parameters = new ArrayList<>(Arrays.asList(more));
        parameters.addAll(List.of("In", features, "f", "json"));
        JsonNode answer = Client.post(SERVER.taskUrl("Copy", "Copy") + "/execute", parameters.toArray(String[]::new));
        assertThat(answer.has("results")).as(answer.toString()).isTrue();
        return answer.at("/results/0/value");
    }
}
