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
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The print service, as OPERATIONS names it: blanks in names, JSON in GPString, choice lists, GPDataFile. */
@Timeout(60)
class PrintTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension();

    private static final String SQUARE =
            """
            {"id":"square","opacity":1,"featureCollection":{"layers":[{
              "layerDefinition":{"name":"Square","geometryType":"esriGeometryPolygon","drawingInfo":{"renderer":{
                "type":"simple","symbol":{"type":"esriSFS","style":"esriSFSSolid","color":[255,0,0,255],
                "outline":{"type":"esriSLS","style":"esriSLSSolid","color":[0,0,255,255],"width":2}}}}},
              "featureSet":{"geometryType":"esriGeometryPolygon","features":[
                {"attributes":{},"geometry":{"rings":[[[-100,-50],[-100,50],[100,50],[100,-50],[-100,-50]]],
                "spatialReference":{"wkid":102100}}}]}}]}}""";

    private static String task() {
        return SERVER.taskUrl("Utilities/PrintingTools", "Export Web Map Task");
    }

    private static String map(String layers) {
        return "{\"mapOptions\":{\"extent\":{\"xmin\":-200,\"ymin\":-100,\"xmax\":200,\"ymax\":100,"
                + "\"spatialReference\":{\"wkid\":102100}}},\"operationalLayers\":[" + layers + "],"
                + "\"exportOptions\":{\"dpi\":96,\"outputSize\":[400,200]},"
                + "\"layoutOptions\":{\"titleText\":\"Ōtautahi at night\",\"authorText\":\"Me\",\"copyrightText\":\"© 2026\"}}";
    }

    private static JsonNode print(String map, String... more) {
        String[] parameters = new String[more.length + 4];
        System.arraycopy(more, 0, parameters, 4, more.length);
        parameters[0] = "Web_Map_as_JSON";
        parameters[1] = map;
        parameters[2] = "f";
        parameters[3] = "json";
        return Client.post(task() + "/execute", parameters);
    }

    private static byte[] file(JsonNode answer) throws IOException {
        String url = answer.path("results").path(0).path("value").path("url").asText();
        assertThat(url)
                .as(answer.toString())
                .startsWith(SERVER.url() + "/rest/directories/arcgisoutput/Utilities_PrintingTools_GPServer/_ags_");
        try {
            return Client.HTTP
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void schemaIsThatOfTheRealTask() {
        JsonNode parameters = Client.get(task(), "f", "json").path("parameters");
        assertThat(parameters.findValuesAsText("name"))
                .containsExactly("Web_Map_as_JSON", "Format", "Output_File", "Layout_Template", "Georef_info");
        assertThat(parameters.findValuesAsText("dataType"))
                .containsExactly("GPString", "GPString", "GPDataFile", "GPString", "GPString");
        assertThat(parameters.path(1).path("choiceList").toString()).contains("PDF", "PNG32", "PNG8", "JPG", "SVGZ");
        assertThat(parameters.path(3).path("choiceList").toString()).contains("A4 Portrait", "MAP_ONLY");
    }

    @Test
    void drawsFeaturesOfTheWebMap() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(print(map(SQUARE), "Format", "PNG32"))));
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(200);
        assertThat(image.getRGB(200, 100)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(100, 100)).isEqualTo(0xFF0000FF);
        assertThat(image.getRGB(50, 100)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void drawsResultLayersOfThisServer() throws IOException {
        String make = SERVER.taskUrl("Test/ManyFeatures", "Make");
        String id = Client.post(make + "/submitJob", "Count", "500", "f", "json")
                .path("jobId")
                .asText();
        Client.awaitEnd(make + "/jobs/" + id);
        String layer =
                "{\"id\":\"seeds\",\"url\":\"" + SERVER.url() + "/rest/services/Test/ManyFeatures/MapServer/jobs/" + id
                        + "\"},{\"id\":\"far\",\"title\":\"Far\",\"url\":\"https://example.com/rest/services/X/MapServer\"}";
        String there = map(layer)
                .replaceFirst(
                        "\"xmin.*?\"spatialReference\"",
                        "\"xmin\":19449000,\"ymin\":-4426000,\"xmax\":19459000,\"ymax\":-4416000,\"spatialReference\"");
        JsonNode answer = print(there, "Format", "PNG32");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(answer)));
        int colored = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colored += image.getRGB(x, y) == 0xFFFFFFFF ? 0 : 1;
            }
        }
        assertThat(colored).isGreaterThan(1000);
        assertThat(answer.path("messages").toString()).contains("Far is left out");
    }

    @Test
    void drawsClassesOfAServedLayerInTheirColours() throws IOException {
        String make = SERVER.taskUrl("Test/ManyFeatures", "Make");
        String id = Client.post(make + "/submitJob", "Count", "500", "f", "json")
                .path("jobId")
                .asText();
        Client.awaitEnd(make + "/jobs/" + id);
        String layer =
                "{\"id\":\"seeds\",\"url\":\"" + SERVER.url() + "/rest/services/Test/ManyFeatures/MapServer/jobs/" + id
                        + "/0\",\"layerDefinition\":{\"drawingInfo\":{\"renderer\":{\"type\":\"classBreaks\",\"field\":\"Number\","
                        + "\"classBreakInfos\":[" + breakAt(249, "255,0,0") + "," + breakAt(1000, "0,0,255") + "]}}}}";
        String there = map(layer)
                .replaceFirst(
                        "\"xmin.*?\"spatialReference\"",
                        "\"xmin\":19449000,\"ymin\":-4426000,\"xmax\":19459000,\"ymax\":-4416000,\"spatialReference\"");

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(print(there, "Format", "PNG32"))));

        assertThat(pixels(image, 0xFFFF0000)).isGreaterThan(500);
        assertThat(pixels(image, 0xFF0000FF)).isGreaterThan(500);
    }

    private static String breakAt(int highest, String color) {
        return "{\"classMaxValue\":" + highest
                + ",\"symbol\":{\"type\":\"esriSMS\",\"style\":\"esriSMSCircle\",\"size\":7," + "\"color\":[" + color
                + ",255]}}";
    }

    private static int pixels(BufferedImage image, int color) {
        int found = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found += image.getRGB(x, y) == color ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void printsPdfWithTextAsText() throws IOException {
        byte[] content = file(print(map(SQUARE), "Layout_Template", "A4 Landscape"));
        try (PDDocument pdf = Loader.loadPDF(content)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isCloseTo(841.9f, within(0.2f));
            assertThat(new PDFTextStripper().getText(pdf)).contains("Ōtautahi at night", "Me", "© 2026", "50 m");
        }
        try (PDDocument pdf = Loader.loadPDF(file(print(map(""))))) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(300);
        }
    }

    @Test
    void printsPagesAsImages() throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(
                file(print(map(SQUARE), "Format", "JPG", "Layout_Template", "Letter ANSI A Portrait"))));
        assertThat(page.getWidth()).isEqualTo(816);
        assertThat(page.getHeight()).isEqualTo(1056);
    }

    @Test
    void keepsTheScale() throws IOException {
        String scaled = map(SQUARE).replace("\"mapOptions\":{", "\"mapOptions\":{\"scale\":7559.0551,");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(print(scaled, "Format", "PNG32"))));
        // two metres to the pixel: 200 metres are 100 pixels
        assertThat(image.getRGB(145, 100)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(155, 100)).isEqualTo(0xFFFF0000);
    }

    @Test
    void refusesWhatItCantPrint() {
        for (String bad : new String[] {
            "{",
            "{}",
            "{\"mapOptions\":{\"extent\":{\"xmin\":1}}}",
            "[1]",
            map(SQUARE).replace("[400,200]", "[400000,2]"),
            map("{\"featureCollection\":{\"layers\":[{\"featureSet\":"
                    + "{\"features\":[{\"geometry\":{\"paths\":[[[\"a\",1]]]}}]}}]}}")
        }) {
            JsonNode answer = print(bad, "Format", "PNG32");
            assertThat(answer.path("error").path("details").toString()).as(bad).contains("ERROR 001305");
        }
        assertThat(print(map(SQUARE), "Format", "EPS").has("error")).isTrue();
        assertThat(print(map(SQUARE), "Format", "BMP").has("error")).isTrue();
    }

    @Test
    void layoutsAreAnArrayInAString() {
        String url = SERVER.taskUrl("Utilities/PrintingTools", "Get Layout Templates Info Task");
        JsonNode result =
                Client.get(url + "/execute", "f", "json").path("results").path(0);
        assertThat(result.path("paramName").asText()).isEqualTo("Output_JSON");
        assertThat(result.path("dataType").asText()).isEqualTo("GPString");
        JsonNode first = result.path("value").path(0);
        assertThat(first.path("layoutTemplate").asText()).isEqualTo("A3 Landscape");
        assertThat(first.path("pageSize").path(0).asDouble()).isEqualTo(42);
        assertThat(first.path("layoutOptions").path("hasTitleText").booleanValue())
                .isTrue();
    }
}
