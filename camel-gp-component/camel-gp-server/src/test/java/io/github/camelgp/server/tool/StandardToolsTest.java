package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StandardToolsTest {

    /** What Python's urlencode makes of the tutorial's dictionaries. */
    private static final String TUTORIAL_BODY =
            "Input_Observation_Point=%7B%27geometryType%27%3A+%27esriGeometryPoint%27%2C"
                    + "+%27spatialReference%27%3A+%7B%27wkid%27%3A+54003%7D%2C+%27features%27%3A+%5B%7B%27geometry%27%3A+%7B%27x%27%3A"
                    + "+-13308192.1956127%2C+%27y%27%3A+4221903.58555983%7D%7D%5D%7D"
                    + "&Viewshed_Distance=%7B%27distance%27%3A+8.5%2C+%27units%27%3A+%27esriMiles%27%7D&f=pjson";

    /** What a browser sends for the tutorial's address: the braces as they are. */
    private static final String TUTORIAL_ADDRESS =
            "/ArcGIS/rest/services/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute"
                    + "?Input_Observation_Point={%22features%22%3A[{%22geometry%22%3A{%22x%22%3A-13308192.1956127%2C%22y%22%3A"
                    + "4221903.58555983}}]}&Viewshed_Distance={+%27distance%27+%3A+8.5%2C+%27units%27+%3A+%27esriMiles%27+}"
                    + "&env%3AoutSR=&env%3AprocessSR=&f=pjson";

    private static GpServer server;
    private final GpHttp http = new GpHttp();

    @BeforeAll
    static void start() {
        server = GpServer.standard();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** SERVER 7.2 and 10: an upload goes in by its id, but a file comes out by its address. */
    @ParameterizedTest
    @CsvSource({"DataFile", "RasterData", "RasterDataLayer"})
    void allTypesAnswersAnUploadedFileByAddress(String type) {
        byte[] content = "two words".getBytes(StandardCharsets.UTF_8);
        var id = http.upload(server.serviceUrl("Test/Types"), "given.tif", content);

        var ended = http.job(
                server.taskUrl("Test/Types", "AllTypes"),
                Map.of("Text", "x", "In" + type, "{\"itemID\":\"" + id + "\"}"));

        assertThat(http.bytes(http.value(ended, "Out" + type).path("url").asText()))
                .isEqualTo(content);
    }

    @Test
    void theTutorialsExecuteScriptGetsAreas() {
        var answer =
                http.post(server.taskUrl("Elevation/ESRI_Elevation_World", "Viewshed") + "/execute", TUTORIAL_BODY);

        assertThatAreasAreSeen(answer.path("results").path(0).path("value"));
        assertThat(answer.path("messages").toString()).contains("synthetic relief");
    }

    @Test
    void theTutorialsSubmitScriptGetsTheSameAreas() {
        var task = server.taskUrl("WorldViewshed", "viewshed");
        var submitted = http.post(task + "/submitJob", TUTORIAL_BODY);
        assertThat(submitted.path("jobStatus").asText()).isEqualTo("esriJobSubmitted");

        var ended = http.await(task + "/jobs/" + submitted.path("jobId").asText());

        assertThat(ended.path("job").path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
        var areas = http.value(ended, "Viewshed_Result");
        assertThatAreasAreSeen(areas);
        var executed =
                http.post(server.taskUrl("Elevation/ESRI_Elevation_World", "Viewshed") + "/execute", TUTORIAL_BODY);
        assertThat(areas).isEqualTo(executed.path("results").path(0).path("value"));
    }

    @Test
    void theTutorialsAddressWithoutSpatialReferenceMeansWorldMiller() throws IOException {
        var uri = URI.create(server.url());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + TUTORIAL_ADDRESS + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            var answer = text(socket.getInputStream());

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"rings\"")
                    .contains("54003")
                    .doesNotContain("\"error\"");
        }
    }

    @Test
    void anObserverOnMaungaWhauIsAnsweredInTheSystemAskedFor() {
        var observer =
                "{\"spatialReference\":{\"wkid\":4326},\"fields\":[{\"name\":\"FID\",\"type\":\"esriFieldTypeOID\"}],"
                        + "\"features\":[{\"attributes\":{\"FID\":12},\"geometry\":{\"x\":174.7645,\"y\":-36.8767}}]}";
        var answer = http.post(
                server.taskUrl("Elevation/ESRI_Elevation_World", "Viewshed") + "/execute",
                Map.of("Input_Observation_Point", observer, "env:outSR", "2193"));

        var value = answer.path("results").path(0).path("value");
        assertThat(value.path("spatialReference").path("wkid").asInt()).isEqualTo(2193);
        var row = value.path("features").path(0);
        assertThat(row.path("attributes").path("ORIG_FID").asLong()).isEqualTo(12);
        double area = row.path("attributes").path("Shape_Area").asDouble();
        assertThat(area).isBetween(1000.0, 610.0 * 870.0);
        assertThat(area).isEqualTo(signedArea(row.path("geometry").path("rings")), within(0.1));
        assertThat(answer.path("messages").toString()).contains("Maunga Whau").contains("edge");
    }

    @Test
    void gridOnlyAnswersTheTutorialWithAnError() {
        try (var strict = GpServer.builder()
                .register(registry ->
                        StandardTools.addTo(registry, ElevationSource.shipped().withoutRelief()))
                .start()) {
            var answer =
                    http.post(strict.taskUrl("Elevation/ESRI_Elevation_World", "Viewshed") + "/execute", TUTORIAL_BODY);

            assertThat(answer.has("results")).isFalse();
            assertThat(answer.path("error").toString()).contains("outside the elevation model Maunga Whau");
        }
    }

    @Test
    void bufferMeasuresMetresOnTheGround() {
        var point = "{\"geometryType\":\"esriGeometryPoint\",\"spatialReference\":{\"wkid\":4326},"
                + "\"features\":[{\"geometry\":{\"x\":15.5,\"y\":70}}]}";
        var ended = http.job(
                server.taskUrl("Geometry/Tools", "Buffer"),
                Map.of(
                        "Input_Features",
                        point,
                        "Distance",
                        "{\"distance\":5,\"units\":\"esriKilometers\"}",
                        "env:outSR",
                        "32633"));

        assertThat(ended.path("job").path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
        var row = http.value(ended, "Buffered_Features").path("features").path(0);
        double circle = Math.PI * 5000 * 5000;
        assertThat(row.path("attributes").path("Shape_Area").asDouble()).isEqualTo(circle, within(circle * 0.01));
        assertThat(row.path("attributes").path("BUFF_DIST").asDouble()).isEqualTo(5000);
    }

    /** SERVER 6.11, 11: the slow one ends when it is cancelled. */
    @Test
    void slowIsCancelled() {
        var task = server.taskUrl("Test/Slow", "Slow");
        var job = task + "/jobs/"
                + http.post(task + "/submitJob", Map.of("Seconds", "3600"))
                        .path("jobId")
                        .asText();

        var cancel = http.post(job + "/cancel", Map.of());

        assertThat(cancel.path("jobStatus").asText()).isIn("esriJobCancelling", "esriJobCancelled");
        assertThat(http.await(job).path("job").path("jobStatus").asText()).isEqualTo("esriJobCancelled");
    }

    /** SERVER 6.10: the reason is a message of type Error. */
    @Test
    void failEndsWithItsReason() {
        var ended = http.job(
                server.taskUrl("Test/Failing", "Fail"),
                Map.of("Reason", "ERROR 000732: Input: Dataset roads does not exist or is not supported"));

        assertThat(ended.path("job").path("jobStatus").asText()).isEqualTo("esriJobFailed");
        assertThat(ended.path("job").path("messages").toString())
                .contains(
                        "{\"type\":\"esriJobMessageTypeError\",\"description\":\"ERROR 000732: Input: Dataset roads does"
                                + " not exist or is not supported\"}")
                .contains("Failed to execute (Fail).");
    }

    /** SERVER 3.4, 3.5, 7.2: each data type goes in and comes out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "String;it's;\"it's\"",
                "Long;-4503599627370495;-4503599627370495",
                "Double;-1.5;-1.5",
                "Boolean;true;true",
                "Date;1577836800000;1577836800000",
                "LinearUnit;{\"distance\":3,\"units\":\"esriFeet\"};{\"distance\":3.0,\"units\":\"esriFeet\"}",
                "ArealUnit;{\"area\":2,\"units\":\"esriAcres\"};{\"area\":2,\"units\":\"esriAcres\"}",
                "TimeUnit;{\"time\":2,\"units\":\"esriTimeUnitsHours\"};{\"time\":2,\"units\":\"esriTimeUnitsHours\"}",
                "DataFile;{\"url\":\"http://example.com/a.txt\"};{\"url\":\"http://example.com/a.txt\"}",
                "RasterData;{\"url\":\"http://example.com/a.tif\"};{\"url\":\"http://example.com/a.tif\"}",
                "Field;{\"name\":\"A\",\"type\":\"esriFieldTypeString\"};{\"name\":\"A\",\"type\":\"esriFieldTypeString\"}",
                "MultiString;[\"a\",\"b\"];[\"a\",\"b\"]",
                "MultiLong;[1,2];[1,2]",
                "MultiDouble;[1.5,2.5];[1.5,2.5]",
                "ValueTable;[[\"a\",1],[\"b\",2]];[[\"a\",1],[\"b\",2]]",
                "Composite;{\"dataType\":\"GPDouble\",\"value\":2.5};2.5",
                "SpatialReference;{\"wkid\":2193};{\"wkid\":2193}",
                "CoordinateSystem;{\"wkid\":4326};{\"wkid\":4326}",
                "Extent;{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4};{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4}",
                "Envelope;{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4};{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4}",
                "SQLExpression;NAME = 'x';\"NAME = 'x'\"",
                "StringHidden;secret;\"secret\""
            })
    void allTypesEchoesEachType(String type, String given, String expected) {
        var ended = http.job(server.taskUrl("Test/Types", "AllTypes"), Map.of("Text", "x", "In" + type, given));

        assertThat(ended.path("job").path("jobStatus").asText())
                .as(ended.path("job").path("messages").toString())
                .isEqualTo("esriJobSucceeded");
        assertThat(http.value(ended, "Out" + type)).hasToString(expected);
    }

    @Test
    void allTypesEchoesFeaturesAndRecords() {
        var features =
                "{\"geometryType\":\"esriGeometryPolyline\",\"spatialReference\":{\"wkid\":102100},\"hasZ\":true,"
                        + "\"features\":[{\"attributes\":{\"NAME\":\"a\"},\"geometry\":{\"paths\":[[[0,0,5],[1,1,6]]]}}]}";
        var records =
                "{\"fields\":[{\"name\":\"N\",\"type\":\"esriFieldTypeInteger\"}],\"features\":[{\"attributes\":{\"N\":7}}]}";
        var ended = http.job(
                server.taskUrl("Test/Types", "AllTypes"),
                Map.of("Text", "x", "InFeatures", features, "InRecordSet", records));

        var value = http.value(ended, "OutFeatures");
        assertThat(value.path("spatialReference").path("latestWkid").asInt()).isEqualTo(3857);
        assertThat(value.path("features")
                        .path(0)
                        .path("geometry")
                        .path("paths")
                        .path(0)
                        .size())
                .isEqualTo(2);
        assertThat(http.value(ended, "OutRecordSet")
                        .path("features")
                        .path(0)
                        .path("attributes")
                        .path("N")
                        .asInt())
                .isEqualTo(7);
    }

    /** SERVER 7.2: files and rasters by their addresses. */
    @Test
    void allTypesServesItsFiles() {
        var ended = http.job(server.taskUrl("Test/Types", "AllTypes"), Map.of("Text", "Grüße"));

        assertThat(http.bytes(http.value(ended, "OutDataFile").path("url").asText()))
                .isEqualTo("Grüße".getBytes(StandardCharsets.UTF_8));
        assertThat(http.bytes(http.value(ended, "OutRasterData").path("url").asText()))
                .hasSizeGreaterThan(256);
    }

    @ParameterizedTest
    @CsvSource({
        "Elevation/ESRI_Elevation_World, Viewshed, esriExecutionTypeSynchronous",
        "WorldViewshed, viewshed, esriExecutionTypeAsynchronous",
        "Geometry/Tools, Buffer, esriExecutionTypeAsynchronous",
        "Test/Slow, Slow, esriExecutionTypeAsynchronous",
        "Test/Failing, Fail, esriExecutionTypeAsynchronous",
        "Test/Types, AllTypes, esriExecutionTypeAsynchronous"
    })
    void servesTheTasksByTheirNames(String service, String task, String executionType) {
        var described = http.post(server.taskUrl(service, task), Map.of());

        assertThat(described.path("name").asText()).isEqualTo(task);
        assertThat(described.path("executionType").asText()).isEqualTo(executionType);
    }

    private static void assertThatAreasAreSeen(JsonNode value) {
        assertThat(value.path("geometryType").asText()).isEqualTo("esriGeometryPolygon");
        assertThat(value.path("spatialReference").path("wkid").asInt()).isEqualTo(54003);
        assertThat(value.path("features")).hasSize(1);
        assertThat(value.path("features").path(0).path("geometry").path("rings"))
                .isNotEmpty();
        assertThat(value.path("features")
                        .path(0)
                        .path("attributes")
                        .path("Shape_Area")
                        .asDouble())
                .isGreaterThan(1e6);
    }

    /** Area of rings, shells clockwise as Esri has them. */
    private static double signedArea(JsonNode rings) {
        double sum = 0;
        for (var ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                var one = ring.get(i - 1);
                var two = ring.get(i);
                sum += (two.get(0).asDouble() - one.get(0).asDouble())
                        * (two.get(1).asDouble() + one.get(1).asDouble())
                        / 2;
            }
        }
        return sum;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
