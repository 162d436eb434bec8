package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of jobs as pictures, from the result map service. */
class MapImageTest extends EchoTestSupport {
    private static final String DRAW = "gp:Test/ManyFeatures/Make?operation=mapImage";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        builder.service(
                "Mapped/Tools",
                service -> EchoTasks.results(
                        service.asynchronous().resultMapService().maximumRecords(10)));
        return super.tasks(builder);
    }

    private String job(String task) {
        Exchange done = run("gp:" + task + "?param.Count=200&onTruncated=warn", null);
        body(done);
        return done.getMessage().getHeader(GpConstants.JOB_URL, String.class);
    }

    private static BufferedImage image(Exchange done) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(done.getMessage().getBody(byte[].class)));
    }

    @Test
    void aPictureOfTheResultsIsTheBody() throws Exception {
        Exchange done = run(DRAW + "&imageSize=320,200", job("Test/ManyFeatures/Make"));

        body(done);
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(done.getMessage().getHeader(GpConstants.JOB_ID)).isNotNull();
        assertThat(image(done).getWidth()).isEqualTo(320);
        assertThat(image(done).getHeight()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"png32, image/png", "jpg, image/jpeg", "gif, image/gif"})
    void theTypeIsThatOfThePicture(String format, String type) {
        Exchange done = run(DRAW + "&imageFormat=" + format, job("Test/ManyFeatures/Make"));

        body(done);
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(type);
    }

    @Test
    void optionsReachTheServer() {
        run(
                DRAW
                        + "&imageBbox=174.7,-36.9,174.8,-36.8&imageBboxSR=4326&imageDpi=192&imageTransparent=true&outSR=2193",
                job("Test/ManyFeatures/Make"));

        assertThat(recorded(Operation.MAP_EXPORT).get(0).parameters())
                .containsAllEntriesOf(Map.of(
                        "bbox", "174.7,-36.9,174.8,-36.8",
                        "bboxSR", "4326",
                        "dpi", "192",
                        "transparent", "true",
                        "imageSR", "2193",
                        "f", "image"));
    }

    @Test
    void oneOutputOfSeveral() {
        body(run("gp:Mapped/Tools/Both?operation=mapImage&output=Points", job("Mapped/Tools/Both")));

        assertThat(recorded(Operation.MAP_EXPORT).get(0).parameters()).containsEntry("layers", "show:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":500,\"message\":\"Error exporting map\"}}",
                "<html><body>Sign in</body></html>",
                "{\"href\":\"http://elsewhere/map.png\"}"
            })
    void anythingButAPictureFails(String text) {
        String job = job("Test/ManyFeatures/Make");
        server.faults().on(Operation.MAP_EXPORT).body("image/png", text);

        Exchange done = run(DRAW, job);

        assertThat(done.getException())
                .isInstanceOfAny(GpServiceException.class, GpProtocolException.class)
                .isInstanceOf(GpException.class);
    }

    @Test
    void aServiceWithoutAMapSaysSo() {
        Exchange done = run("gp:Results/Jobs/Points?operation=mapImage", job("Results/Jobs/Points"));

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("result map");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imageSize=big", "imageBbox=1,2,3", "imageDpi=0"})
    void optionsThatMakeNoSenseFailAtOnce(String option) {
        assertThatThrownBy(() -> context.getEndpoint(DRAW + "&" + option))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option.replaceFirst("=.*", ""));
    }
}
