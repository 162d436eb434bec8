package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.GpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPERATIONS 29: the tasks on the made-up city over HTTP: hotspots, extracts, service areas. */
@Timeout(60)
class CityTasksTest {

    private static GpServer server;
    private static TaskRuns runs;
    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeAll
    static void start() {
        server = GpServer.standard();
        runs = new TaskRuns(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void hotspotFindsClustersOfTheMadeUpCity() throws IOException {
        var query = "(\"DATE\" > date '1998-01-01 00:00:00' AND \"DATE\" < date '1998-03-31 00:00:00')"
                + " AND (\"Day\" = 'SUN' OR \"Day\"= 'SAT')";
        var ended = runs.run("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", query));

        var features = runs.measured(ended, "Output_Features").path("features");
        var bins = new ArrayList<Integer>();
        long counted = 0;
        for (var feature : features) {
            bins.add(feature.at("/attributes/Gi_Bin").asInt());
            counted += feature.at("/attributes/ICOUNT").asLong();
        }
        assertThat(bins).contains(3, 0);
        assertThat(counted).isBetween(400L, 700L);
        var raster = runs.measured(ended, "Hotspot_Raster");
        assertThat(raster.path("format").asText()).isEqualTo("tif");
        assertThat(raster.path("url").asText()).contains("/rest/directories/arcgisjobs/911callshotspot_gpserver/");
        var image = ImageIO.read(
                new ByteArrayInputStream(runs.http.bytes(raster.path("url").asText())));
        assertThat(image.getWidth()).isBetween(150, 250);
        assertThat(ended.at("/job/messages").toString()).contains("synthetic");
    }

    @Test
    void hotspotHasAResultMapService() {
        assertThat(runs.http
                        .post(server.serviceUrl("911CallsHotspot"), Map.of())
                        .path("resultMapServerName")
                        .asText())
                .isNotEmpty();
        var ended = runs.run("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", "Call_Type = 'FIRE'"));
        var map = ended.path("url").asText().replace("/GPServer/911%20Calls%20Hotspot/", "/MapServer/");

        var layers = runs.http.post(map, Map.of()).path("layers");

        assertThat(layers.size()).isEqualTo(2);
        var png = runs.http.bytes(map + "/export?f=image&bbox=-122.75,45.47,-122.61,45.57&bboxSR=4326&size=200,200");
        assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    }

    @Test
    void hotspotTakesIncidentsOfTheClientAndRefusesWrongQueries() {
        var own =
                "{'geometryType':'esriGeometryPoint','spatialReference':{'wkid':4326},'fields':[{'name':'KIND','type':"
                        + "'esriFieldTypeString'}],'features':[{'attributes':{'KIND':'a'},'geometry':{'x':7,'y':46}},"
                        + "{'attributes':{'KIND':'b'},'geometry':{'x':7.1,'y':46.1}}]}";

        var ended = runs.run("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", "kind = 'a'", "Incidents", own));

