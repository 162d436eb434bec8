package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token goes with downloads from the server's own site, and from no other. */
class DownloadSitesTest extends EchoTestSupport {
    private static final String TOKEN = "secret-token";

    @TempDir
    Path folder;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @Override
    void configure(GpComponent gp) {
        gp.setToken(TOKEN);
    }

    @Test
    void theServersOwnFilesAreFetchedWithTheToken() {
        result(make(), null);

        assertThat(recorded(Operation.FILE)).singleElement().satisfies(request -> assertThat(request.headers())
                .containsEntry("x-esri-authorization", "Bearer " + TOKEN));
    }

    @Test
    void filesAtAnotherHostAreFetchedWithoutIt() throws Exception {
        try (GpServer other = GpServer.builder().standardTools().start()) {
            String foreign = server.url().contains("localhost")
                    ? other.url().replace("localhost", "127.0.0.1")
                    : other.url().replaceFirst("//[^:/]+", "//localhost");
            server.faults()
                    .on(Operation.JOB_RESULT)
                    .body(
                            "application/json",
                            "{\"paramName\":\"File\",\"dataType\":\"GPDataFile\",\"value\":{\"url\":\"" + foreign
                                    + "/rest/directories/arcgisjobs/report.pdf\"}}");

            Exchange done = run(make(), null);

            assertThat(done.getException()).isInstanceOf(GpException.class);
            assertThat(other.requests()).isNotEmpty();
            assertThat(other.requests())
                    .allSatisfy(request -> assertThat(request.headers() + " " + request.parameters())
                            .doesNotContain(TOKEN));
        }
    }

    private String make() {
        return "gp:Files/Jobs/Make?param.Name=report.pdf&param.Bytes=10&downloadDirectory=" + folder;
    }
}
