package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKBWriter;

/** Feature and record sets in every form that a route may have them in. */
class FeatureInputsTest extends EchoTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    private static final GeometryFactory UNKNOWN = new GeometryFactory();
    private static final String ESRI =
            """
            {"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"features":[
            {"geometry":{"x":174.7645,"y":-36.8767},"attributes":{"name":"rim"}}]}""";

    @TempDir
    Path folder;

    private static Point rim(GeometryFactory factory) {
        return factory.createPoint(new Coordinate(174.7645, -36.8767));
    }

    private JsonNode wire(String name) throws Exception {
        return JSON.readTree(sent(name));
    }

    /** Runs the task that takes anything, and looks at what the server got. */
    private JsonNode send(Object value) throws Exception {
        result("gp:Echo/Features?inputParameter=In", value);
        return wire("In");
    }

    private static void assertRim(JsonNode sent) {
        assertThat(sent.path("geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(sent.path("spatialReference").path("wkid").asInt()).isEqualTo(4326);
        assertThat(sent.path("features")).hasSize(1);
        assertThat(sent.at("/features/0/geometry/x").asDouble()).isEqualTo(174.7645);
        assertThat(sent.at("/features/0/geometry/y").asDouble()).isEqualTo(-36.8767);
    }

    static Object[] rims() throws Exception {
        Point rim = rim(WGS84);
        Feature feature = new Feature(Map.of("name", "rim"), rim);
        return new Object[] {
            rim,
            List.of(rim),
            feature,
            List.of(feature),
            FeatureList.of(rim(UNKNOWN), SpatialReference.WGS84),
            WGS84.createGeometryCollection(new Geometry[] {rim(UNKNOWN)}),
            OBSERVER,
            OBSERVER.getBytes(StandardCharsets.UTF_8),
            "\uFEFF" + OBSERVER,
            new ByteArrayInputStream(OBSERVER.getBytes(StandardCharsets.UTF_8)),
            JSON.readValue(OBSERVER, Map.class),
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[174.7645,-36.8767]}}",
            "{\"type\":\"Point\",\"coordinates\":[174.7645,-36.8767]}",
            ESRI,
            ESRI.getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream(ESRI.getBytes(StandardCharsets.UTF_8)),
            JSON.readValue(ESRI, Map.class),
            List.of(Map.of("name", "rim", "shape", rim)),
            List.of(Map.of("name", "rim", "geom", "SRID=4326;POINT (174.7645 -36.8767)")),
            List.of(Map.of("name", "rim", "geometry", new WKBWriter(2, true).write(rim))),
            List.of(Map.of("name", "rim", "the_geom", WKBWriter.toHex(new WKBWriter(2, true).write(rim))))
        };
    }

    @ParameterizedTest
    @MethodSource("rims")
    void onePointInEveryForm(Object value) throws Exception {
        assertRim(send(value));
    }

    @ParameterizedTest
    @MethodSource("rims")
    void theTaskUnderstandsEveryForm(Object value) {
        FeatureSet out = (FeatureSet) result("gp:Echo/Features?inputParameter=In", value);

        assertThat(out.count()).isEqualTo(1);
        assertThat((Object) out.iterator().next().geometry()).isEqualTo(rim(WGS84));
    }

    static Object[] withoutSystem() {
        return new Object[] {
            rim(UNKNOWN),
            List.of(Map.of("wkt", "POINT (174.7645 -36.8767)")),
            List.of(Map.of("wkb", new WKBWriter().write(rim(UNKNOWN)))),
            "{\"features\":[{\"geometry\":{\"x\":174.7645,\"y\":-36.8767},\"attributes\":{}}]}"
        };
    }

    @ParameterizedTest
    @MethodSource("withoutSystem")
    void whatHasNoSystemTakesTheTasksOwn(Object value) throws Exception {
        result("gp:Echo/Points", value instanceof List ? Map.of("In", value) : value);

        assertRim(wire("In"));
    }

    @Test
    void filesAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("rim.geojson"), OBSERVER);

        assertRim(send(file));
        server.server().reset();
        assertRim(send(new File(file.toString())));
    }

    @Test
    void filesOfTheFileComponentAreRead() throws Exception {
        Files.writeString(folder.resolve("rim.geojson"), OBSERVER);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0").to("gp:Echo/Points").to("mock:done");
            }
        });
        getMockEndpoint("mock:done").expectedMessageCount(1);

        getMockEndpoint("mock:done").assertIsSatisfied();
        assertRim(wire("In"));
    }

    @Test
    void severalGeometriesAreSeveralFeatures() throws Exception {
        JsonNode sent = send(List.of(rim(WGS84), WGS84.createPoint(new Coordinate(1, 2))));

        assertThat(sent.path("features")).hasSize(2);
    }

    @Test
    void attributesTravelWithTheirTypes() throws Exception {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("id", 10_000_000_001L);
        attributes.put("height", 1.7);
        attributes.put("name", "rim");
        attributes.put("nothing", null);
        JsonNode sent = send(new Feature(attributes, rim(WGS84)));

        JsonNode row = sent.at("/features/0/attributes");
        assertThat(row.path("id").asLong()).isEqualTo(10_000_000_001L);
        assertThat(row.path("height").asDouble()).isEqualTo(1.7);
        assertThat(row.path("name").asText()).isEqualTo("rim");
        assertThat(row.path("nothing").isNull()).isTrue();
    }

    @Test
    void linesAndPolygonsKeepTheirForm() throws Exception {
        String polygon =
                """
                {"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[2,4],[4,4],[4,2],[2,2]]]}""";
        JsonNode sent = send(polygon);

        assertThat(sent.path("geometryType").asText()).isEqualTo("esriGeometryPolygon");
        assertThat(sent.at("/features/0/geometry/rings")).hasSize(2);
        // outer rings are clockwise in Esri JSON
        assertThat(sent.at("/features/0/geometry/rings/0/1/1").asDouble()).isEqualTo(10);
    }

    @Test
    void theOtherSystemOfASetTravels() throws Exception {
        JsonNode sent = send(
                FeatureList.of(UNKNOWN.createPoint(new Coordinate(1_756_000, 5_917_000)), SpatialReference.of(2193)));

        assertThat(sent.path("spatialReference").path("wkid").asInt()).isEqualTo(2193);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gis.example/arcgis/rest/services/A/FeatureServer/0",
                " https://gis.example/arcgis/rest/services/A/FeatureServer/0 \n"
            })
    void aLayerUrlIsAReference(String url) throws Exception {
        run("gp:Echo/Features?inputParameter=In", url);

        assertThat(wire("In"))
                .isEqualTo(JSON.readTree("{\"url\":\"https://gis.example/arcgis/rest/services/A/FeatureServer/0\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"https://gis.example/0\",\"filter\":\"A = 1\",\"time\":\"1,2\"}",
                "{\"itemID\":\"i123\"}"
            })
    void referencesPassAsTheyAre(String reference) throws Exception {
        run("gp:Echo/Features", reference);
        assertThat(wire("In")).isEqualTo(JSON.readTree(reference));

        server.server().reset();
        run("gp:Echo/Features?inputParameter=In", JSON.readValue(reference, Map.class));
        assertThat(wire("In")).isEqualTo(JSON.readTree(reference));
    }

    @Test
    void anAttributeNamedUrlIsNoReference() throws Exception {
        JsonNode sent = send(List.of(Map.of("url", "https://gis.example/0", "geom", rim(WGS84))));

        assertRim(sent);
        assertThat(sent.at("/features/0/attributes/url").asText()).isEqualTo("https://gis.example/0");
    }

    static Object[] tables() throws Exception {
        String esri =
                """
                {"fields":[{"name":"ID","type":"esriFieldTypeInteger"}],"features":[{"attributes":{"ID":1}}]}""";
        return new Object[] {
            List.of(Map.of("ID", 1)),
            esri,
            esri.getBytes(StandardCharsets.UTF_8),
            JSON.readValue(esri, Map.class),
            new RecordSet(FeatureList.ofFeatures(List.of(new Feature(Map.of("ID", 1), null)), null))
        };
    }

    @ParameterizedTest
    @MethodSource("tables")
    void recordSetsComeInEveryForm(Object value) throws Exception {
        result("gp:Test/Types/AllTypes?param.Text=x", Map.of("InRecordSet", value));

        JsonNode sent = wire("InRecordSet");
        assertThat(sent.at("/features/0/attributes/ID").asInt()).isEqualTo(1);
        assertThat(sent.at("/features/0").has("geometry")).isFalse();
        assertThat(sent.has("geometryType")).isFalse();
    }

    @Test
    void aTableUrlIsAReference() throws Exception {
        run("gp:Test/Types/AllTypes?param.Text=x", Map.of("InRecordSet", "https://gis.example/t/1"));

        assertThat(wire("InRecordSet")).isEqualTo(JSON.readTree("{\"url\":\"https://gis.example/t/1\"}"));
    }

    @Test
    void momentsInRowsGoAsMilliseconds() throws Exception {
        Instant moment = Instant.parse("2026-11-21T14:30:00Z");
        JsonNode sent = send(List.of(Map.of("seen", moment, "geom", rim(WGS84))));

        assertThat(sent.at("/features/0/attributes/seen").asLong()).isEqualTo(moment.toEpochMilli());
    }

    @Test
    void withoutChecksFeaturesStillHaveTheirForm() throws Exception {
        result("gp:Echo/Points?checks=off", OBSERVER);

        assertRim(wire("In"));
    }
}
