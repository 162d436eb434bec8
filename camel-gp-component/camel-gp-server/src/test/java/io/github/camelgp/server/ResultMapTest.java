package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The result map service of a job that made 2,500 points where 1,000 fit into an answer. */
@Timeout(60)
class ResultMapTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension();

    private static String job = "";
    private static String map = "";

    @BeforeEach
    void forget() {
        map = "";
    }

    private static void run() {
        if (!map.isEmpty()) {
            return;
        }
        String task = SERVER.taskUrl("Test/ManyFeatures", "Make");
        String id = Client.post(task + "/submitJob", "Count", "2500", "f", "json")
                .path("jobId")
                .asText();
        job = task + "/jobs/" + id;
        map = SERVER.url() + "/rest/services/Test/ManyFeatures/MapServer/jobs/" + id;
        assertThat(Client.awaitEnd(job).path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
    }

    private static JsonNode query(String... parameters) {
        run();
        return Client.post(map + "/0/query", with(parameters));
    }

    private static String[] with(String... parameters) {
        String[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = "f";
        all[parameters.length + 1] = "json";
        return all;
    }

    /** SERVER 1.9, 6.2: the map service is named. */
    @Test
    void serviceNamesItsMapAndTheCatalogListsIt() {
        JsonNode service = Client.get(SERVER.server().serviceUrl("Test/ManyFeatures"), "f", "json");
        assertThat(service.path("resultMapServerName").asText()).isEqualTo("Test/ManyFeatures");
        JsonNode folder = Client.get(SERVER.url() + "/rest/services/Test", "f", "json");
        assertThat(folder.path("services").findValuesAsText("type")).contains("MapServer");
        assertThat(Client.get(SERVER.server().serviceUrl("WorldViewshed"), "f", "json")
                        .path("resultMapServerName")
                        .asText("missing"))
                .isEmpty();
    }

    @Test
    void dataBeyondTheLimitAreEmptyAndSaySo() {
        run();
        JsonNode value = Client.get(job + "/results/Points", "f", "json", "returnType", "data")
                .path("value");
        assertThat(value.path("features")).isEmpty();
        assertThat(value.path("exceededTransferLimit").booleanValue()).isTrue();
    }

    /** SERVER 1.9: MapServer/jobs/ID beside the GPServer. */
    @Test
    void mapDescribesItsLayers() {
        run();
        JsonNode service = Client.get(map, "f", "json");
        assertThat(service.path("layers").path(0).path("geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(service.path("maxRecordCount").asInt()).isEqualTo(1000);
        JsonNode layer = Client.get(map + "/0", "f", "json");
        assertThat(layer.path("objectIdField").asText()).isEqualTo("OBJECTID");
        assertThat(layer.path("advancedQueryCapabilities")
                        .path("supportsPagination")
                        .booleanValue())
                .isTrue();
        assertThat(layer.path("extent").path("xmin").asDouble()).isCloseTo(174.71, within(0.01));
        assertThat(Client.get(map + "/layers", "f", "json").path("layers")).hasSize(1);
    }

    @Test
    void pagesByOffsetUntilAllAreThere() {
        run();
        Set<Long> ids = new HashSet<>();
        JsonNode page;
        do {
            page = Client.post(
                    map + "/0/query",
                    with(
                            "where",
                            "1=1",
                            "outFields",
                            "*",
                            "orderByFields",
                            "OBJECTID",
                            "resultOffset",
                            String.valueOf(ids.size()),
                            "resultRecordCount",
                            "5000"));
            assertThat(page.path("features").size()).isLessThanOrEqualTo(1000);
            page.path("features")
                    .forEach(feature ->
                            ids.add(feature.path("attributes").path("OBJECTID").longValue()));
        } while (page.path("exceededTransferLimit").booleanValue());
        assertThat(ids).hasSize(2500);
    }

    @Test
    void givesAllIdsAndTheCountWithoutLimit() {
        assertThat(query("where", "1=1", "returnIdsOnly", "true").path("objectIds"))
                .hasSize(2500);
        JsonNode count = query("where", "Number >= 100 AND Kind IN ('oak','elm')", "returnCountOnly", "true");
        assertThat(count.path("count").asInt()).isEqualTo(960);
    }

    @Test
    void queriesByIdsFieldsAndSystem() {
        JsonNode page = query("objectIds", "7,1", "outFields", "Kind", "outSR", "102100");
        assertThat(page.path("features")).hasSize(2);
        assertThat(page.path("spatialReference").path("latestWkid").asInt()).isEqualTo(3857);
        assertThat(page.path("features").path(0).path("geometry").path("x").asDouble())
                .isCloseTo(19454194.0, within(10.0));
        assertThat(page.path("fields").findValuesAsText("name")).containsExactly("OBJECTID", "Kind");
        assertThat(page.has("exceededTransferLimit")).isFalse();
    }

    @Test
    void queriesByEnvelopeInAnotherSystem() {
        int inside = query("geometry", "174.755,-36.885,174.765,-36.875", "inSR", "4326", "returnCountOnly", "true")
                .path("count")
                .asInt();
        long expected = IntStream.range(0, 2500)
                .filter(i -> {
                    double r = 0.001 * Math.sqrt(i);
                    double a = Math.PI * (3 - Math.sqrt(5)) * i;
                    return Math.abs(r * Math.cos(a)) <= 0.005 && Math.abs(r * Math.sin(a)) <= 0.005;
                })
                .count();
        assertThat(inside).isEqualTo((int) expected).isPositive();
        JsonNode mercator = query(
                "geometry",
                "{\"rings\":[[[19453637,-4421990],[19454751,-4421990],[19454751,-4420596],[19453637,-4420596],[19453637,-4421990]]]}",
                "geometryType",
                "esriGeometryPolygon",
                "inSR",
                "{\"wkid\":102100}",
                "returnCountOnly",
                "true");
        assertThat(mercator.path("count").asDouble()).isCloseTo(inside, within(8.0));
    }

    @Test
    void answersGeoJsonInWgs84() {
        run();
        JsonNode page = Client.get(
                map + "/0/query", "where", "OBJECTID<=2", "outFields", "*", "f", "geojson", "resultRecordCount", "1");
        assertThat(page.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(page.path("features")).hasSize(1);
        assertThat(page.path("exceededTransferLimit").booleanValue()).isTrue();
        assertThat(page.path("features").path(0).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void leavesOutGeometryWhenAsked() {
        JsonNode page = query("where", "OBJECTID=1", "returnGeometry", "false", "outFields", "*");
        assertThat(page.path("features").path(0).has("geometry")).isFalse();
        assertThat(page.path("features").path(0).path("attributes").path("Kind").asText())
                .isEqualTo("oak");
    }

    @Test
    void refusesWhatItCantQuery() {
        for (String[] bad : new String[][] {
            {},
            {"where", "Nowhere = 1"},
            {"where", "1=1; DROP TABLE x"},
            {"where", "1=1", "outFields", "Nothing"},
            {"where", "1=1", "resultOffset", "-1"},
            {"where", "1=1", "outSR", "999999"},
            {"where", "(".repeat(5000)},
            {"where", "1=1", "orderByFields", "Kind SIDEWAYS"},
            {"geometry", "{\"x\":"},
            {"where", "1=1", "outStatistics", "[]"}
        }) {
            JsonNode answer = query(bad);
            assertThat(answer.path("error").path("code").asInt())
                    .as(String.join("&", bad))
                    .isEqualTo(400);
        }
    }

    @Test
    void unknownLayersAndJobsAreErrors() {
        run();
        assertThat(Client.get(map + "/9", "f", "json").has("error")).isTrue();
        assertThat(Client.get(map + "0000", "f", "json").has("error")).isTrue();
        assertThat(Client.get(map + "/0/nothing", "f", "json").has("error")).isTrue();
        String other = SERVER.url() + "/rest/services/WorldViewshed/MapServer";
        assertThat(Client.get(other, "f", "json").has("error")).isTrue();
    }

    /** SERVER 7.3: bbox, size and format of a result. */
    @Test
    void resultsAreMapImagesUnlessDataAreAskedFor() throws IOException {
        run();
        JsonNode image = Client.get(
                        job + "/results/Points",
                        "f",
                        "json",
                        "bbox",
                        "174.7,-36.95,174.82,-36.83",
                        "bboxSR",
                        "4326",
                        "size",
                        "300,200",
                        "format",
                        "png",
                        "transparent",
                        "true")
                .path("value")
                .path("mapImage");
        assertThat(image.path("width").asInt()).isEqualTo(300);
        assertThat(image.path("extent").path("spatialReference").path("wkid").asInt())
                .isEqualTo(4326);
        assertThat(image.path("scale").asDouble()).isPositive();
        BufferedImage picture = image(image.path("href").asText());
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(alpha(picture, 0, 0)).isZero();
        assertThat(alpha(picture, 150, 100)).isPositive();
    }

    @Test
    void exportsPictures() throws IOException {
        run();
        JsonNode described = Client.get(map + "/export", "f", "json", "size", "200,100", "imageSR", "3857");
        assertThat(described.path("href").asText()).startsWith(SERVER.url() + "/rest/directories/arcgisoutput/");
        assertThat(described
                        .path("extent")
                        .path("spatialReference")
                        .path("wkid")
                        .asInt())
                .isEqualTo(3857);
        BufferedImage white = image(map + "/export?f=image&size=200,100&bbox=0,0,1,1&bboxSR=4326&format=jpg");
        assertThat(white.getRGB(100, 50) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        BufferedImage points = image(map + "/export?f=image&size=200,100&format=png8");
        assertThat(IntStream.range(0, 200 * 100)
                        .map(i -> points.getRGB(i % 200, i / 200) & 0xFFFFFF)
                        .distinct()
                        .count())
                .isGreaterThan(2);
        assertThat(Client.get(map + "/export", "f", "json", "size", "100000,100000")
                        .has("error"))
                .isTrue();
    }

    private static int alpha(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >>> 24;
    }

    private static BufferedImage image(String url) throws IOException {
        try {
            HttpResponse<byte[]> answer = Client.HTTP.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("image/");
            return ImageIO.read(new ByteArrayInputStream(answer.body()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
