package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.GpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OPERATIONS 29, "Tasks people know": each runs over HTTP, and its description has the names that clients use. */
@Timeout(60)
class KnownToolsTest {

    private static GpServer server;
    private static TaskRuns runs;

    @BeforeAll
    static void start() {
        server = GpServer.standard();
        runs = new TaskRuns(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elevation|Profile|InputLineFeatures,ProfileIDField,DEMResolution,MaximumSampleDistance,MaximumSampleDistanceUnits,OutputProfile",
                "Elevation|SummarizeElevation|InputFeatures,FeatureIDField,DEMResolution,IncludeSlopeAspect,OutputSummary",
                "Hydrology|Watershed|InputPoints,PointIDField,SnapDistance,SnapDistanceUnits,DataSourceResolution,Generalize,ReturnSnappedPoints,WatershedArea,SnappedPoints",
                "911CallsHotspot|911 Calls Hotspot|Query,Incidents,Output_Features,Hotspot_Raster",
                "Extract|Extract Data Task|Layers_to_Clip,Area_of_Interest,Feature_Format,Raster_Format,Spatial_Reference,Custom_Spatial_Reference_Folder,Output_Zip_File",
                "System/SpatialAnalysisTools|CreateBuffers|inputLayer,distances,field,units,dissolveType,ringType,sideType,endType,outputName,context,bufferLayer",
                "Customer/Delivery|Delivery|Package,Remarks,Minutes,Report,Contents",
                "Geometry/Tools|Project|Input_Features,Output_Coordinate_System,Projected_Features"
            })
    void operations29TasksHaveTheParametersThatPeopleKnow(String service, String task, String names) {
        var description = runs.http.post(server.taskUrl(service, task), Map.of());

        assertThat(description.path("name").asText()).isEqualTo(task);
        assertThat(description.path("executionType").asText()).isEqualTo("esriExecutionTypeAsynchronous");
        assertThat(description.path("parameters").findValuesAsText("name").stream()
                        .filter(name -> List.of(names.split(",")).contains(name))
                        .distinct())
                .containsExactly(names.split(","));
    }

    @Test
    void server61AServiceAndAFolderMayHaveTheSameName() {
        var root = runs.http.post(server.url() + "/rest/services", Map.of());
        assertThat(root.path("folders").toString()).contains("\"Elevation\"");
        assertThat(root.path("services").toString()).contains("{\"name\":\"Elevation\",\"type\":\"GPServer\"}");

        var folder = runs.http.post(server.url() + "/rest/services/Elevation", Map.of());
        assertThat(folder.path("services").toString()).contains("Elevation/ESRI_Elevation_World");
        var service = runs.http.post(server.url() + "/rest/services/Elevation/GPServer", Map.of());
        assertThat(service.path("tasks").toString()).isEqualTo("[\"Profile\",\"SummarizeElevation\"]");
    }

    @Test
    void projectAnswersInItsOwnSystemUnlessOutSrIsAsked() {
        var point = TaskRuns.features("Point", "{'x':10,'y':50}");
        var form = new HashMap<>(Map.of("Input_Features", point, "Output_Coordinate_System", "3857"));

        var value = runs.http.value(runs.run("Geometry/Tools", "Project", form), "Projected_Features");

        assertThat(value.path("spatialReference").path("latestWkid").asInt()).isEqualTo(3857);
        assertThat(value.at("/features/0/geometry/x").asDouble()).isEqualTo(1113194.9, within(0.1));
        assertThat(value.at("/features/0/attributes/Name").isMissingNode()).isTrue();
        form.put("env:outSR", "4326");
        var back = runs.http.value(runs.run("Geometry/Tools", "Project", form), "Projected_Features");
        assertThat(back.at("/features/0/geometry/x").asDouble()).isEqualTo(10, within(1e-9));
        form.put("Output_Coordinate_System", "1");
        assertThat(runs.failed("Geometry/Tools", "Project", form).toString())
                .contains("Spatial reference 1 is not known");
    }

    @Test
    void theOverlayToolsWorkOverHttp() {
        var areas = TaskRuns.features("Polygon", "{'rings':" + TaskRuns.SQUARE + "}");
        var line = TaskRuns.features("Polyline", "{'paths':[[[-122.80,45.52],[-122.60,45.52]]]}");

        var clipped = runs.run("Geometry/Tools", "Clip", Map.of("Input_Features", line, "Clip_Features", areas));
        var hull = runs.run("Geometry/Tools", "ConvexHull", Map.of("Input_Features", line));
        var simple = runs.run(
                "Geometry/Tools",
                "Simplify",
                Map.of("Input_Features", areas, "Tolerance", "{'distance':10,'units':'esriMeters'}"));
        var dissolved = runs.run("Geometry/Tools", "Dissolve", Map.of("Input_Features", areas));

        assertThat(runs.http
                        .value(clipped, "Clipped_Features")
                        .at("/features/0/geometry/paths/0")
                        .toString())
                .contains("-122.7,", "-122.66,")
                .doesNotContain("-122.8,");
        for (var ended : List.of(hull, simple, dissolved)) {
            assertThat(ended.at("/job/results").size()).isEqualTo(1);
        }
    }