        assertThat(runs.measured(ended, "Output_Features").path("features").size())
                .isEqualTo(2);
        assertThat(runs.failed("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", "1=1; DROP TABLE x"))
                        .toString())
                .contains("ERROR 000358");
        assertThat(runs.failed("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", "NOPE = 1"))
                        .toString())
                .contains("there is no field 'NOPE'");
        assertThat(runs.failed("911CallsHotspot", "911 Calls Hotspot", Map.of("Query", "Call_Type = 'X'"))
                        .toString())
                .contains("ERROR 010151");
    }

    @Test
    void extractDataPacksClippedLayers() throws IOException {
        var area = TaskRuns.features("Polygon", "{'rings':" + TaskRuns.SQUARE + "}");
        var ended = runs.run(
                "Extract",
                "Extract Data Task",
                Map.of("Layers_to_Clip", "[\"Streets\",\"Districts\"]", "Area_of_Interest", area));

        var url = runs.http.value(ended, "Output_Zip_File").path("url").asText();
        var files = unzip(runs.http.bytes(url));

        assertThat(files.keySet()).containsExactlyInAnyOrder("Streets.geojson", "Districts.geojson");
        var districts = mapper.readTree(files.get("Districts.geojson"));
        assertThat(districts.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(districts.path("features").size()).isBetween(4, 9);
        assertThat(mapper.readTree(files.get("Streets.geojson"))
                        .path("features")
                        .size())
                .isGreaterThan(100);
    }

    @Test
    void extractDataWritesEsriJsonInAnySystemAndNoGeodatabase() throws IOException {
        var area = TaskRuns.features("Polygon", "{'rings':" + TaskRuns.SQUARE + "}");
        var form = new HashMap<>(Map.of(
                "Layers_to_Clip",
                "[\"Incident Points\"]",
                "Area_of_Interest",
                area,
                "Feature_Format",
                "Esri JSON - ESRI_JSON - .json",
                "Spatial_Reference",
                "3857"));

        var ended = runs.run("Extract", "Extract Data Task", form);
        var files = unzip(runs.http.bytes(
                runs.http.value(ended, "Output_Zip_File").path("url").asText()));
        form.put("Feature_Format", "File Geodatabase - GDB - .gdb");
        var messages = runs.failed("Extract", "Extract Data Task", form).toString();

        var points = mapper.readTree(files.get("Incident_Points.json"));
        assertThat(points.at("/spatialReference/latestWkid").asInt()).isEqualTo(3857);
        assertThat(points.at("/features/0/geometry/x").asDouble()).isLessThan(-13_000_000);
        assertThat(messages).contains("ERROR 000840", "GeoJSON - JSON - .json");
        assertThat(runs.http
                        .post(
                                server.taskUrl("Extract", "Extract Data Task") + "/submitJob",
                                Map.of("Layers_to_Clip", "[\"No Such\"]", "Area_of_Interest", area))
                        .toString())
                .contains("ERROR 000800");
    }

    private static Map<String, byte[]> unzip(byte[] zipped) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void serviceAreasFollowTheStreets() {
        var depot = TaskRuns.features("Point", "{'x':-122.69,'y':45.525}");
        var form = new HashMap<>(Map.of("Facilities", depot, "Break_Values", "2 5", "Polygon_Overlap_Type", "Disks"));

        var driving = runs.run("World/ServiceAreas", "GenerateServiceAreas", form);
        form.put("Travel_Mode", "{\"name\":\"Walking Time\",\"type\":\"WALK\"}");
        var walking = runs.run("World/ServiceAreas", "GenerateServiceAreas", form);

        var areas = runs.http.value(driving, "Service_Areas").path("features");
        assertThat(areas.size()).isEqualTo(2);
        assertThat(areas.at("/0/attributes/ToBreak").asDouble()).isEqualTo(5);
        assertThat(areas.at("/0/attributes/Name").asText()).isEqualTo("Depot : 0 - 5");
        assertThat(areas.at("/0/attributes/FacilityOID").asLong()).isEqualTo(7);
        assertThat(area(areas.path(0))).isGreaterThan(area(areas.path(1)) * 2);
        assertThat(area(runs.http
                        .value(walking, "Service_Areas")
                        .path("features")
                        .path(0)))
                .isLessThan(area(areas.path(0)) / 10);
        assertThat(runs.http.value(driving, "Solve_Succeeded").asBoolean()).isTrue();
        assertThat(runs.http.value(driving, "Usage_Cost").path("numObjects").asInt())
                .isEqualTo(2);
    }

    @Test
    void serviceAreasEndAtBarriers() {
        var depot = TaskRuns.features("Point", "{'x':-122.69,'y':45.525}");
        var form = new HashMap<>(Map.of("Facilities", depot, "Break_Values", "5"));
        var open = runs.run("World/ServiceAreas", "GenerateServiceAreas", form);
        form.put("Line_Barriers", TaskRuns.features("Polyline", "{'paths':[[[-122.695,45.45],[-122.695,45.6]]]}"));
        var closed = runs.run("World/ServiceAreas", "GenerateServiceAreas", form);
        form.put("Polygon_Barriers", TaskRuns.features("Polygon", "{'rings':" + TaskRuns.SQUARE + "}"));
        var blocked = runs.run("World/ServiceAreas", "GenerateServiceAreas", form);

        double all = area(runs.http.value(open, "Service_Areas").at("/features/0"));
        assertThat(area(runs.http.value(closed, "Service_Areas").at("/features/0")))
                .isBetween(all * 0.2, all * 0.8);
        assertThat(runs.http.value(blocked, "Solve_Succeeded").asBoolean())
                .as("OPERATIONS 9: success that isn't")
                .isFalse();
        assertThat(runs.http.value(blocked, "Service_Areas").path("features").size())
                .isZero();
    }

    @Test
    void serviceAreasElsewhereAreCirclesWithAWarning() {
        var depot = TaskRuns.features("Point", "{'x':7,'y':46}");
        var ended = runs.run(
                "World/ServiceAreas",
                "GenerateServiceAreas",
                Map.of(
                        "Facilities",
                        depot,
                        "Break_Values",
                        "1 2",
                        "Break_Units",
                        "Kilometers",
                        "Output_Format",
                        "GeoJSON File"));

        assertThat(ended.at("/job/messages").toString()).contains("esriJobMessageTypeWarning", "as the crow flies");
        var file = new String(
                runs.http.bytes(
                        runs.http.value(ended, "Output_Result_File").path("url").asText()),
                StandardCharsets.UTF_8);
        assertThat(file).contains("FeatureCollection", "\"ToBreak\":2");
    }

    @Test
    void operations13TimeOfDayIsAClockTimeUnlessItIsUtc() {
        var depot = TaskRuns.features("Point", "{'x':-122.69,'y':45.525}");
        var form = new HashMap<>(Map.of("Facilities", depot, "Break_Values", "5", "Time_of_Day", "1767772800000"));

        double rush = area(runs.http
                .value(runs.run("World/ServiceAreas", "GenerateServiceAreas", form), "Service_Areas")
                .at("/features/0"));
        form.put("Time_Zone_for_Time_of_Day", "UTC");
        double midnight = area(runs.http
                .value(runs.run("World/ServiceAreas", "GenerateServiceAreas", form), "Service_Areas")
                .at("/features/0"));

        assertThat(midnight).isGreaterThan(rush * 1.5);
    }

    @Test
    void serviceAreasHaveDozensOfOptionalParameters() {
        var parameters = runs.http
                .post(server.taskUrl("World/ServiceAreas", "GenerateServiceAreas"), Map.of())
                .path("parameters");

        long optional = 0;
        for (var parameter : parameters) {
            optional += parameter.path("parameterType").asText().endsWith("Optional") ? 1 : 0;
        }
        assertThat(optional).isGreaterThan(24);
        assertThat(parameters.findValuesAsText("name"))
                .contains("Point_Barriers", "Line_Barriers", "Polygon_Barriers", "Time_of_Day", "Travel_Mode");
    }

    private static double area(JsonNode feature) {
        return feature.at("/attributes/Shape_Area").asDouble();
    }
}
