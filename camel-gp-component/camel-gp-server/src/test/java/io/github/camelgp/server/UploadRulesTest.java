package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.UploadRules;
import io.github.camelgp.server.time.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 10 and its bad input: what may be uploaded, by whom, how much, how long. */
@Timeout(60)
class UploadRulesTest {
    private static final int CHUNK = 1 << 20;
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(GpServer.builder()
            .time(time)
            .maxRequestBytes(1 << 20)
            .uploadRetention(Duration.ofHours(1))
            .register(UploadRulesTest::services));

    private static void services(TaskRegistry registry) {
        registry.service("Big", s -> s.synchronous().uploads().task("Size", t -> t.input("File", "GPDataFile")
                .input("Others", "GPMultiValue:GPDataFile", p -> p.optional())
                .output("Size", "GPLong")
                .run(call -> {
                    try (InputStream file = call.open("File")) {
                        call.set("Size", file.skip(Long.MAX_VALUE));
                    }
                })));
        registry.service("Small", s -> s.synchronous()
                .uploads(UploadRules.usual().maxBytes(100).types("txt", "GeoJSON"))
                .task("Copy", t -> t.input("In", "GPFeatureRecordSetLayer")
                        .output("Out", "GPFeatureRecordSetLayer")
                        .run(call -> call.set("Out", call.features("In"))))
                .task("Rows", t -> t.input("In", "GPRecordSet")
                        .output("Out", "GPLong")
                        .run(call -> call.set(
                                "Out", (long) call.features("In").rows().size()))));
        registry.service("Private", s -> s.synchronous().uploads().token("s3cret"));
    }

