package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 10: uploads. */
@Timeout(30)
class UploadTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 6.2, 10.2: capabilities and uploads/info. */
    @Test
    void serviceSaysThatItTakesUploads() {
        assertThat(Client.get(SERVER.server().serviceUrl("Files"), "f", "json")
                        .path("capabilities")
                        .asText())
                .isEqualTo("Uploads");
        assertThat(Client.get(uploads() + "/info", "f", "json").toString())
                .isEqualTo("{\"maxUploadFileSize\":2048,\"maxUploadFileSizeUnit\":\"MB\"}");
    }

    /** SERVER 2.3, 3.5, 10.1: from the upload into a task. */
    @Test
    void uploadedFileIsAnInputByItsId() {
        JsonNode answer = send(uploads() + "/upload", "file", "a b.txt", "hello\r\n--x");

        JsonNode item = answer.path("item");
        assertThat(answer.path("success").booleanValue()).isTrue();
        assertThat(item.path("itemName").asText()).isEqualTo("a b.txt");
        assertThat(item.path("committed").booleanValue()).isTrue();
        assertThat(read(item.path("itemID").asText())).isEqualTo("hello\r\n--x");
    }

    /** SERVER 2.3, 10.1: a body with a boundary of its own and nothing but the names; each member of the item. */
    @Test
    void itemHasEachMember() {
        String head = "\r\nContent-Disposition: form-data; name=";
        String body = "----------ThIs_Is" + head + "\"f\"\r\n\r\njson\r\n----------ThIs_Is" + head
                + "\"description\"\r\n\r\nwhat it is\r\n----------ThIs_Is" + head
                + "\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n----------ThIs_Is--\r\n\r\n";

        HttpResponse<String> answer = Client.send(HttpRequest.newBuilder(URI.create(uploads() + "/upload"))
                .header("Content-Type", "multipart/form-data; boundary=--------ThIs_Is")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        JsonNode item = Client.json(answer.body()).path("item");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(item.path("itemID").asText()).startsWith("i");
        assertThat(item.path("itemName").asText()).isEqualTo("a.txt");
        assertThat(item.path("description").asText()).isEqualTo("what it is");
        assertThat(item.path("date").isIntegralNumber()).isTrue();
        assertThat(item.path("committed").booleanValue()).isTrue();
    }

    /** SERVER 3.5: features by an item. */
    @Test
    void uploadedFeaturesAreAnInputByTheirId() {
        String id = send(uploads() + "/upload", "file", "a.json", "{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}")
                .at("/item/itemID")
                .asText();

        JsonNode answer = Client.get(
                SERVER.taskUrl("Files", "Copy") + "/execute", "f", "json", "In", "{\"itemID\":\"" + id + "\"}");

        assertThat(answer.at("/results/0/value/features/0/geometry/x").asDouble())
                .isEqualTo(1);
    }

    /** SERVER 10.2: register, uploadPart, parts and commit. */
    @Test
    void partsAreCommittedInTheOrderThatIsNamed() {
        String id = Client.post(uploads() + "/register", "itemName", "big.txt", "description", "d", "f", "json")
                .at("/item/itemID")
                .asText();
        send(uploads() + "/" + id + "/uploadPart?partId=2", "file", "p", "world");
        send(uploads() + "/" + id + "/uploadPart?partId=1", "file", "p", "hello ");

        JsonNode parts = Client.get(uploads() + "/" + id + "/parts", "f", "json");
        JsonNode committed = Client.post(uploads() + "/" + id + "/commit", "parts", "1,2", "f", "json");

        assertThat(parts.toString()).isEqualTo("{\"parts\":[1,2]}");
        assertThat(committed.at("/item/committed").booleanValue()).isTrue();
        assertThat(read(id)).isEqualTo("hello world");
    }

    @Test
    void missingPartIsRefused() {
        String id = Client.post(uploads() + "/register", "itemName", "big.txt", "f", "json")
                .at("/item/itemID")
                .asText();

        assertThat(Client.post(uploads() + "/" + id + "/commit", "parts", "[1]", "f", "json")
                        .has("error"))
                .isTrue();
    }

    /** SERVER 10.2: list, download and delete. */
    @Test
    void itemsAreListedDownloadedAndDeleted() {
        String id = send(uploads() + "/upload", "file", "a.csv", "x")
                .at("/item/itemID")
                .asText();

        JsonNode list = Client.get(uploads(), "f", "json");
        HttpResponse<String> download =
                Client.send(HttpRequest.newBuilder(URI.create(uploads() + "/" + id + "/download")));
        JsonNode deleted = Client.post(uploads() + "/" + id + "/delete", "f", "json");

        assertThat(list.at("/uploads/0/itemID").asText()).isEqualTo(id);
        assertThat(download.body()).isEqualTo("x");
        assertThat(download.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"a.csv\"");
        assertThat(deleted.toString()).isEqualTo("{\"status\":\"success\"}");
        assertThat(Client.get(uploads() + "/" + id, "f", "json").has("error")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b(1).csv | attachment; filename=\"a b(1).csv\"",
                "café.csv | attachment; filename*=UTF-8''caf%C3%A9.csv"
            },
            quoteCharacter = '~')
    void downloadHasTheNameThatOldClientsReadTooWhereItIsPlain(String name, String header) {
        String id = send(uploads() + "/upload", "file", name, "x")
                .at("/item/itemID")
                .asText();

        HttpResponse<String> download =
                Client.send(HttpRequest.newBuilder(URI.create(uploads() + "/" + id + "/download")));

        assertThat(download.headers().firstValue("content-disposition")).hasValue(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.txt", "a\\b.txt", "noextension", ".txt", ""})
    void nameThatIsNoFileNameIsRefused(String name) {
        assertThat(Client.post(uploads() + "/register", "itemName", name, "f", "json")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void otherServicesTakeNone() {
        String jobs = SERVER.server().serviceUrl("Jobs") + "/uploads";

        assertThat(send(jobs + "/upload", "file", "a.txt", "x").has("error")).isTrue();
        assertThat(Client.get(jobs, "f", "json").has("error")).isTrue();
    }

    private static String uploads() {
        return SERVER.server().serviceUrl("Files") + "/uploads";
    }

    private static String read(String id) {
        return Client.get(
                        SERVER.taskUrl("Files", "Read") + "/execute",
                        "f",
                        "json",
                        "File",
                        "{\"itemID\":\"" + id + "\"}")
                .at("/results/0/value")
                .asText();
    }

    private static JsonNode send(String url, String field, String fileName, String content) {
        String body = "--x1\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\njson\r\n--x1\r\n"
                + "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--x1--\r\n";
        return Client.json(Client.send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "multipart/form-data; boundary=x1")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body());
    }
}