    @Test
    void operations12CreateBuffersTakesAndGivesObjectsInTexts() {
        var layer =
                "{\"layerDefinition\":{\"geometryType\":\"esriGeometryPoint\"},\"featureSet\":{\"spatialReference\":"
                        + "{\"wkid\":4326},\"fields\":[{\"name\":\"OBJECTID\",\"type\":\"esriFieldTypeOID\"}],\"features\":[{\"attributes\":{\"OBJECTID\":3},\"geometry\":{\"x\":7,\"y\":46}}]}}";
        var form = new HashMap<>(Map.of(
                "inputLayer",
                layer,
                "distances",
                "1,2",
                "units",
                "Kilometers",
                "ringType",
                "Rings",
                "context",
                "{\"outSR\":{\"wkid\":3857}}"));
        var collection = runs.run("System/SpatialAnalysisTools", "CreateBuffers", form);
        form.put("outputName", "{\"serviceProperties\":{\"name\":\"My_buffers\"}}");
        var published = runs.run("System/SpatialAnalysisTools", "CreateBuffers", form);

        var result = runs.http.post(collection.path("url").asText() + "/results/bufferLayer", Map.of());
        assertThat(result.path("dataType").asText()).isEqualTo("GPString");
        var set = result.at("/value/featureSet");
        assertThat(result.at("/value/layerDefinition/geometryType").asText()).isEqualTo("esriGeometryPolygon");
        assertThat(set.at("/spatialReference/wkid").asInt()).isEqualTo(3857);
        assertThat(set.path("features").size()).isEqualTo(2);
        assertThat(set.at("/features/1/geometry/rings").size())
                .as("a ring has a hole")
                .isEqualTo(2);
        assertThat(set.at("/features/0/attributes/ORIG_FID").asLong()).isEqualTo(3);
        var url = runs.http.value(published, "bufferLayer").path("url").asText();
        assertThat(url).endsWith("/rest/services/Hosted/My_buffers/FeatureServer/0");
        var count = runs.http.post(url + "/query", Map.of("where", "BUFF_DIST > 1500", "returnCountOnly", "true"));
        assertThat(count.path("count").asInt()).isEqualTo(1);
        form.put("inputLayer", "{\"url\":\"" + url + "\",\"filter\":\"BUFF_DIST < 1500\"}");
        form.put("outputName", "Next");
        var next = runs.http.value(runs.run("System/SpatialAnalysisTools", "CreateBuffers", form), "bufferLayer");
        assertThat(runs.http
                        .post(next.path("url").asText() + "/query", Map.of("returnCountOnly", "true", "where", "1=1"))
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(runs.http
                        .post(published.path("url").asText() + "/inputs/context", Map.of())
                        .path("value")
                        .asText())
                .isEqualTo("{\"outSR\":{\"wkid\":3857}}");
        var description = runs.http.post(server.taskUrl("System/SpatialAnalysisTools", "CreateBuffers"), Map.of());
        assertThat(description.path("parameters").findValuesAsText("dataType")).containsOnly("GPString");
    }

    @Test
    void createBuffersRefusesWhatItCannotDo() {
        var layer = TaskRuns.features("Point", "{'x':7,'y':46}");

        assertThat(runs.failed(
                                "System/SpatialAnalysisTools",
                                "CreateBuffers",
                                Map.of("inputLayer", "hello", "distances", "1"))
                        .toString())
                .contains("ERROR");
        assertThat(runs.failed("System/SpatialAnalysisTools", "CreateBuffers", Map.of("inputLayer", layer))
                        .toString())
                .contains("distances or field");
        assertThat(runs.failed(
                                "System/SpatialAnalysisTools",
                                "CreateBuffers",
                                Map.of("inputLayer", layer, "distances", "1", "sideType", "Left"))
                        .toString())
                .contains("not offered");
        assertThat(runs.failed(
                                "System/SpatialAnalysisTools",
                                "CreateBuffers",
                                Map.of(
                                        "inputLayer",
                                        "{\"url\":\"http://127.0.0.1:1/x/FeatureServer/0\"}",
                                        "distances",
                                        "1"))
                        .toString())
                .contains("ERROR 000732");
    }

    @Test
    void aCustomersToolTakesAZipByAddressAndSaysNothing() throws IOException {
        var area = TaskRuns.features("Polygon", "{'rings':" + TaskRuns.SQUARE + "}");
        var extracted = runs.run(
                "Extract", "Extract Data Task", Map.of("Layers_to_Clip", "[\"Districts\"]", "Area_of_Interest", area));
        var zip = runs.http.value(extracted, "Output_Zip_File").path("url").asText();

        var ended = runs.run(
                "Customer/Delivery",
                "Delivery",
                Map.of("Package", "{\"url\":\"" + zip + "\"}", "Remarks", "Stra\u00dfe (1)"));

        assertThat(ended.at("/job/messages").toString()).doesNotContain("files");
        var pdf = new String(
                runs.http.bytes(runs.http.value(ended, "Report").path("url").asText()), StandardCharsets.ISO_8859_1);
        assertThat(pdf)
                .startsWith("%PDF-1.4")
                .contains("(Stra\u00dfe \\(1\\)) Tj", "Districts.geojson")
                .endsWith("%%EOF\n");
        var rows = runs.http.value(ended, "Contents");
        assertThat(rows.at("/0/0").asText()).isEqualTo("Districts.geojson");
        var named = runs.http
                .post(ended.path("url").asText() + "/results/Contents", Map.of("returnColumnName", "true"))
                .path("value");
        assertThat(named.at("/0/File Name").asText()).isEqualTo("Districts.geojson");
        assertThat(runs.http
                        .job(
                                server.taskUrl("Customer/Delivery", "Delivery"),
                                Map.of("Package", "{\"url\":\"http://127.0.0.1:1/none.zip\"}"))
                        .at("/job/jobStatus")
                        .asText())
                .isEqualTo("esriJobFailed");
    }

    @Test
    void aCustomersToolTakesAnUploadedGeodatabase() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("delivery.gdb/a00000001.gdbtable"));
            zip.write(new byte[1000]);
        }
        var item = runs.http.upload(server.serviceUrl("Customer/Delivery"), "delivery.gdb.zip", bytes.toByteArray());

        var ended = runs.run("Customer/Delivery", "Delivery", Map.of("Package", "{\"itemID\":\"" + item + "\"}"));

        assertThat(runs.http.value(ended, "Contents").toString())
                .isEqualTo("[[\"delivery.gdb/a00000001.gdbtable\",1000,true]]");
    }

    @Test
    void protocol4EveryTypeGoesInAndComesOutAsMultiValue() {
        var form = new HashMap<>(Map.of(
                "Text", "x",
                "InMultiDate", "[\"2026-01-02\",5]",
                "InMultiLinearUnit", "[\"3 Miles\",{\"distance\":1,\"units\":\"esriFeet\"}]",
                "InMultiBoolean", "[true,\"False\"]",
                "InMultiDataFile", "[{\"url\":\"http://example.com/a.txt\"}]",
                "InMultiFeatures", "[{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}]",
                "InMultiTimeUnit", "[\"3 Days\"]"));
        var ended = runs.run("Test/Types", "AllTypes", form);

        assertThat(runs.http.value(ended, "OutMultiDate").toString()).isEqualTo("[1767312000000,5]");
        assertThat(runs.http.value(ended, "OutMultiLinearUnit").toString())
                .isEqualTo("[{\"distance\":3.0,\"units\":\"esriMiles\"},{\"distance\":1.0,\"units\":\"esriFeet\"}]");
        assertThat(runs.http.value(ended, "OutMultiBoolean").toString()).isEqualTo("[true,false]");
        assertThat(runs.http.value(ended, "OutMultiDataFile").at("/0/url").asText())
                .isEqualTo("http://example.com/a.txt");
        assertThat(runs.http
                        .value(ended, "OutMultiFeatures")
                        .at("/0/features/0/geometry/y")
                        .asInt())
                .isEqualTo(2);
        assertThat(runs.http.value(ended, "OutMultiTimeUnit").at("/0/time").asInt())
                .isEqualTo(3);
        assertThat(runs.http.value(ended, "OutMultiExtent").at("/0/xmax").asInt())
                .isEqualTo(1);
    }

    @Test
    void protocol4ValueTablesComeByColumnAndCompositesAsWhatTheyAre() {
        var ended = runs.run(
                "Test/Types",
                "AllTypes",
                Map.of(
                        "Text", "x",
                        "InValueTable", "[[\"a\",null],{\"Word\":\"b\",\"Length\":2}]",
                        "InComposite", "{\"dataType\":\"GPDouble\",\"value\":2.5}",
                        "InStringHidden", "secret"));

        assertThat(runs.http.value(ended, "OutValueTable").toString()).isEqualTo("[[\"a\",null],[\"b\",2]]");
        assertThat(runs.http
                        .post(ended.path("url").asText() + "/results/OutValueTable", Map.of("returnColumnName", "true"))
                        .path("value")
                        .toString())
                .isEqualTo("[{\"Word\":\"a\",\"Length\":null},{\"Word\":\"b\",\"Length\":2}]");
        var composite = runs.http.post(ended.path("url").asText() + "/results/OutComposite", Map.of());
        assertThat(composite.path("dataType").asText()).isEqualTo("GPDouble");
        assertThat(composite.path("value").asDouble()).isEqualTo(2.5);
        assertThat(runs.http.value(ended, "OutStringHidden").asText()).isEqualTo("secret");
        assertThat(runs.http
                        .post(ended.path("url").asText() + "/inputs/InStringHidden", Map.of())
                        .path("value")
                        .asText())
                .as("blank from 11.5")
                .isNotEqualTo("secret");
    }
}
