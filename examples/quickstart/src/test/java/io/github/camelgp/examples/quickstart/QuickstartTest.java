package io.github.camelgp.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Runs the program as a user does. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class QuickstartTest {
    private static final String SHIPPED = "observers-maunga-whau.geojson";

    @TempDir
    private Path folder;

    private Path inbox;

    @BeforeEach
    void makeInbox() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @Test
    void shippedFileComesOutAsVisibleAreas(CapturedOutput output) throws IOException {
        int exitCode = run("--quickstart.server-url=");

        assertThat(exitCode).isZero();
        Path result = folder.resolve("outbox").resolve(SHIPPED);
        JsonNode areas = new ObjectMapper().readTree(result.toFile());
        assertThat(areas.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(areas.path("features")).hasSize(6).allSatisfy(QuickstartTest::isAreaOnMaungaWhau);
        assertThat(inbox).isEmptyDirectory();
        assertThat(folder.resolve("done").resolve(SHIPPED)).exists();
        assertThat(output)
                .contains(
                        "submitted as job j",
                        "esriJobSucceeded",
                        "Crater floor",
                        result.toUri().toString());
    }

    @Test
    void badFilesGoToTheErrorFolderWithTheReasonBesideThem() throws IOException {
        String lines =
                """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
                  "geometry": {"type": "LineString", "coordinates": [[174.764, -36.875], [174.765, -36.875]]}}]}""";
        String broken = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Fea";
        Files.writeString(inbox.resolve("lines.geojson"), lines);
        Files.writeString(inbox.resolve("broken.geojson"), broken);

        int exitCode = run("--quickstart.server-url=");

        assertThat(exitCode).isEqualTo(1);
        assertThat(inbox).isEmptyDirectory();
        Path error = folder.resolve("error");
        assertThat(error.resolve("lines.geojson")).hasContent(lines);
        assertThat(error.resolve("lines.geojson.reason.txt"))
                .content()
                .contains("Input_Observation_Point", "lines.geojson", "takes esriGeometryPoint", "What to do");
        assertThat(error.resolve("broken.geojson")).hasContent(broken);
        assertThat(error.resolve("broken.geojson.reason.txt")).content().contains("What failed", "features[0]");
        assertThat(folder.resolve("outbox").resolve(SHIPPED)).exists();
    }

    @Test
    void fileStaysInTheInboxWhenTheServerCannotBeReached(CapturedOutput output) {
        int exitCode = run("--quickstart.server-url=http://127.0.0.1:1/arcgis");

        assertThat(exitCode).isEqualTo(1);
        assertThat(inbox.resolve(SHIPPED)).exists();
        assertThat(folder.resolve("outbox").resolve(SHIPPED)).doesNotExist();
        assertThat(folder.resolve("error").resolve(SHIPPED)).doesNotExist();
        assertThat(output).contains("stays in").doesNotContain("\tat ");
    }

    private int run(String argument) {
        return Quickstart.run("--quickstart.folder=" + folder, argument);
    }

    private static void isAreaOnMaungaWhau(JsonNode feature) {
        JsonNode geometry = feature.path("geometry");
        assertThat(geometry.path("type").asText()).isIn("Polygon", "MultiPolygon");
        JsonNode position = geometry.path("coordinates");
        while (position.get(0).isArray()) {
            position = position.get(0);
        }
        assertThat(position.get(0).asDouble()).isBetween(174.760, 174.769);
        assertThat(position.get(1).asDouble()).isBetween(-36.882, -36.871);
    }
}
