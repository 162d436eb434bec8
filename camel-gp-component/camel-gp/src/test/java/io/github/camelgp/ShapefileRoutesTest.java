package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.server.GpServerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes take zipped shapefiles as features, and write results as such. */
class ShapefileRoutesTest extends EchoTestSupport {
    @TempDir
    Path folder;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @Test
    void aResultIsWrittenAsAShapefileWhichIsAnInputThen() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:make")
                        .to("gp:Results/Jobs/Points?param.Count=3&outSR=4326")
                        .marshal("shapefile")
                        .to("file:" + folder + "?fileName=points.zip");
                from("direct:read").unmarshal("shapefile");
            }
        });

        body(run("direct:make", null));
        Path zip = folder.resolve("points.zip");

        assertThat(result("gp:Files/Jobs/Count", zip.toFile())).isEqualTo(3L);
        assertThat(result("gp:Files/Jobs/Count", Files.newInputStream(zip))).isEqualTo(3L);
        FeatureSet back = (FeatureSet) result("direct:read", zip.toFile());
        assertThat(back.count()).isEqualTo(3);
        assertThat(back.spatialReference().code()).isEqualTo(4326);
    }

    @Test
    void aZipFileWithoutAShapefileIsRefusedBeforeAnythingIsSent() throws Exception {
        Path zip = Files.write(folder.resolve("no.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});

        Exchange done = run("gp:Files/Jobs/Count", zip.toFile());

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("shapefile");
        assertThat(runs()).isEmpty();
    }
}
