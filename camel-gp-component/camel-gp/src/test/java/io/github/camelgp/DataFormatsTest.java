package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.SpatialReference;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** The data formats esriJson and geoJson in routes. */
class DataFormatsTest extends EchoTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Point POINT = new GeometryFactory().createPoint(new Coordinate(174.7645, -36.8767));

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toEsri").marshal().custom("esriJson");
                from("direct:toGeo").marshal().custom("geoJson");
                from("direct:fromEsri").unmarshal().custom("esriJson");
                from("direct:fromGeo").unmarshal().custom("geoJson");
                from("direct:geoToEsri").unmarshal().custom("geoJson").marshal().custom("esriJson");
            }
        };
    }

    private static FeatureList rim(SpatialReference system) {
        return FeatureList.ofFeatures(List.of(new Feature(Map.of("id", 10_000_000_001L), POINT)), system);
    }

    private JsonNode json(String route, Object body) throws Exception {
        Exchange done = run(route, body);
        body(done);
        return JSON.readTree(done.getMessage().getBody(String.class));
    }

    @Test
    void marshalsEsriJson() throws Exception {
        JsonNode json = json("direct:toEsri", rim(SpatialReference.of(2193)));

        assertThat(json.at("/spatialReference/wkid").asInt()).isEqualTo(2193);
        assertThat(json.at("/features/0/attributes/id").asLong()).isEqualTo(10_000_000_001L);
        assertThat(json.at("/features/0/geometry/x").asDouble()).isEqualTo(174.7645);
    }

    @Test
    void marshalsGeoJson() throws Exception {
        JsonNode json = json("direct:toGeo", rim(SpatialReference.WGS84));

        assertThat(json.at("/features/0/geometry/coordinates/0").asDouble()).isEqualTo(174.7645);
        assertThat(json.at("/features/0/properties/id").asLong()).isEqualTo(10_000_000_001L);
        assertThat(json.has("crs")).isFalse();
    }

    @Test
    void marshalsGeometriesAndTexts() throws Exception {
        assertThat(json("direct:toEsri", POINT).path("features")).hasSize(1);
        assertThat(json("direct:toEsri", OBSERVER).at("/spatialReference/wkid").asInt())
                .isEqualTo(4326);
    }

    @ParameterizedTest
    @ValueSource(ints = {2193, 3857, 54003})
    void geoJsonOfAnotherSystemFails(int wkid) {
        Exchange done = run("direct:toGeo", rim(SpatialReference.of(wkid)));

        assertThat(done.getException())
                .isInstanceOf(GpException.class)
                .hasMessageContaining(Integer.toString(wkid))
                .hasMessageContaining("WGS 84");
    }

    @Test
    void unmarshalsEsriJson() throws Exception {
        String text = JSON.writeValueAsString(json("direct:toEsri", rim(SpatialReference.of(2193))));

        FeatureSet features = (FeatureSet) result("direct:fromEsri", text);

        assertThat(features.spatialReference()).isEqualTo(SpatialReference.of(2193));
        assertThat(features.iterator().next().attributes()).containsEntry("id", 10_000_000_001L);
    }

    @Test
    void unmarshalsGeoJsonStreams() {
        FeatureSet features = (FeatureSet)
                result("direct:fromGeo", new ByteArrayInputStream(OBSERVER.getBytes(StandardCharsets.UTF_8)));

        assertThat(features.count()).isEqualTo(1);
        assertThat(features).hasSize(1);
        assertThat(features).hasSize(1);
        assertThat(features.iterator().next().attributes()).containsEntry("name", "rim");
    }

    @Test
    void oneFormatBecomesTheOther() throws Exception {
        JsonNode json = json("direct:geoToEsri", OBSERVER);

        assertThat(json.at("/features/0/attributes/name").asText()).isEqualTo("rim");
        assertThat(json.at("/spatialReference/wkid").asInt()).isEqualTo(4326);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:fromEsri", "direct:fromGeo"})
    void brokenTextFailsAndSaysWhere(String route) {
        Exchange done = run(route, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":");

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("features[0]");
    }

    @Test
    void resultsOfATaskAreMarshalled() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:task")
                        .to("gp:Results/Sync/Points?param.Count=2&outSR=4326")
                        .marshal()
                        .custom("geoJson");
            }
        });

        assertThat(json("direct:task", null).path("features")).hasSize(2);
    }
}