    @Test
    void fileMayBeMuchBiggerThanOtherRequests() {
        int megabytes = 24;
        Iterator<InputStream> content = Stream.concat(
                        Stream.of(bytes(head("file", "big.zip"))),
                        Stream.concat(
                                IntStream.range(0, megabytes).mapToObj(i -> new ByteArrayInputStream(new byte[CHUNK])),
                                Stream.of(bytes("\r\n--x1--\r\n"))))
                .map(InputStream.class::cast)
                .iterator();
        HttpRequest.Builder request = multipart(uploads("Big") + "/upload?f=json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(of(content))));

        String id = id(Client.json(Client.send(request).body()));
        JsonNode answer = Client.get(
                server.taskUrl("Big", "Size") + "/execute", "f", "json", "File", "{\"itemID\":\"" + id + "\"}");

        assertThat(answer.at("/results/0/value").asLong()).isEqualTo((long) megabytes * CHUNK);
        assertThat(server.requests().get(0).bodyBytes()).isEqualTo(megabytes * CHUNK);
    }

    @Test
    void fileAboveTheLimitIsRefusedAndTheServerGoesOn() {
        assertThat(code(send("Small", "a.txt", "x".repeat(101)))).isEqualTo(413);
        assertThat(code(send("Small", "a.txt", "x".repeat(3_000_000)))).isEqualTo(413);
        assertThat(send("Small", "a.txt", "x".repeat(100)).path("success").booleanValue())
                .isTrue();
    }

    @Test
    void partsTogetherMayNotBeMoreThanTheLimit() {
        String item = uploads("Small") + "/" + register("a.txt");
        String part = item + "/uploadPart?f=json&partId=";

        assertThat(post(part + 1, "p", "x".repeat(60)).path("success").booleanValue())
                .isTrue();
        assertThat(code(post(part + 2, "p", "x".repeat(60)))).isEqualTo(400);
        assertThat(post(part + 1, "p", "x".repeat(90)).path("success").booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a", "a.", ".txt", "../a.txt", "dir/a.txt", "C:\\\\a.txt"})
    void nameWithoutAnAllowedTypeOrWithFoldersIsRefused(String name) {
        assertThat(code(send("Small", name, "x"))).isEqualTo(400);
        assertThat(code(Client.post(uploads("Small") + "/register", "itemName", name, "f", "json")))
                .isEqualTo(400);
        assertThat(Client.get(uploads("Small"), "f", "json").path("uploads")).isEmpty();
    }

    @Test
    void commitWithAnotherChecksumIsRefusedUntilItIsRight() throws Exception {
        String item = uploads("Small") + "/" + register("a.txt");
        post(item + "/uploadPart?f=json&partId=1", "p", "hello");
        String right = HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest("hello".getBytes(StandardCharsets.UTF_8)));

        JsonNode wrong = Client.post(item + "/commit", "parts", "1", "checksum", "0".repeat(32), "f", "json");
        JsonNode unknown = Client.post(item + "/commit", "parts", "1", "checksum", "abc", "f", "json");
        JsonNode good = Client.post(item + "/commit", "parts", "1", "checksum", right, "f", "json");
        JsonNode again = Client.post(item + "/commit", "parts", "1", "f", "json");

        assertThat(List.of(code(wrong), code(unknown), code(again))).containsOnly(400);
        assertThat(good.at("/item/committed").booleanValue()).isTrue();
    }

    @Test
    void itemInPartsIsNoInputBeforeItIsCommitted() {
        String id = register("a.txt");

        assertThat(code(Client.get(copy(), "f", "json", "In", "{\"itemID\":\"" + id + "\"}")))
                .isEqualTo(400);
        assertThat(code(Client.get(uploads("Small") + "/" + id + "/download", "f", "json")))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"itemID\":\"i0\"}", "[{\"itemID\":\"i0\"}]"})
    void itemThatIsNotThereIsRefusedAsInput(String value) {
        String name = value.startsWith("[") ? "Others" : "File";
        JsonNode answer = Client.get(
                server.taskUrl("Big", "Size") + "/execute",
                "f",
                "json",
                name,
                value,
                "File",
                "{\"url\":\"http://x/\"}");

        assertThat(answer.at("/error/details/0").asText()).contains("i0");
    }

    @Test
    void itemOfAnotherServiceIsUnknown() {
        String id = id(send("Small", "a.txt", "{\"features\":[]}"));

        assertThat(code(Client.get(uploads("Big") + "/" + id, "f", "json"))).isEqualTo(400);
        assertThat(code(Client.get(
                        server.taskUrl("Big", "Size") + "/execute",
                        "f",
                        "json",
                        "File",
                        "{\"itemID\":\"" + id + "\"}")))
                .isEqualTo(400);
    }

    @Test
    void geoJsonIsAFeatureInput() {
        String id = id(send(
                "Small",
                "a.geojson",
                "{\"type\":\"Feature\",\"properties\":{\"n\":7},\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[1,2]}}"));

        JsonNode value = Client.get(copy(), "f", "json", "In", "{\"itemID\":\"" + id + "\"}")
                .at("/results/0/value");

        assertThat(value.at("/features/0/geometry").toString()).startsWith("{\"x\":1.0,\"y\":2.0");
        assertThat(value.at("/features/0/attributes/n").asInt()).isEqualTo(7);
        assertThat(value.at("/spatialReference/wkid").asInt()).isEqualTo(4326);
    }

    @Test
    void rowsInATextFileAreARecordSetInput() {
        String id = id(send("Small", "a.txt", "{\"features\":[{\"attributes\":{\"a\":1}},{\"attributes\":{}}]}"));

        JsonNode answer =
                Client.get(server.taskUrl("Small", "Rows") + "/execute", "f", "json", "In", "{'itemID':'" + id + "'}");

        assertThat(answer.at("/results/0/value").asInt()).isEqualTo(2);
    }

    @Test
    void noiseIsRefusedAsFeatures() {
        String id = id(send("Small", "a.txt", "\u0001\u0002 no json"));

        assertThat(code(Client.get(copy(), "f", "json", "In", "{\"itemID\":\"" + id + "\"}")))
                .isEqualTo(400);
    }

    @Test
    void oldItemsAreSwept() {
        send("Small", "a.txt", "x");

        time.advance(Duration.ofMinutes(59));
        int before = Client.get(uploads("Small"), "f", "json").path("uploads").size();
        for (int minute = 0; minute < 3; minute++) {
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(before).isEqualTo(1);
        assertThat(Client.get(uploads("Small"), "f", "json").path("uploads")).isEmpty();
    }

    @Test
    void securedServiceTakesTheTokenInTheBody() {
        String field = "--x1\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\ns3cret\r\n";
        HttpRequest.Builder request = multipart(uploads("Private") + "/upload?f=json")
                .POST(HttpRequest.BodyPublishers.ofString(head("file", "a.txt") + "x\r\n" + field + "--x1--"));

        assertThat(code(send("Private", "a.txt", "x"))).isEqualTo(499);
        assertThat(id(Client.json(Client.send(request).body()))).startsWith("i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "text/plain",
                "multipart/form-data"
            })
    void otherContentTypesAreAnswered(String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uploads("Small") + "/upload?f=json"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(head("file", "a.txt") + "x\r\n--x1--"));

        assertThat(code(Client.json(Client.send(request).body()))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x1",
                "--x1\r\nno head",
                "--x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nbroken",
                "--other--"
            })
    void bodyThatEndsEarlyIsAnswered(String body) {
        HttpRequest.Builder request =
                multipart(uploads("Small") + "/upload?f=json").POST(HttpRequest.BodyPublishers.ofString(body));

        assertThat(code(Client.json(Client.send(request).body()))).isEqualTo(400);
        assertThat(Client.get(uploads("Small"), "f", "json").path("uploads")).isEmpty();
    }

    @Test
    void clientThatAsksFirstIsToldToGoOn() {
        String body = head("file", "a.txt") + "x\r\n--x1--";

        String answer = Client.socket(
                server.server(),
                "POST " + URI.create(uploads("Small")).getPath() + "/upload?f=json HTTP/1.1\r\nHost: a\r\n"
                        + "Expect: 100-continue\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x1\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 100").contains("\"success\":true");
    }

    @Test
    void uploadPageHasAFormForAFile() {
        assertThat(Client.text(uploads("Small") + "/upload"))
                .contains("multipart/form-data")
                .contains("name=\"file\"");
    }

    private String uploads(String service) {
        return server.server().serviceUrl(service) + "/uploads";
    }

    private String copy() {
        return server.taskUrl("Small", "Copy") + "/execute";
    }

    private String register(String name) {
        return id(Client.post(uploads("Small") + "/register", "itemName", name, "f", "json"));
    }

    private JsonNode send(String service, String fileName, String content) {
        return post(uploads(service) + "/upload?f=json", fileName, content);
    }

    private static JsonNode post(String url, String fileName, String content) {
        return Client.json(Client.send(multipart(url)
                        .POST(HttpRequest.BodyPublishers.ofString(head("file", fileName) + content + "\r\n--x1--\r\n")))
                .body());
    }

    private static HttpRequest.Builder multipart(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "multipart/form-data; boundary=x1");
    }

    private static String head(String field, String fileName) {
        return "--x1\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Enumeration<T> of(Iterator<T> iterator) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return iterator.hasNext();
            }

            @Override
            public T nextElement() {
                return iterator.next();
            }
        };
    }

    private static String id(JsonNode answer) {
        return answer.at("/item/itemID").asText();
    }

    private static int code(JsonNode answer) {
        return answer.at("/error/code").asInt();
    }
}
