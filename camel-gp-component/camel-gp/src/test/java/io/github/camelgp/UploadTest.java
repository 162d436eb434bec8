package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go to the server whole or in parts, and are inputs of tasks then. */
class UploadTest extends EchoTestSupport {
    private static final String UPLOAD = "gp:Files/Jobs?operation=upload";
    private static final String PARTS = UPLOAD + "&uploadPartSize=1000";
    private static final String DIGEST = "gp:Files/Jobs/Digest";

    @TempDir
    static Path folder;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    static Stream<Object> bodies() throws IOException {
        byte[] bytes = FileTasks.bytes(500);
        Path file = Files.write(folder.resolve("body.bin.zip"), bytes);
        return Stream.of(bytes, file, file.toFile(), new ByteArrayInputStream(bytes), new InputStreamCache(bytes));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyBodyIsUploadedInOneRequest(Object body) throws IOException {
        GpUpload item = upload(UPLOAD, body, "roads.zip");

        assertThat(item.committed()).isTrue();
        assertThat(item.itemName())
                .isEqualTo(body instanceof Path || body instanceof java.io.File ? "body.bin.zip" : "roads.zip");
        assertThat(recorded(Operation.UPLOAD)).hasSize(1);
        assertThat(result(DIGEST, item)).isEqualTo(sum(500));
    }

    @Test
    void textIsUploadedAsUtf8WithNameAndDescription() throws IOException {
        GpUpload item = upload(UPLOAD + "&uploadName=Straße \"7\".txt&uploadDescription=für alle", "größer", null);

        assertThat(item.itemName()).contains("Straße").endsWith(".txt");
        assertThat(item.description()).isEqualTo("für alle");
        assertThat(item.date()).isNotNull();
        assertThat(result(DIGEST, item))
                .isEqualTo(FileTasks.sum(new ByteArrayInputStream("größer".getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 2000, 2001, 25_500})
    void whatIsBiggerThanAPartGoesInParts(int size) throws IOException {
        GpUpload item = upload(PARTS, new ByteArrayInputStream(FileTasks.bytes(size)), "big.zip");

        assertThat(item.committed()).isTrue();
        assertThat(recorded(Operation.UPLOAD)).isEmpty();
        assertThat(recorded(Operation.UPLOAD_PART)).hasSize((size + 999) / 1000);
        assertThat(result(DIGEST, item)).isEqualTo(sum(size));
        assertThat(spoolFiles()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000})
    void whatFitsAPartGoesInOneRequest(int size) throws IOException {
        GpUpload item = upload(PARTS, new ByteArrayInputStream(FileTasks.bytes(size)), "small.zip");

        assertThat(recorded(Operation.UPLOAD)).hasSize(1);
        assertThat(recorded(Operation.UPLOAD_REGISTER)).isEmpty();
        assertThat(result(DIGEST, item)).isEqualTo(sum(size));
    }

    @Test
    void aLostPartIsSentAgainByItself() throws IOException {
        server.faults().on(Operation.UPLOAD_PART).nth(2).loseAnswer();
        server.faults().on(Operation.UPLOAD_PART).nth(5).status(503);

        GpUpload item = upload(PARTS, new ByteArrayInputStream(FileTasks.bytes(4500)), "big.zip");

        assertThat(recorded(Operation.UPLOAD_PART).stream()
                        .map(part -> part.parameters().get("partId")))
                .containsExactly("1", "2", "2", "3", "4", "4", "5");
        assertThat(recorded(Operation.UPLOAD_REGISTER)).hasSize(1);
        assertThat(result(DIGEST, item)).isEqualTo(sum(4500));
    }

    @Test
    void aLostAnswerToTheCommitIsLookedUp() throws IOException {
        server.faults().on(Operation.UPLOAD_COMMIT).loseAnswer();

        GpUpload item = upload(PARTS, new ByteArrayInputStream(FileTasks.bytes(1500)), "big.zip");

        assertThat(item.committed()).isTrue();
        assertThat(recorded(Operation.UPLOAD_COMMIT)).hasSize(1);
        assertThat(result(DIGEST, item)).isEqualTo(sum(1500));
    }

    @Test
    void whatIsGivenUpIsDeletedAtTheServer() {
        server.faults().on(Operation.UPLOAD_PART).nth(2).always().error(500, "The disk is full.");

        Exchange done = send(PARTS, new ByteArrayInputStream(FileTasks.bytes(3000)), "big.zip");

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("The disk is full.");
        until(() -> recorded(Operation.UPLOAD_DELETE).size() == 1);
        assertThat(recorded(Operation.UPLOAD_COMMIT)).isEmpty();
    }

    @Test
    void aStreamThatBreaksIsNoUpload() {
        InputStream broken = new InputStream() {
            private int left = 1500;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the cable came out");
                }
                return 1;
            }
        };

        Exchange done = send(PARTS, broken, "big.zip");

        assertThat(done.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("the cable came out");
        until(() -> recorded(Operation.UPLOAD_DELETE).size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roads", "folder/", ".zip"})
    void aNameWithoutAnExtensionIsRefusedHere(String name) {
        Exchange done = send(UPLOAD, "x", name);

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("uploadName");
        assertThat(recorded(Operation.UPLOAD)).isEmpty();
    }

    @Test
    void refusalsAreInTheServersWords() {
        Exchange type = send("gp:Files/Small?operation=upload", "x", "roads.zip");
        Exchange size = send("gp:Files/Small?operation=upload", "x".repeat(2000), "roads.txt");

        assertThat(type.getException())
                .isInstanceOf(GpException.class)
                .hasMessageContaining("type that may be uploaded");
        assertThat(size.getException()).isInstanceOf(GpException.class).hasMessageContaining("1000");
    }

    @Test
    void aServiceWithoutUploadsIsAnErrorThatNamesTheOtherWays() {
        Exchange done = send("gp:Files/Closed?operation=upload", "x", "roads.zip");

        assertThat(done.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("takes no uploads")
                .hasMessageContaining("URL of a layer");
        assertThat(recorded(Operation.UPLOAD)).isEmpty();
    }

    @Test
    void theItemIsTextAndMapThatTasksTake() {
        Exchange done = send("gp:Files/Jobs/Digest?operation=upload", FileTasks.bytes(10), "a.zip");
        String text = done.getMessage().getBody(String.class);
        Map<?, ?> map = done.getMessage().getBody(Map.class);

        assertThat(text).contains("\"itemID\"").contains("a.zip");
        assertThat(result(DIGEST, Map.of("File", text))).isEqualTo(result(DIGEST, Map.of("File", map)));
    }

    @Test
    void fileInputsAreUploadedByThemselves() throws IOException {
        Path file = Files.write(folder.resolve("input.gdb.zip"), FileTasks.bytes(3000));

        assertThat(result(DIGEST + "?uploadPartSize=1000", file)).isEqualTo(sum(3000));
        assertThat(recorded(Operation.UPLOAD_PART)).hasSize(3);
        assertThat(recorded(Operation.UPLOAD_REGISTER).get(0).parameters()).containsEntry("itemName", "input.gdb.zip");
    }

    @Test
    void filesAmongOthersAreUploadedEachByItself() throws IOException {
        Path one = Files.write(folder.resolve("one.csv"), FileTasks.bytes(100));
        Path two = Files.write(folder.resolve("two.csv"), FileTasks.bytes(200));
        String there = "http://there/three.csv";

        JsonNode files = given(Map.of("Files", List.of(one, there, two.toFile())));
        JsonNode table = given(Map.of("Table", List.of(List.of("a", two), Map.of("file", one, "title", "b"))));
        JsonNode either = given(Map.of("Either", two));
        JsonNode single = given(Map.of("Files", one));

        assertThat(files).hasSize(3);
        assertThat(digest(files.get(0))).isEqualTo(sum(100));
        assertThat(files.get(1).path("url").asText()).isEqualTo(there);
        assertThat(digest(files.get(2))).isEqualTo(sum(200));
        assertThat(digest(table.get(0).get(1))).isEqualTo(sum(200));
        assertThat(digest(table.get(1).get("File"))).isEqualTo(sum(100));
        assertThat(either.path("dataType").asText()).isEqualTo("GPDataFile");
        assertThat(digest(either.path("value"))).isEqualTo(sum(200));
        assertThat(digest(single.get(0))).isEqualTo(sum(100));
        assertThat(recorded(Operation.UPLOAD)).hasSize(6);
    }

    private JsonNode given(Map<String, Object> inputs) throws IOException {
        return new ObjectMapper().readTree((String) result("gp:Files/Jobs/Several", inputs));
    }

    private Object digest(JsonNode item) {
        return result(DIGEST, Map.of("File", item.toString()));
    }

    @Test
    void streamsAreUploadedUnlessTheyAreReferences() throws IOException {
        Map<String, Object> name = Map.of(Exchange.FILE_NAME, "in/data.csv");
        Object sum = body(run(DIGEST, new ByteArrayInputStream("a,b\n1,2".getBytes(StandardCharsets.UTF_8)), name));
        GpUpload item = upload(UPLOAD, FileTasks.bytes(10), "a.zip");
        String reference = context.getTypeConverter().convertTo(String.class, item);
        long uploads = recorded(Operation.UPLOAD).size();

        assertThat(sum).isEqualTo(FileTasks.sum(new ByteArrayInputStream("a,b\n1,2".getBytes(StandardCharsets.UTF_8))));
        assertThat(result(DIGEST, new ByteArrayInputStream(reference.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(sum(10));
        assertThat(recorded(Operation.UPLOAD)).hasSize((int) uploads);
    }

    @Test
    void bigFeaturesAreUploadedAndSmallOnesStandInTheRequest() {
        assertThat(result("gp:Files/Jobs/Count", points(50))).isEqualTo(50L);
        assertThat(recorded(Operation.UPLOAD)).isEmpty();

        assertThat(result("gp:Files/Jobs/Count?uploadThreshold=1000", points(50)))
                .isEqualTo(50L);
        assertThat(recorded(Operation.UPLOAD)).hasSize(1);
        RecordedRequest last = runs().get(1);
        assertThat(last.parameters().get("In")).startsWith("{\"itemID\":");
    }

    @Test
    void bigFeaturesForAServiceWithoutUploadsAreRefusedUnlessThresholdIsZero() {
        Exchange refused = run("gp:Files/Closed/Count?uploadThreshold=1000", points(50));

        assertThat(refused.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("In")
                .hasMessageContaining("uploadThreshold=0")
                .hasMessageContaining("URL of a layer");
        assertThat(runs()).isEmpty();
        assertThat(result("gp:Files/Closed/Count?uploadThreshold=0", points(50)))
                .isEqualTo(50L);
    }

    private static String points(int count) {
        StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(
                            "{\"type\":\"Feature\",\"properties\":{\"name\":\"point\"},\"geometry\":{\"type\":\"Point\",")
                    .append("\"coordinates\":[174,-36]}}");
        }
        return text.append("]}").toString();
    }

    private GpUpload upload(String uri, Object body, @Nullable String name) {
        return (GpUpload) body(send(uri, body, name));
    }

    private Exchange send(String uri, Object body, @Nullable String name) {
        return run(uri, body, name == null ? Map.of() : Map.of(Exchange.FILE_NAME, name));
    }

    private static String sum(int size) throws IOException {
        return FileTasks.sum(new ByteArrayInputStream(FileTasks.bytes(size)));
    }
}
