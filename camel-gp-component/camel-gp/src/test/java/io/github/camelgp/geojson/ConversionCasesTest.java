package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.SpatialReferenceJson;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Conversions that other projects' tests assert, and that other libraries make, each by its own rule. */
class ConversionCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the origin wants something that this project has decided against, by id. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("terraformer-016", "a hole outside every shell becomes a part of its own"),
            Map.entry("terraformer0-006", "an old crs member is told, not forgotten"),
            Map.entry("terraformer0-010", "measures have no place in GeoJSON"),
            Map.entry("koop-009", "an unknown type is an error, not null"),
            Map.entry("arcgis2geojson-001", "coordinates beside a null geometry are no GeoJSON feature"),
            Map.entry("arcgis2geojson-003", "coordinates beside a null geometry are no GeoJSON feature"),
            Map.entry("arcgis2geojson-005", "points nested as paths are an error"),
            Map.entry("geomapi-103", "JTS's reader of the input takes no holes in an empty shell"),
            Map.entry("geomapi-540", "JTS's reader of the input takes no holes in an empty shell"),
            Map.entry("geomapi-546", "JTS's reader of the input takes no holes in an empty shell"),
            Map.entry("geomapi-152", "the reference loses the height of the last position"),
            Map.entry("geomapi-194", "a third ordinate without hasZ and hasM is a height"),
            Map.entry("geomapi-196", "a third ordinate without hasZ and hasM is a height"),
            Map.entry("geomapi-197", "a third ordinate without hasZ and hasM is a height"),
            Map.entry("geomapi-201", "the text is not JSON"),
            Map.entry("hadoop-002", "GeoJSON is written in WGS 84 only"),
            Map.entry("sr-007", "a well-known text is passed on; no registry of systems is at hand"));

    /** Exact to the origin, but only as to the points here, by id. */
    private static final Map<String, String> BY_POINTS = Map.ofEntries(
            Map.entry("terraformer-015", "parts and holes come in the order of the rings"),
            Map.entry("terraformer-047", "shells come before their holes"),
            Map.entry("koop-008", "shells come before their holes"),
            Map.entry("pyesridump-009", "rings follow the right-hand rule of RFC 7946"),
            Map.entry("pyesridump-012", "rings follow the right-hand rule of RFC 7946"),
            Map.entry("pyesridump-013", "rings follow the right-hand rule of RFC 7946"),
            Map.entry("pyesridump-015", "rings follow the right-hand rule of RFC 7946"));

    private final EsriJsonReader esriReader = new EsriJsonReader();
    private final EsriJsonWriter esriWriter = new EsriJsonWriter();

    static List<Named<JsonNode>> cases() throws IOException {
        Path file = Fixtures.path("conversion-cases.jsonl");
        List<Named<JsonNode>> cases = new ArrayList<>();
        if (!Files.exists(file)) {
            cases.add(Named.of("no fixtures beside the project", JSON.createObjectNode()));
            return cases;
        }
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            cases.add(Named.of(node.get("id").asText(), node));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void convertsAsItsCaseSays(JsonNode node) throws IOException, ParseException {
        assumeTrue(node.has("id"), "no fixtures beside the project");
        String exemption = EXEMPT.get(node.get("id").asText());
        assumeTrue(exemption == null, exemption);
        switch (node.get("direction").asText()) {
            case "esri->wkt" -> esriToWkt(node);
            case "wkt->esri" -> wktToEsri(node);
            case "geojson->esri" -> geoJsonToEsri(node);
            case "esri->geojson" -> esriToGeoJson(node);
            case "esri-sr->code" -> {
                SpatialReference reference =
                        SpatialReferenceJson.of(JSON.convertValue(node.get("input"), Object.class));
                assertThat(reference == null ? null : reference.authorityCode())
                        .isEqualTo(
                                node.get("expected").isNull()
                                        ? null
                                        : node.get("expected").asText());
            }
            default -> throw new AssertionError("unknown direction");
        }
    }

    private void esriToWkt(JsonNode node) throws ParseException {
        String input = node.has("input")
                ? node.get("input").toString()
                : node.get("input_text").asText();
        switch (node.get("compare").asText()) {
            case "topological" -> {
                FeatureSet set = esriReader.featureSet(input);
                JsonNode expected = node.get("expected");
                List<JsonNode> wanted = new ArrayList<>();
                if (expected.isArray()) {
                    expected.forEach(wanted::add);
                } else {
                    wanted.add(expected);
                }
                List<Feature> features = new ArrayList<>();
                set.forEach(features::add);
                assertThat(features).hasSameSizeAs(wanted);
                for (int i = 0; i < features.size(); i++) {
                    JsonNode one = wanted.get(i);
                    JsonNode wkt = one.isObject() ? one.get("geometry") : one;
                    SamePoints.assertSame(features.get(i).geometry(), wkt.isNull() ? null : wkt(wkt.asText()));
                    if (one.isObject()) {
                        assertThat(normal(JSON.valueToTree(features.get(i).attributes())))
                                .isEqualTo(normal(one.get("properties")));
                    }
                }
                if (node.has("expected_wkid")) {
                    assertThat(set.spatialReference()).isNotNull();
                    assertThat(set.spatialReference()
                                    .isSameAs(SpatialReference.of(
                                            node.get("expected_wkid").asInt())))
                            .isTrue();
                }
            }
            case "empty-or-error" -> {
                Geometry geometry = esriReader.geometry(input);
                assertThat(geometry == null || geometry.isEmpty()).isTrue();
            }
            case "curve-properties" -> {
                Geometry geometry = esriReader.geometry(input);
                assertThat(geometry.isEmpty()).isFalse();
            }
            case "structure-of-invalid-geometry" -> {
                Geometry geometry = esriReader.geometry(input);
                Geometry expected = wkt(node.get("expected").asText());
                Geometry repaired = node.has("expected_after_repair")
                        ? wkt(node.get("expected_after_repair").asText())
                        : null;
                assertThat(SamePoints.sameVertices(geometry, expected)
                                || repaired != null && SamePoints.sameArea(geometry, repaired))
                        .as("%s%n%s%n%s", geometry, expected, repaired)
                        .isTrue();
            }
            case "no-crash" -> esriReader.geometry(input);
            default -> throw new AssertionError(node.get("compare").asText());
        }
    }

    private void wktToEsri(JsonNode node) throws IOException, ParseException {
        Geometry geometry = wkt(node.get("input").asText());
        compareEsri(node, JSON.readTree(esriWriter.text(geometry, null)));
    }

    private void geoJsonToEsri(JsonNode node) throws IOException {
        String input = node.get("input").toString();
        GeoJsonReader reader = new GeoJsonReader();
        JsonNode id = node.at("/options/idAttribute/idAttribute");
        if (!id.isMissingNode()) {
            reader = reader.withIdAttribute(id.asText());
        }
        JsonNode expected = node.get("expected");
        if (expected.isNull()) {
            assertThat((Object) reader.geometry(input)).isNull();
            return;
        }
        FeatureSet set = reader.featureSet(input);
        Feature feature = set.iterator().next();
        boolean alone = expected.has("attributes") || expected.has("geometry");
        boolean told = alone ? expected.at("/geometry").has("spatialReference") : expected.has("spatialReference");
        SpatialReference reference = told ? set.spatialReference() : null;
        compareEsri(
                node,
                JSON.readTree(
                        alone ? esriWriter.text(feature, reference) : esriWriter.text(feature.geometry(), reference)));
    }

    private void compareEsri(JsonNode node, JsonNode found) {
        JsonNode expected = node.get("expected");
        boolean exact = node.get("compare").asText().equals("exact")
                && !BY_POINTS.containsKey(node.get("id").asText());
        if (exact) {
            assertThat(normal(found)).isEqualTo(normal(expected));
        } else {
            SamePoints.assertSame(esriReader.geometry(found.toString()), esriReader.geometry(expected.toString()));
            if (found.has("spatialReference")) {
                SpatialReference a =
                        SpatialReferenceJson.of(JSON.convertValue(found.get("spatialReference"), Object.class));
                SpatialReference b =
                        SpatialReferenceJson.of(JSON.convertValue(expected.get("spatialReference"), Object.class));
                assertThat(a.isSameAs(b)).as("%s %s", a, b).isTrue();
            }
        }
    }

    private void esriToGeoJson(JsonNode node) throws IOException {
        JsonNode expected = node.get("expected");
        FeatureSet set = esriReader.featureSet(node.get("input").toString());
        JsonNode id = node.at("/options/idAttribute");
        GeoJsonWriter writer = new GeoJsonWriter();
        if (!id.isMissingNode()) {
            writer = writer.withIdAttribute(
                    id.isTextual() ? id.asText() : id.get("idAttribute").asText());
        }
        String type = expected.path("type").asText();
        String text = type.equals("FeatureCollection")
                ? writer.text(set)
                : type.equals("Feature")
                        ? writer.text(set.iterator().next())
                        : writer.text(set.iterator().next().geometry());
        if (BY_POINTS.containsKey(node.get("id").asText())) {
            GeoJsonReader reader = new GeoJsonReader();
            SamePoints.assertSame(
                    reader.featureSet(text).iterator().next().geometry(),
                    reader.featureSet(expected.toString()).iterator().next().geometry());
        } else {
            assertThat(normal(JSON.readTree(text))).isEqualTo(normal(expected));
        }
    }

    /** Numbers by value, without the optional {@code bbox}, flags that say nothing, and properties that are none. */
    private static JsonNode normal(JsonNode node) {
        if (node.isNumber()) {
            return JSON.getNodeFactory().numberNode(node.decimalValue().stripTrailingZeros());
        }
        if (node instanceof ArrayNode array) {
            ArrayNode normal = JSON.createArrayNode();
            array.forEach(element -> normal.add(normal(element)));
            return normal;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode normal = JSON.createObjectNode();
            object.properties().forEach(member -> {
                boolean flag =
                        member.getKey().startsWith("has") && !member.getValue().asBoolean();
                boolean none = member.getKey().equals("properties")
                        && member.getValue().isEmpty();
                if (!flag && !none && !member.getKey().equals("bbox")) {
                    normal.set(member.getKey(), normal(member.getValue()));
                }
            });
            return normal;
        }
        return node;
    }

    private static Geometry wkt(String text) throws ParseException {
        WKTReader reader = new WKTReader();
        reader.setFixStructure(true);
        return reader.read(text);
    }
}
