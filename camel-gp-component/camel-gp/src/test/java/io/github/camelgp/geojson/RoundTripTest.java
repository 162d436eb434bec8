package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class RoundTripTest {
    private static final int SEEDS = 250;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EsriJsonReader esriReader = new EsriJsonReader();
    private final EsriJsonWriter esriWriter = new EsriJsonWriter();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void esriJsonLosesNothing(int kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            FeatureList set =
                    FeatureList.ofFeatures(new GeneratedFeatures(seed).features(kind), SpatialReference.WGS84);
            String text = esriWriter.text(set);
            for (FeatureSet read : List.of(esriReader.featureSet(text), esriReader.featureSet(JsonText.source(text)))) {
                assertSame(read, set, seed);
                assertThat(read.hasZ()).as("seed %s", seed).isEqualTo(set.hasZ());
                assertThat(read.hasM()).as("seed %s", seed).isEqualTo(set.hasM());
                assertThat(read.spatialReference()).isEqualTo(SpatialReference.WGS84);
                assertThat(read.geometryType()).isEqualTo(set.geometryType());
                assertThat(esriWriter.text(read)).as("seed %s", seed).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void geoJsonLosesMeasuresOnly(int kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            FeatureList set =
                    FeatureList.ofFeatures(new GeneratedFeatures(seed).features(kind), SpatialReference.WGS84);
            String text = new GeoJsonWriter().text(set);
            FeatureSet read = new GeoJsonReader().featureSet(text);
            FeatureSet again = new FeatureReader().featureSet(JsonText.source(text));
            assertThat(text).doesNotContain("NaN");
            assertThat(new GeoJsonWriter().text(read)).isEqualTo(text);
            assertThat(new GeoJsonWriter().text(again)).isEqualTo(text);
            assertThat(again.fields()).isEqualTo(read.fields());
            assertThat(again.geometryType()).isEqualTo(set.geometryType());
            List<Feature> features = list(read);
            for (int i = 0; i < features.size(); i++) {
                SamePoints.assertSame(
                        features.get(i).geometry(),
                        withoutMeasures(set.features().get(i).geometry()));
                assertThat(features.get(i).attributes())
                        .isEqualTo(set.features().get(i).attributes());
            }
        }
    }

    @Test
    void findsPolygonsWhateverTheOrderDirectionAndClosureOfTheirRings() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Geometry polygon = new GeneratedFeatures(seed).geometry(3);
            ObjectNode json = (ObjectNode) JSON.readTree(esriWriter.text(polygon, null));
            Random random = new Random(seed);
            List<ArrayNode> rings = new ArrayList<>();
            json.get("rings").forEach(ring -> rings.add(shuffled((ArrayNode) ring, random)));
            Collections.shuffle(rings, random);
            json.set("rings", JSON.createArrayNode().addAll(rings));

            SamePoints.assertSame(esriReader.geometry(json.toString()), polygon);
        }
    }

    private static ArrayNode shuffled(ArrayNode ring, Random random) {
        List<JsonNode> positions = new ArrayList<>();
        ring.forEach(positions::add);
        positions.remove(positions.size() - 1);
        Collections.rotate(positions, random.nextInt(positions.size()));
        if (random.nextBoolean()) {
            Collections.reverse(positions);
        }
        if (random.nextBoolean()) {
            positions.add(positions.get(0));
        }
        return JSON.createArrayNode().addAll(positions);
    }

    @Test
    void writesEachFormatsOwnDirectionOfRings() {
        for (long seed = 0; seed < 100; seed++) {
            Geometry polygons = new GeneratedFeatures(seed).geometry(3);
            Geometry esri = esriReader.geometry(esriWriter.text(polygons, null));
            Geometry geo = new GeoJsonReader().geometry(new GeoJsonWriter().text(polygons));
            for (int i = 0; i < polygons.getNumGeometries(); i++) {
                assertDirections((Polygon) esri.getGeometryN(i), false);
                assertDirections((Polygon) geo.getGeometryN(i), true);
            }
        }
    }

    private static void assertDirections(Polygon polygon, boolean counterClockwise) {
        assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                .isEqualTo(counterClockwise);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            assertThat(Orientation.isCCW(polygon.getInteriorRingN(i).getCoordinates()))
                    .isNotEqualTo(counterClockwise);
        }
    }

    private static void assertSame(FeatureSet read, FeatureList set, long seed) {
        List<Feature> features = list(read);
        assertThat(read.count()).isEqualTo(set.count()).isEqualTo(features.size());
        for (int i = 0; i < features.size(); i++) {
            assertThat(features.get(i).attributes())
                    .as("seed %s", seed)
                    .isEqualTo(set.features().get(i).attributes());
            SamePoints.assertSame(
                    features.get(i).geometry(), set.features().get(i).geometry());
        }
    }

    private static List<Feature> list(FeatureSet set) {
        List<Feature> features = new ArrayList<>();
        set.forEach(features::add);
        return features;
    }

    private static Geometry withoutMeasures(Geometry geometry) {
        return geometry == null ? null : new GeoJsonReader().geometry(new GeoJsonWriter().text(geometry));
    }
}
