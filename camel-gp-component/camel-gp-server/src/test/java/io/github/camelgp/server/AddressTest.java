package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 1 and 2: addresses, methods, bodies. */
@Timeout(30)
class AddressTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 1.2, 1.4, 1.5: one resource, however it is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/services/Sync/Values/GPServer/Echo/?f=json",
                "/rest/services/sync/VALUES/gpserver/echo?f=json",
                "/rest/services/Sync/Values/GPServer/Ech%6f?f=json",
                "/rest/services/Sync//Values/GPServer/Echo//?f=json"
            })
    void slashesCaseAndEscapesMakeNoDifference(String path) {
        JsonNode task = Client.json(Client.text(SERVER.url() + path));

        assertThat(task.path("name").asText()).isEqualTo("Echo");
    }

    /** SERVER 1.2, 1.3: /ArcGIS is /arcgis. */
    @Test
    void contextInCapitalsIsTheSame() {
        JsonNode info = Client.get(SERVER.url().replace("/arcgis", "/ArcGIS") + "/rest/info/", "f", "json");

        assertThat(info.path("currentVersion").isNumber()).isTrue();
    }

    /** SERVER 1.5: percent escapes in a segment. */
    @Test
    void taskNameMayHoldBlanks() {
        JsonNode task = Client.get(SERVER.taskUrl("Sync/Values", "Fail Here"), "f", "json");

        assertThat(task.path("name").asText()).isEqualTo("Fail Here");
    }

    /** SERVER 1.3, 1.6, 3.1: raw signs in a query, and Python's quotes. */
    @Test
    void rawBracesQuotesAndBarsInTheRequestLineAreTaken() {
        String reply = Client.socket(
                SERVER.server(),
                "GET /ArcGIS/rest/services/Sync/Values/GPServer/Echo/execute?Distance={+'distance'+:+8.5,+'units'+:"
                        + "+'esriMiles'+}&Words=[]&x=|&f=json HTTP/1.1\r\nHost: here:1\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 200").contains("Distance={\\\"distance\\\":8.5");
    }

    /** SERVER 1.1, 2.1: the resources of the tree, by both methods. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/info",
                "/rest/services",
                "/rest/services/Sync",
                "/rest/services/Sync/Values/GPServer",
                "/rest/services/Sync/Values/GPServer/Echo",
                "/rest/services/Sync/Values/GPServer/Echo/execute"
            })
    void everyResourceAnswersGetAndPostAlike(String path) {
        JsonNode got = Client.get(SERVER.url() + path, "f", "json");
        JsonNode posted = Client.post(SERVER.url() + path, "f", "json");

        assertThat(got.has("error")).isFalse();
        assertThat(posted.path("messages").isEmpty() ? got : posted.path("results"))
                .isEqualTo(posted.path("messages").isEmpty() ? posted : got.path("results"));
    }

    /** SERVER 1.1, 1.8, 2.1, 6.8: the job and all below it, by both methods. */
    @Test
    void jobAndItsChildrenAnswerGetAndPost() {
        String job = submit();

        for (String child : List.of("", "/results", "/results/Result", "/inputs", "/inputs/Text", "/messages")) {
            assertThat(Client.post(job + child, "f", "json")).isEqualTo(Client.get(job + child, "f", "json"));
        }
        assertThat(Client.get(job + "/results/", "f", "json")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo("hi");
    }

    /** SERVER 2.2: a GET of any usual length. */
    @Test
    void longGetIsNotRefused() {
        String text = "x".repeat(20_000);

        JsonNode answer = Client.get(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "Text", text, "f", "json");

        assertThat(answer.path("results").path(0).path("value").asText()).isEqualTo(text);
    }

    /** SERVER 2.3: both kinds of bodies. */
    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded; charset=UTF-8,Text=%C3%A4&f=json",
        "multipart/form-data; boundary=B,--B|Content-Disposition: form-data; name=\"Text\"||ä|--B--|"
    })
    void bodyIsReadByItsType(String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SERVER.taskUrl("Sync/Values", "Echo") + "/execute?f=json"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("|", "\r\n")));

        HttpResponse<String> answer = Client.send(request);

        assertThat(Client.json(answer.body()).at("/results/0/value").asText()).isEqualTo("ä");
    }

    /** SERVER 2.4, 2.6: parameters come from both places. */
    @Test
    void queryAndBodyAreBothRead() {
        JsonNode answer = Client.post(
                SERVER.taskUrl("Sync/Values", "Echo") + "/execute?f=json&outputParam=x", "f", "json", "Text", "both");

        assertThat(answer.at("/results/0/value").asText()).isEqualTo("both");
    }

    /** SERVER 2.5: the type alone makes no body. */
    @Test
    void formTypeOnGetMeansNoBody() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/info?f=json"))
                .header("Content-Type", "application/x-www-form-urlencoded");

        assertThat(Client.json(Client.send(request).body()).has("currentVersion"))
                .isTrue();
    }

    /** SERVER 2.7: empty is not given. */
    @Test
    void emptyParametersCountAsNotGiven() {
        JsonNode answer = Client.get(
                SERVER.taskUrl("Sync/Values", "Echo") + "/execute",
                "f",
                "json",
                "Text",
                "",
                "Number",
                "",
                "env:outSR",
                "",
                "env:processSR",
                "");

        assertThat(answer.at("/results/0/value").asText()).isEqualTo("none");
    }

    private static String submit() {
        String task = SERVER.taskUrl("Jobs", "Echo");
        String id = Client.post(task + "/submitJob", "Text", "hi", "f", "json")
                .path("jobId")
                .asText();
        Client.awaitEnd(task + "/jobs/" + id);
        return task + "/jobs/" + id;
    }
}
