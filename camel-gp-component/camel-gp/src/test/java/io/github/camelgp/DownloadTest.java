package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of results come whole into a folder, or as streams; what is no file is never saved as one. */
class DownloadTest extends EchoTestSupport {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jobs", "Fast"})
    void theBodyIsTheSavedFile(String service) throws IOException {
        Exchange done = run(make(service, "report.pdf", 5000), null);

        File file = (File) body(done);
        assertThat(file).hasBinaryContent(FileTasks.bytes(5000));
        assertThat(file.toPath()).startsWith(folder);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).asString().endsWith("report.pdf");
        assertThat(files()).containsExactly(file.toPath());
        if (service.equals("Jobs")) {
            assertThat(file.getParentFile().getName())
                    .isEqualTo(done.getMessage().getHeader("CamelGpJobId"));
        }
    }

    @Test
    void filesOfTwoJobsHaveFoldersOfTheirOwn() throws IOException {
        result(make("Jobs", "report.pdf", 10), null);
        result(make("Jobs", "report.pdf", 20), null);

        assertThat(files()).hasSize(2);
    }

    @Test
    void aBigFileComesInPiecesAndAPieceThatBreaksOffComesAgain() throws IOException {
        server.faults().on(Operation.FILE).nth(2).cut(100_000);

        File file = (File) result(make("Jobs", "big.tif", 20 * MEGABYTE), null);

        assertThat(Files.mismatch(
                        file.toPath(), Files.write(folder.resolve("expected"), FileTasks.bytes(20 * MEGABYTE))))
                .isEqualTo(-1);
        List<String> ranges = recorded(Operation.FILE).stream()
                .map(request -> request.headers().get("range"))
                .toList();
        assertThat(ranges)
                .containsExactly(
                        "bytes=0-8388607",
                        "bytes=8388608-16777215",
                        "bytes=8388608-16777215",
                        "bytes=16777216-25165823");
        assertThat(recorded(Operation.FILE).get(3).headers()).containsKey("if-range");
    }

    @Test
    void anErrorDocumentIsNeverTheFile() {
        server.faults().on(Operation.FILE).always().error(400, "The file was swept.");

        Exchange done = run(make("Jobs", "report.pdf", 10), null);

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("The file was swept.");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|text/html|<!DOCTYPE html><html><body>Sign in</body></html>",
                "200|application/pdf|  <html><body>Sign in</body></html>",
                "404|text/plain|not here",
                "500|application/octet-stream|oops",
                "200|application/octet-stream|{\"status\":\"error\",\"messages\":[\"no\"],\"code\":500}",
                "206|application/octet-stream|half"
            })
    void pagesAndFailuresAreNeverTheFile(int status, String type, String text) {
        server.faults().on(Operation.FILE).always().body(status, type, text);

        Exchange done = run(make("Jobs", "report.pdf", 10), null);

        assertThat(done.getException()).isInstanceOf(GpException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatTellsOfFailuresIsAFile() throws IOException {
        server.faults().on(Operation.FILE).body("application/json", "{\"success\":false,\"checked\":3}");

        File file = (File) result(make("Jobs", "report.json", 10), null);

        assertThat(file).hasContent("{\"success\":false,\"checked\":3}");
    }

    @Test
    void anErrorInThePlaceOfAJsonFileIsAnError() {
        server.faults().on(Operation.FILE).always().error(400, "The file was swept.");

        assertThat(run(make("Jobs", "report.json", 10), null).getException()).isInstanceOf(GpException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aTokenThatRanOutIsSaidToHaveRunOut() {
        server.faults().on(Operation.FILE).always().error(498, "Invalid token.");

        Exchange done = run(make("Jobs", "report.pdf", 10), null);

        assertThat(done.getException()).isInstanceOf(GpAuthenticationException.class);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2F..%2Fevil.sh", "%2e%2e%5cevil.txt", "C%3Aevil.txt", "NUL", "%00x.txt", "a%EF%BC%8Fb.txt"})
    void namesNeverLeadOutOfTheFolder(String name) throws IOException {
        server.faults()
                .on(Operation.JOB_RESULT)
                .body(
                        "application/json",
                        "{\"paramName\":\"File\",\"dataType\":\"GPDataFile\",\"value\":{\"url\":\"" + server.url()
                                + "/rest/directories/arcgisjobs/" + name + "?x=1\"}}");
        server.faults().on(Operation.FILE).always().body("application/octet-stream", "content");

        File file = (File) result(make("Jobs", "report.pdf", 10), null);

        assertThat(file.toPath().toRealPath()).startsWith(folder.toRealPath());
        assertThat(file.getName()).doesNotContain("..", ":", "/", "\\", "\0").isNotEqualToIgnoringCase("NUL");
        assertThat(files()).hasSize(1);
    }

    @Test
    void withoutAFolderTheBodyIsAReferenceWhoseBytesComeWhenTheyAreRead() throws Exception {
        Exchange done = run("gp:Files/Jobs/Make?param.Name=a.txt&param.Bytes=3000", null);

        assertThat(body(done)).isInstanceOf(DataFile.class);
        assertThat(recorded(Operation.FILE)).isEmpty();
        try (InputStream stream = done.getMessage().getBody(InputStream.class)) {
            assertThat(recorded(Operation.FILE)).isEmpty();
            assertThat(stream.readAllBytes()).isEqualTo(FileTasks.bytes(3000));
        }
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void aRouteHandsTheFileOn() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:make")
                        .to(make("Jobs", "report.pdf", 4000))
                        .to("file:" + folder.resolve("outbox") + "?fileName=${header.CamelGpJobId}-${file:onlyname}");
            }
        });

        Exchange done = run("direct:make", null);

        assertThat(done.getException()).isNull();
        try (Stream<Path> out = Files.list(folder.resolve("outbox"))) {
            assertThat(out).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(FileTasks.bytes(4000)));
        }
    }

    @Test
    void severalOutputsAreSavedInsideTheResult() throws IOException {
        GpResult all = (GpResult) result("gp:Test/Types/AllTypes?param.Text=x&downloadDirectory=" + folder, null);

        assertThat(all.outputs().values().stream().filter(output -> output.value() instanceof File))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(files()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void rawFormatsComeAsTheServerWritesThem() {
        Exchange done = run("gp:Results/Jobs/Points?param.Count=3&resultFormat=raw&rawFormat=geojson", null);

        assertThat(new String((byte[]) body(done), StandardCharsets.UTF_8)).contains("FeatureCollection");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/geo+json");
        assertThat(recorded(Operation.JOB_RESULT).get(1).parameters()).containsEntry("f", "geojson");
    }

    @ParameterizedTest
    @CsvSource({"kmz, application/vnd.google-earth.kmz", "pbf, application/x-protobuf"})
    void binaryRawFormatsComeByteByByte(String format, String contentType) {
        String bytes = "PK\u0003\u0004 as the server makes them\u0000\u001a\r\n";
        server.faults().on(Operation.JOB_RESULT).nth(2).body(contentType, bytes);

        Exchange done = run("gp:Results/Jobs/Points?param.Count=3&resultFormat=raw&rawFormat=" + format, null);

        assertThat((byte[]) body(done)).isEqualTo(bytes.getBytes(StandardCharsets.UTF_8));
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(contentType);
        assertThat(recorded(Operation.JOB_RESULT).get(1).parameters()).containsEntry("f", format);
    }

    @Test
    void rawFormatsAreCompleteOrFail() {
        Exchange done = run("gp:Results/Jobs/Points?param.Count=101&resultFormat=raw&rawFormat=kmz", null);

        assertThat(done.getException()).hasMessageContaining("exceededTransferLimit");
    }

    @Test
    void aRawFormatThatTheServerRefusesIsAnError() {
        server.faults().on(Operation.JOB_RESULT).nth(2).error(400, "Output format not supported");

        Exchange done = run("gp:Results/Jobs/Points?param.Count=3&resultFormat=raw&rawFormat=pbf", null);

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("not supported");
    }

    @Test
    void rawFormatsOfSynchronousRunsAreRefused() {
        Exchange done = run("gp:Results/Sync/Points?param.Count=3&resultFormat=raw&rawFormat=kmz", null);

        assertThat(done.getException()).hasMessageContaining("synchronous");
        assertThat(runs()).isEmpty();
    }

    private String make(String service, String name, int bytes) {
        return "gp:Files/" + service + "/Make?param.Name=" + name + "&param.Bytes=" + bytes + "&downloadDirectory="
                + folder;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("expected"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
